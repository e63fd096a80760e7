import type { OAuthClient } from './oauthClient';
import { refuse, type TokenError } from './tokenError';

interface ClientLogin {
	readonly clientId: string | null;
	readonly clientSecret: string | null;
}

/** The client's login: from the form, or from a Basic header. */
function readLogin(form: URLSearchParams, authorization = ''): ClientLogin {
	const basic = /^Basic (\S+)$/.exec(authorization)?.[1];
	if (basic === undefined) {
		return { clientId: form.get('client_id'), clientSecret: form.get('client_secret') };
	}
	const [clientId = '', ...secret] = Buffer.from(basic, 'base64').toString().split(':');
	return { clientId, clientSecret: secret.join(':') };
}

/** The application that logs in, or why it may not. */
export function authenticate(
	clients: readonly OAuthClient[],
	form: URLSearchParams,
	authorization: string | undefined,
): OAuthClient | TokenError {
	const login = readLogin(form, authorization);
	if (!login.clientId || !login.clientSecret) {
		return refuse(400, 'invalid_request', 'Missing parameters: client_id, client_secret');
	}
	const client = clients.find(
		({ clientId, clientSecret }) =>
			clientId === login.clientId && clientSecret === login.clientSecret,
	);
	return client ?? refuse(401, 'invalid_client', 'Client authentication failed');
}
