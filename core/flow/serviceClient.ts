import type { z } from 'zod';

import {
	NetworkError,
	bodyAsJson,
	jsonBody,
	type HttpRequest,
	type HttpResponse,
	type Query,
	type SendHttp,
} from './http';
import { networkWords, neverSent } from './networkWords';
import { OpenOutcomeError, PassingError, type SyncError } from './syncError';

/** A request to a service, as its client's functions describe it. */
export interface ServiceRequest {
	readonly method: HttpRequest['method'];
	readonly path: string;
	readonly query?: Query;
	readonly body?: unknown;
	readonly signal?: AbortSignal;
}

/** How sentences speak of a service. */
export interface ServiceWords {
	readonly name: string;
	/** What to mend when the service is not at its address: `check '…' in the … credential`. */
	readonly addressHint: string;
}

/** Speaks to one account of a service: sends, parses, and says in one sentence what went wrong. */
export abstract class ServiceClient<Request extends ServiceRequest> {
	constructor(
		private readonly send: SendHttp,
		/** The service's address, for sentences. */
		readonly url: string,
		private readonly words: ServiceWords,
	) {}

	/** What a refused request means, by its status. */
	abstract refusal(response: HttpResponse, request: Request): SyncError;

	/** Headers that the service wants with every request. */
	protected abstract headersFor(request: HttpRequest): Readonly<Record<string, string>>;

	/**
	 * Sends a request and parses its answer.
	 *
	 * @throws ConfigurationError for a wrong account, right or parameter.
	 * @throws PassingError when the service does not answer well.
	 */
	async call<Schema extends z.ZodType>(
		request: Request,
		schema: Schema,
	): Promise<z.output<Schema>> {
		const response = await this.answer({
			method: request.method,
			path: request.path,
			query: request.query,
			body: request.body === undefined ? undefined : jsonBody(request.body),
			signal: request.signal,
		});
		return this.parsed(response, request, schema);
	}

	/**
	 * What an answer says. One that is cut short counts as passing: BlueConic streams, and a failure
	 * in mid-stream ends the text.
	 *
	 * @throws SyncError when it is a refusal, or not what the service documents.
	 */
	parsed<Schema extends z.ZodType>(
		response: HttpResponse,
		request: Request,
		schema: Schema,
	): z.output<Schema> {
		if (response.status >= 300) throw this.refusal(response, request);
		const parsed = schema.safeParse(bodyAsJson(response));
		if (parsed.success) return parsed.data;
		const { name, addressHint } = this.words;
		throw new PassingError(
			`${name} answered ${request.method} ${request.path} with something else than documented: ${addressHint}, or run again later.`,
		);
	}

	/**
	 * Sends a request and resolves with any answer of the service.
	 *
	 * @throws PassingError when none came; `OpenOutcomeError` when the request may have arrived.
	 */
	async answer(request: HttpRequest): Promise<HttpResponse> {
		try {
			return await this.send({
				...request,
				headers: { ...this.headersFor(request), ...request.headers },
			});
		} catch (error) {
			if (!(error instanceof NetworkError)) throw error;
			throw this.unanswered(error);
		}
	}

	private unanswered(error: NetworkError): PassingError {
		const { name, addressHint } = this.words;
		const what = networkWords(error.code);
		const sentence = `${name} cannot be reached at ${this.url} (${what}): ${addressHint} and the network.`;
		return neverSent(error.code)
			? new PassingError(sentence, { cause: error })
			: new OpenOutcomeError(sentence, what, { cause: error });
	}
}
