import { z } from 'zod';
import { N8nApiError } from './apiError';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

const REQUEST_TIMEOUT_MS = 60_000;
const wrapped = z.object({ data: z.unknown() });

/**
 * A way to talk to one n8n: as the editor does, with the cookie of a login, and over the public
 * API, with a key.
 */
export class N8nSession {
	private cookie: string | undefined;
	private apiKey: string | undefined;

	constructor(readonly url: string) {}

	/** Authenticates what goes over the public API from now on. */
	useApiKey(apiKey: string): void {
		this.apiKey = apiKey;
	}

	/** Asks as the editor does; a cookie that n8n sets is kept for the calls after it. */
	async rest<T>(
		method: Method,
		path: string,
		answer: z.ZodType<T>,
		body?: Readonly<Record<string, unknown>>,
	): Promise<T> {
		const response = await this.send(method, `/rest${path}`, body, {
			...(this.cookie !== undefined && { cookie: this.cookie }),
		});
		const cookies = response.headers.getSetCookie();
		if (cookies.length > 0) this.cookie = cookies.map((text) => text.split(';')[0]).join('; ');
		return answer.parse(wrapped.parse(await response.json()).data);
	}

	/** Asks the public API. */
	async public<T>(method: Method, path: string, answer: z.ZodType<T>): Promise<T> {
		const response = await this.send(method, `/api/v1${path}`, undefined, {
			...(this.apiKey !== undefined && { 'x-n8n-api-key': this.apiKey }),
		});
		return answer.parse(await response.json());
	}

	private async send(
		method: Method,
		path: string,
		body: Readonly<Record<string, unknown>> | undefined,
		headers: Readonly<Record<string, string>>,
	): Promise<Response> {
		const response = await fetch(this.url + path, {
			method,
			headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
			signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
			...(body && { body: JSON.stringify(body) }),
		});
		if (response.ok) return response;
		throw new N8nApiError(`${method} ${path}`, response.status, await response.text());
	}
}
