import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { BlueConicContext } from '../blueconicContext';
import { authenticate } from './clientLogin';
import type { OAuthClient } from './oauthClient';
import { refuse, tokenErrorBody, type TokenError } from './tokenError';

function formOf({ body }: FastifyRequest): URLSearchParams {
	return body instanceof URLSearchParams ? body : new URLSearchParams();
}

/** The scopes asked for, or all of the client's; nothing when one is not the client's. */
function grantedScopes(client: OAuthClient, asked: string | null): readonly string[] | undefined {
	if (!asked) return client.scopes;
	const scopes = asked.split(' ');
	const known = new Set<string>(client.scopes);
	return scopes.every((scope) => known.has(scope)) ? scopes : undefined;
}

function requestToken(
	{ clients, tokens }: BlueConicContext,
	form: URLSearchParams,
	authorization: string | undefined,
): string | TokenError {
	const grantType = form.get('grant_type');
	if (!grantType) return refuse(400, 'invalid_request', 'Missing parameter: grant_type');
	if (grantType !== 'client_credentials') {
		return refuse(400, 'unsupported_grant_type', 'Unsupported grant type');
	}
	const client = authenticate(clients, form, authorization);
	if ('error' in client) return client;
	const scopes = grantedScopes(client, form.get('scope'));
	return scopes ? tokens.issue(client, scopes) : refuse(400, 'invalid_scope', 'Scope not granted');
}

function revokeToken(
	{ clients, tokens }: BlueConicContext,
	form: URLSearchParams,
	authorization: string | undefined,
): TokenError | undefined {
	const token = form.get('token');
	if (!token) return refuse(400, 'invalid_request', 'Missing parameter: token');
	const client = authenticate(clients, form, authorization);
	if ('error' in client) return client;
	tokens.revokeFor(client, token);
	return undefined;
}

/**
 * `POST /oauth/token` with client credentials and `POST /oauth/revoke`:
 * https://rest.apidoc.blueconic.com
 */
export function registerOAuth(app: FastifyInstance, context: BlueConicContext): void {
	app.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string' },
		async (_request: unknown, body: string) => new URLSearchParams(body),
	);
	app.post('/oauth/token', async (request, reply) => {
		const result = requestToken(context, formOf(request), request.headers.authorization);
		reply.header('cache-control', 'no-store');
		if (typeof result !== 'string') {
			return await reply.status(result.status).send(tokenErrorBody(result));
		}
		const expiresIn = context.tokens.lifetimeSeconds;
		return { access_token: result, token_type: 'Bearer', expires_in: expiresIn };
	});
	app.post('/oauth/revoke', async (request, reply) => {
		const refusal = revokeToken(context, formOf(request), request.headers.authorization);
		if (!refusal) return await reply.status(200).send();
		return await reply.status(refusal.status).send(tokenErrorBody(refusal));
	});
}
