import type { StandInRequest } from './standInRequest';

const CLIENT = { client_id: 'sandbox-client', client_secret: 'sandbox-client-secret' };
const GRANT = { grant_type: 'client_credentials', ...CLIENT };

/** Tokens: given out and revoked. */
export const OAUTH_REQUESTS: readonly StandInRequest[] = [
	{ what: 'a token', line: 'POST /oauth/token', status: 200, form: GRANT },
	{ what: 'a token for nobody', line: 'POST /oauth/token', status: 400, form: {} },
	{
		what: 'a token for a wrong secret',
		line: 'POST /oauth/token',
		status: 401,
		form: { ...GRANT, client_secret: 'x' },
	},
	{
		what: 'a token to revoke',
		line: 'POST /oauth/revoke',
		status: 200,
		form: { ...CLIENT, token: 'any', token_type_hint: 'access_token' },
	},
	{ what: 'no token to revoke', line: 'POST /oauth/revoke', status: 400, form: CLIENT },
	{
		what: 'a token to revoke with a wrong secret',
		line: 'POST /oauth/revoke',
		status: 401,
		form: { ...CLIENT, client_secret: 'x', token: 'any' },
	},
];
