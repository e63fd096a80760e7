import { z } from 'zod';

import { bodyAsJson, type HttpRequest, type HttpResponse, type SendHttp } from '../flow/http';
import { excerpt } from '../flow/redact';
import { ServiceClient, type ServiceRequest } from '../flow/serviceClient';
import {
	ConfigurationError,
	OpenOutcomeError,
	PassingError,
	type SyncError,
} from '../flow/syncError';

/** A request to BlueConic, with the OAuth scope that it needs (rest.apidoc.blueconic.com). */
export interface BlueConicRequest extends ServiceRequest {
	readonly scope: string;
}

/** Speaks to one BlueConic tenant. */
export class BlueConicClient extends ServiceClient<BlueConicRequest> {
	constructor(send: SendHttp, url: string) {
		super(send, url, {
			name: 'BlueConic',
			addressHint: "check 'Tenant' in the BlueConic credential",
		});
	}

	protected headersFor({ body }: HttpRequest): Record<string, string> {
		return {
			accept: 'application/json',
			...(body ? { 'content-type': 'application/json' } : {}),
		};
	}

	/** What a refused request means, by its status. */
	refusal(response: HttpResponse, request: BlueConicRequest): SyncError {
		const { status } = response;
		const what = `${request.method} ${request.path}`;
		const notNow = `BlueConic did not take ${what} for now (${status}): run again later.`;
		if (status === 401 || status === 403) {
			return new ConfigurationError(
				`BlueConic does not allow ${what} (${status}): give the application in BlueConic the scope '${request.scope}' and its user the permission, or check 'Client ID' and 'Client Secret' in the BlueConic credential.`,
			);
		}
		if (status >= 500) return new OpenOutcomeError(notNow, String(status));
		if (status === 429) return new PassingError(notNow);
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
