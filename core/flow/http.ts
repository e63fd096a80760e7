/** Query values; a list is sent as a repeated key. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * When a request may be sent again:
 * - `always`: doing it twice is doing it once;
 * - `unlessArrived`: only when the service has surely not taken it;
 * - `never`: for what must not start twice.
 */
export type Repeat = 'always' | 'unlessArrived' | 'never';

/** One request to a service, relative to the base address that the port was made for. */
export interface HttpRequest {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	readonly path: string;
	readonly query?: Query;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: Buffer;
	readonly timeoutMs?: number;
	/** `always` when left out. */
	readonly repeat?: Repeat;
	readonly signal?: AbortSignal;
}

/** A whole answer, whatever its status. Header names are in lower case. */
export interface HttpResponse {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer;
}

/**
 * Sends one authenticated request and resolves with any HTTP answer.
 *
 * @throws NetworkError when no whole answer came.
 */
export type SendHttp = (request: HttpRequest) => Promise<HttpResponse>;

/** No whole answer came: name not found, refused, reset, timed out. */
export class NetworkError extends Error {
	constructor(
		/** Node's code, such as `ECONNREFUSED`, or `UNKNOWN`. */
		readonly code: string,
		options: { readonly cause?: unknown } = {},
	) {
		super(`No answer (${code})`, options);
		this.name = 'NetworkError';
	}
}

/** The work was stopped while a request waited for its turn: the service has surely not taken it. */
export class NotSentError extends Error {
	constructor(options: { readonly cause: unknown }) {
		const { cause } = options;
		super(cause instanceof Error ? cause.message : 'Stopped before the request left', options);
		this.name = 'NotSentError';
	}
}

/** The address of a path and query below a base address that may itself have a path. */
export function urlOf(baseUrl: string, path: string, query: Query = {}): string {
	const url = new URL(`${baseUrl.replace(/\/+$/, '')}${path}`);
	for (const [name, value] of Object.entries(query)) {
		if (typeof value === 'object') for (const one of value) url.searchParams.append(name, one);
		else url.searchParams.append(name, String(value));
	}
	return url.toString();
}

/** A JSON body as bytes. */
export function jsonBody(value: unknown): Buffer {
	return Buffer.from(JSON.stringify(value));
}

/** The body as JSON, or `undefined` when it is none. */
export function bodyAsJson(response: HttpResponse): unknown {
	try {
		return JSON.parse(response.body.toString('utf8'));
	} catch {
		return undefined;
	}
}
