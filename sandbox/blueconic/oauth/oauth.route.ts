import type { FastifyInstance, FastifyReply } from 'fastify';
import type { AccessTokens } from './accessTokens';
import type { BlueConicContext } from '../blueconicContext';
import type { OAuthClient } from './oauthClient';

interface ClientLogin {
	readonly clientId: string | null;
	readonly clientSecret: string | null;
}

interface TokenError {
	readonly status: 400 | 401;
	readonly error: string;
	readonly description: string;
}

function refuse(status: 400 | 401, error: string, description: string): TokenError {
	return { status, error, description };
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
	const login = readLogin(form, authorization);
	if (!login.clientId || !login.clientSecret) {
		return refuse(400, 'invalid_request', 'Missing parameters: client_id, client_secret');
	}
	const client = clients.find(
		({ clientId, clientSecret }) =>
			clientId === login.clientId && clientSecret === login.clientSecret,
	);
	if (!client) return refuse(401, 'invalid_client', 'Client authentication failed');
	const scopes = grantedScopes(client, form.get('scope'));
	return scopes ? tokens.issue(scopes) : refuse(400, 'invalid_scope', 'Scope not granted');
}

async function answer(
	reply: FastifyReply,
	result: string | TokenError,
	{ lifetimeSeconds }: AccessTokens,
): Promise<FastifyReply> {
	reply.header('cache-control', 'no-store');
	if (typeof result !== 'string') {
		const { status, error, description } = result;
		return await reply.status(status).send({ error, error_description: description });
	}
	const token = { access_token: result, token_type: 'Bearer', expires_in: lifetimeSeconds };
	return await reply.send(token);
}

/** `POST /oauth/token` with client credentials: https://rest.apidoc.blueconic.com */
export function registerOAuth(app: FastifyInstance, context: BlueConicContext): void {
	app.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string' },
		async (_request: unknown, body: string) => new URLSearchParams(body),
	);
	app.post('/oauth/token', async (request, reply) => {
		const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
		const result = requestToken(context, form, request.headers.authorization);
		return await answer(reply, result, context.tokens);
	});
}
