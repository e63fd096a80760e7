import { z } from 'zod';

import { bodyAsJson, type HttpResponse, type SendHttp } from '../flow/http';
import { excerpt, redact } from '../flow/redact';
import { ConfigurationError, PassingError, type SyncError } from '../flow/syncError';
import { BlueConicClient } from './client';

/** An application registered in BlueConic, which logs in by client credentials. */
export interface BlueConicApplication {
	readonly clientId: string;
	readonly clientSecret: string;
}

const tokenSchema = z.object({ access_token: z.string().min(1) });
const refusalSchema = z.object({ error: z.string(), error_description: z.string().optional() });

/**
 * Asks for an access token (rest.apidoc.blueconic.com, OAuth 2.0). There is no refresh: a token
 * that has run out is replaced by a new one.
 *
 * @throws ConfigurationError when BlueConic refuses the application.
 * @throws PassingError when BlueConic does not answer well.
 */
export async function requestToken(
	send: SendHttp,
	url: string,
	{ clientId, clientSecret }: BlueConicApplication,
): Promise<string> {
	const form = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: clientId,
		client_secret: clientSecret,
	});
	const response = await new BlueConicClient(send, url).answer({
		method: 'POST',
		path: '/oauth/token',
		headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
		body: Buffer.from(form.toString()),
		timeoutMs: 30_000,
	});
	const body = bodyAsJson(response);
	const granted = tokenSchema.safeParse(body);
	if (response.status < 300 && granted.success) return granted.data.access_token;
	throw tokenRefusal(response, body, clientSecret);
}

function tokenRefusal(response: HttpResponse, body: unknown, clientSecret: string): SyncError {
	const { status } = response;
	if (status >= 500 || status === 429) {
		return new PassingError(
			`BlueConic gives no access token for now (${status}): try again later.`,
		);
	}
	if (status === 404 || status < 300) {
		return new ConfigurationError(
			`BlueConic's login is not at this address (${status}): check 'Tenant' in the BlueConic credential.`,
		);
	}
	const told = refusalSchema.safeParse(body);
	const reason = told.success ? `${told.data.error} ${told.data.error_description ?? ''}` : '';
	return new ConfigurationError(
		`BlueConic refused the application (${status}${reason ? `: ${excerpt(redact(reason, [clientSecret]))}` : ''}): check 'Client ID' and 'Client Secret' in the BlueConic credential, and that the application allows client credentials.`,
	);
}
