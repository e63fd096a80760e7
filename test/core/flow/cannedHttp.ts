import type { HttpRequest, HttpResponse, SendHttp } from '../../../core/flow/http';

/** An answer with a JSON body, or with the text as it is. */
export function answer(
	status: number,
	body: unknown = {},
	headers: Readonly<Record<string, string>> = {},
): HttpResponse {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return { status, headers, body: Buffer.from(text) };
}

/** What a port does with a request: answers, or fails. */
export type Canned = HttpResponse | Error | ((request: HttpRequest) => HttpResponse);

/** A port that answers from a list, the last one again and again, and keeps what was asked. */
export function canned(...answers: readonly Canned[]): {
	readonly send: SendHttp;
	readonly requests: HttpRequest[];
} {
	const requests: HttpRequest[] = [];
	const send: SendHttp = async (request) => {
		requests.push(request);
		const next = answers[Math.min(requests.length, answers.length) - 1];
		if (next === undefined) throw new Error(`No answer for ${request.path}`);
		if (next instanceof Error) throw next;
		return typeof next === 'function' ? next(request) : next;
	};
	return { send, requests };
}

/** The JSON that a request carries. */
export function sentJson(request: HttpRequest | undefined): unknown {
	return JSON.parse(request?.body?.toString('utf8') ?? 'null');
}
