import { Agent, request as requestHttp, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

import {
	NetworkError,
	urlOf,
	type HttpRequest,
	type HttpResponse,
	type SendHttp,
} from '../../core/flow/http';

/** Node's own HTTP client as core's port, over kept-alive connections. */
export function nodeHttp(baseUrl: string, token: string): SendHttp {
	const agent = new Agent({ keepAlive: true });
	return async (request) => {
		try {
			return await responseOf(await answerTo(request, { agent, baseUrl, token }));
		} catch (error) {
			request.signal?.throwIfAborted();
			throw new NetworkError(codeOf(error), { cause: error });
		}
	};
}

interface Way {
	readonly agent: Agent;
	readonly baseUrl: string;
	readonly token: string;
}

async function answerTo(
	{ method, path, query, headers, body, signal }: HttpRequest,
	{ agent, baseUrl, token }: Way,
): Promise<IncomingMessage> {
	return await new Promise((resolve, reject) => {
		requestHttp(urlOf(baseUrl, path, query), {
			agent,
			method,
			signal,
			headers: {
				...headers,
				authorization: `Bearer ${token}`,
				...(body && { 'content-length': body.length }),
			},
		})
			.once('response', resolve)
			.once('error', reject)
			.end(body);
	});
}

async function responseOf(answer: IncomingMessage): Promise<HttpResponse> {
	const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
	return {
		status: answer.statusCode ?? 0,
		headers: Object.fromEntries(headers),
		body: await buffer(answer),
	};
}

const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
