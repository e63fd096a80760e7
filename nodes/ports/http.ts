import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import {
	NetworkError,
	urlOf,
	type HttpRequest,
	type HttpResponse,
	type SendHttp,
} from '../../core/flow/http';
import { isNetworkCode } from '../../core/flow/networkWords';

/** n8n's helper, bound to a node and a credential type. */
export type SendWithCredential = (options: IHttpRequestOptions) => Promise<unknown>;

const defaultTimeoutMs = 60_000;

/**
 * n8n's authenticated request helper as core's HTTP port: any status is an answer. The body comes
 * as bytes, so that n8n parses nothing.
 */
export function httpPort(send: SendWithCredential, baseUrl: string): SendHttp {
	return async (request) => {
		const options = optionsOf(request, baseUrl);
		try {
			return responseOf(await send({ ...options, ignoreHttpStatusErrors: true }));
		} catch (error) {
			request.signal?.throwIfAborted();
			throw networkError(error);
		}
	};
}

/**
 * The same for a credential whose token n8n renews: it does so only when a 401 is an error, so a
 * request that met one goes once more that way.
 */
export function renewingHttpPort(send: SendWithCredential, baseUrl: string): SendHttp {
	const plain = httpPort(send, baseUrl);
	return async (request) => {
		const response = await plain(request);
		if (response.status !== 401) return response;
		try {
			return responseOf(await send(optionsOf(request, baseUrl)));
		} catch (error) {
			request.signal?.throwIfAborted();
			const status = statusOf(error);
			if (status === undefined) throw networkError(error);
			return { status, headers: {}, body: Buffer.alloc(0) };
		}
	};
}

function optionsOf(request: HttpRequest, baseUrl: string): IHttpRequestOptions {
	return {
		method: request.method,
		url: urlOf(baseUrl, request.path, request.query),
		headers: { ...request.headers },
		body: request.body,
		encoding: 'arraybuffer',
		returnFullResponse: true,
		timeout: request.timeoutMs ?? defaultTimeoutMs,
		abortSignal: request.signal,
	};
}

function responseOf(answer: unknown): HttpResponse {
	const { statusCode, headers, body } = fieldsOf(answer);
	return {
		status: typeof statusCode === 'number' ? statusCode : 0,
		headers: Object.fromEntries(
			Object.entries(fieldsOf(headers)).map(([name, value]) => [name.toLowerCase(), String(value)]),
		),
		body: bytesOf(body),
	};
}

function bytesOf(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (body instanceof ArrayBuffer) return Buffer.from(body);
	return Buffer.from(typeof body === 'string' ? body : '');
}

const fieldsOf = (value: unknown): IDataObject =>
	typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

/** n8n wraps a refused request: the status is text in `httpCode`. */
function statusOf(error: unknown): number | undefined {
	const code = Number(errorField(error, 'httpCode') ?? NaN);
	return Number.isInteger(code) && code >= 100 ? code : undefined;
}

/**
 * A failed connection as core knows it: n8n keeps its code in `code` or, wrapped, in `httpCode`.
 * What has no such code is no failure of the network and stays as it is: repeating would not help.
 */
export function networkError(error: unknown): unknown {
	const codes = [errorField(error, 'code'), errorField(error, 'httpCode')];
	const code = codes.find((one) => typeof one === 'string' && isNetworkCode(one));
	return typeof code === 'string' ? new NetworkError(code, { cause: error }) : error;
}

function errorField(error: unknown, name: string): unknown {
	return error instanceof Error ? Reflect.get(error, name) : undefined;
}
