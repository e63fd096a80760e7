import { bodyAsJson, type HttpResponse, type SendHttp } from '../flow/http';
import { excerpt } from '../flow/redact';
import { ServiceClient, type ServiceRequest } from '../flow/serviceClient';
import {
	ConfigurationError,
	OpenOutcomeError,
	PassingError,
	type SyncError,
} from '../flow/syncError';
import { userAgent } from './userAgent';

/** A request to Braze, with the permission that its key needs (braze.com/docs/api/basics). */
export interface BrazeRequest extends ServiceRequest {
	readonly permission: string;
}

/** Speaks to one Braze workspace. */
export class BrazeClient extends ServiceClient<BrazeRequest> {
	constructor(send: SendHttp, url: string) {
		super(send, url, {
			name: 'Braze',
			addressHint: "check 'Instance' or 'Custom Host' in the Braze credential",
		});
	}

	protected headersFor() {
		return { 'content-type': 'application/json', 'user-agent': userAgent };
	}

	/** What a refused request means, by its status (braze.com/docs/api/errors). */
	refusal(response: HttpResponse, request: BrazeRequest): SyncError {
		const { status } = response;
		const what = `${request.method} ${request.path}`;
		const notNow = `Braze did not take ${what} for now (${status}): run again later.`;
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
		if (status >= 500) return new OpenOutcomeError(notNow, String(status));
		if (status === 429) return new PassingError(notNow);
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
