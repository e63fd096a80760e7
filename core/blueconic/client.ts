import { z } from 'zod';

import {
	NetworkError,
	bodyAsJson,
	jsonBody,
	type HttpRequest,
	type HttpResponse,
	type Query,
	type SendHttp,
} from '../flow/http';
import { networkWords } from '../flow/networkWords';
import { excerpt } from '../flow/redact';
import { ConfigurationError, PassingError, type SyncError } from '../flow/syncError';

/** A request to BlueConic, with the OAuth scope that it needs (rest.apidoc.blueconic.com). */
export interface BlueConicRequest {
	readonly method: 'GET' | 'PUT';
	readonly path: string;
	readonly scope: string;
	readonly query?: Query;
	readonly body?: unknown;
	readonly signal?: AbortSignal;
}

/** Speaks to one BlueConic tenant. */
export class BlueConicClient {
	constructor(
		private readonly send: SendHttp,
		/** The tenant's REST address, for sentences. */
		readonly url: string,
	) {}

	/**
	 * Sends a request and parses its answer. A body cut short counts as passing: BlueConic streams,
	 * and a failure in mid-stream ends the text.
	 *
	 * @throws ConfigurationError for a wrong application, scope or parameter.
	 * @throws PassingError when BlueConic does not answer well.
	 */
	async call<Schema extends z.ZodType>(
		request: BlueConicRequest,
		schema: Schema,
	): Promise<z.output<Schema>> {
		const response = await this.answer({
			method: request.method,
			path: request.path,
			query: request.query,
			body: request.body === undefined ? undefined : jsonBody(request.body),
			signal: request.signal,
		});
		if (response.status >= 300) throw this.refusal(response, request);
		const parsed = schema.safeParse(bodyAsJson(response));
		if (parsed.success) return parsed.data;
		throw new PassingError(
			`BlueConic answered ${request.method} ${request.path} with something else than documented: check 'Tenant' in the BlueConic credential, or run again later.`,
		);
	}

	/**
	 * Sends a request and resolves with any answer of BlueConic.
	 *
	 * @throws PassingError when none came.
	 */
	async answer(request: HttpRequest): Promise<HttpResponse> {
		try {
			return await this.send({
				...request,
				headers: {
					accept: 'application/json',
					...(request.body ? { 'content-type': 'application/json' } : {}),
					...request.headers,
				},
			});
		} catch (error) {
			if (!(error instanceof NetworkError)) throw error;
			throw new PassingError(
				`BlueConic cannot be reached at ${this.url} (${networkWords(error.code)}): check 'Tenant' in the BlueConic credential and the network.`,
				{ cause: error },
			);
		}
	}

	/** What a refused request means, by its status. */
	refusal(
		response: HttpResponse,
		request: Pick<BlueConicRequest, 'path' | 'method' | 'scope'>,
	): SyncError {
		const { status } = response;
		const what = `${request.method} ${request.path}`;
		if (status === 401 || status === 403) {
			return new ConfigurationError(
				`BlueConic does not allow ${what} (${status}): give the application in BlueConic the scope '${request.scope}' and its user the permission, or check 'Client ID' and 'Client Secret' in the BlueConic credential.`,
			);
		}
		if (status === 429 || status >= 500) {
			return new PassingError(
				`BlueConic did not take ${what} for now (${status}): run again later.`,
			);
		}
		if (status === 404) {
			return new ConfigurationError(
				`BlueConic does not know ${what} (404): check 'Tenant' in the BlueConic credential.`,
			);
		}
		return new ConfigurationError(
			`BlueConic refused ${what} (${status}${messageOf(response)}): check the node's parameters.`,
		);
	}
}

const messageSchema = z.object({ message: z.string() });

function messageOf(response: HttpResponse): string {
	const parsed = messageSchema.safeParse(bodyAsJson(response));
	return parsed.success ? `: ${excerpt(parsed.data.message)}` : '';
}
