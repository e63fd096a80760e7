import type { z } from 'zod';

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
import { userAgent } from './userAgent';

/** A request to Braze, with the permission that its key needs (braze.com/docs/api/basics). */
export interface BrazeRequest {
	readonly method: 'GET' | 'POST';
	readonly path: string;
	readonly permission: string;
	readonly query?: Query;
	readonly body?: unknown;
	readonly signal?: AbortSignal;
}

/** Speaks to one Braze workspace. */
export class BrazeClient {
	constructor(
		private readonly send: SendHttp,
		/** The REST address, for sentences. */
		readonly url: string,
	) {}

	/**
	 * Sends a request and parses its answer.
	 *
	 * @throws ConfigurationError for a wrong key, instance or permission.
	 * @throws PassingError when Braze does not answer well.
	 */
	async call<Schema extends z.ZodType>(
		request: BrazeRequest,
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
	 * What an answer says.
	 *
	 * @throws SyncError when it is a refusal, or not what Braze documents.
	 */
	parsed<Schema extends z.ZodType>(
		response: HttpResponse,
		request: Pick<BrazeRequest, 'path' | 'method' | 'permission'>,
		schema: Schema,
	): z.output<Schema> {
		if (response.status >= 300) throw this.refusal(response, request);
		const parsed = schema.safeParse(bodyAsJson(response));
		if (parsed.success) return parsed.data;
		throw new PassingError(
			`Braze answered ${request.method} ${request.path} with something else than documented: check that 'Instance' or 'Custom Host' in the Braze credential is the REST endpoint.`,
		);
	}

	/**
	 * Sends a request and resolves with any answer of Braze.
	 *
	 * @throws PassingError when none came.
	 */
	async answer(request: HttpRequest): Promise<HttpResponse> {
		try {
			return await this.send({
				...request,
				headers: {
					'content-type': 'application/json',
					'user-agent': userAgent,
					...request.headers,
				},
			});
		} catch (error) {
			if (!(error instanceof NetworkError)) throw error;
			throw new PassingError(
				`Braze cannot be reached at ${this.url} (${networkWords(error.code)}): check 'Instance' or 'Custom Host' in the Braze credential and the network.`,
				{ cause: error },
			);
		}
	}

	/** What a refused request means, by its status (braze.com/docs/api/errors). */
	refusal(
		response: HttpResponse,
		request: Pick<BrazeRequest, 'path' | 'method' | 'permission'>,
	): SyncError {
		const { status } = response;
		const what = `${request.method} ${request.path}`;
		if (status === 401) {
			return new ConfigurationError(
				`Braze does not accept the API key at ${this.url} (401): check 'Instance' and 'API Key' in the Braze credential; a right key at a wrong instance gives the same answer.`,
			);
		}
		if (status === 403) {
			return new ConfigurationError(
				`The Braze API key lacks the permission '${request.permission}' (403 for ${what}): create a key that has it and put it into 'API Key' in the Braze credential.`,
			);
		}
		if (status === 404) {
			return new ConfigurationError(
				`Braze does not know ${what} at ${this.url} (404): check 'Instance' or 'Custom Host' in the Braze credential.`,
			);
		}
		if (status === 429 || status >= 500) {
			return new PassingError(`Braze did not take ${what} for now (${status}): run again later.`);
		}
		return new ConfigurationError(
			`Braze refused ${what} (${status}: ${messageOf(response)}): check the node's parameters.`,
		);
	}
}

/** Braze's own message, short. */
export function messageOf(response: HttpResponse): string {
	const body = bodyAsJson(response);
	if (typeof body === 'object' && body !== null && 'message' in body) {
		return excerpt(String(body.message));
	}
	return excerpt(response.body.toString('utf8'), 100);
}
