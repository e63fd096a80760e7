import { Agent, request as requestHttp, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

import {
	NetworkError,
	urlOf,
	type HttpRequest,
	type HttpResponse,
	type SendHttp,
} from '../../core/flow/http';

/** Tells who sent a request, to whoever looks on. */
export const executionHeader = 'x-execution';

/** Node's own HTTP client as core's port, over kept-alive connections. */
export function nodeHttp(baseUrl: string, token: string, execution = ''): SendHttp {
	const agent = new Agent({ keepAlive: true });
	return async (request) => {
		try {
			return await responseOf(await answerTo(request, { agent, baseUrl, token, execution }));
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
	readonly execution: string;
}

async function answerTo(
	{ method, path, query, headers, body, signal }: HttpRequest,
	{ agent, baseUrl, token, execution }: Way,
): Promise<IncomingMessage> {
	return await new Promise((resolve, reject) => {
		requestHttp(urlOf(baseUrl, path, query), {
			agent,
			method,
			signal,
			headers: {
				...headers,
				authorization: `Bearer ${token}`,
				[executionHeader]: execution,
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
