import { BLUECONIC_SCOPES } from '../../sandbox/blueconic/oauth/oauthClient';
import { login } from './call';
import { openTenant, type Tenant } from './blueConicTenant';

const OTHER_CLIENT = { clientId: 'other', clientSecret: 'other-secret' };
const RIGHT = { client_id: 'sandbox-client', client_secret: 'sandbox-client-secret' };
const GRANT = { grant_type: 'client_credentials' };

/** Applications that have every scope but one. */
const WITHOUT_ONE = BLUECONIC_SCOPES.map((scope) => ({
	clientId: `without ${scope}`,
	clientSecret: 'secret',
	scopes: BLUECONIC_SCOPES.filter((other) => other !== scope),
}));

let tenant: Tenant;

beforeAll(async () => {
	const moreClients = [...WITHOUT_ONE, { ...OTHER_CLIENT, scopes: [...BLUECONIC_SCOPES] }];
	tenant = await openTenant({ profiles: 10, blueConic: { moreClients } });
});

afterAll(async () => {
	await tenant.close();
});

async function post(
	path: string,
	form: Record<string, string>,
	basic?: string,
): Promise<{ status: number; text: string }> {
	const headers = new Headers();
	if (basic !== undefined) headers.set('authorization', `Basic ${btoa(basic)}`);
	const url = `${tenant.sandbox.blueConic.url}/rest/v2${path}`;
	const body = new URLSearchParams(form);
	const response = await fetch(url, { method: 'POST', headers, body });
	return { status: response.status, text: await response.text() };
}

test.each<[string, Record<string, string>, string | undefined, number, string | undefined]>([
	['the form', { ...GRANT, ...RIGHT }, undefined, 200, undefined],
	['a Basic header', GRANT, 'sandbox-client:sandbox-client-secret', 200, undefined],
	['a scope it has', { ...GRANT, ...RIGHT, scope: 'read:segments' }, undefined, 200, undefined],
	['a scope nobody has', { ...GRANT, ...RIGHT, scope: 'x' }, undefined, 400, 'invalid_scope'],
	['no grant type', RIGHT, undefined, 400, 'invalid_request'],
	[
		'another grant type',
		{ grant_type: 'password', ...RIGHT },
		undefined,
		400,
		'unsupported_grant_type',
	],
	['no client', GRANT, undefined, 400, 'invalid_request'],
	['a wrong secret', GRANT, 'sandbox-client:wrong', 401, 'invalid_client'],
])('a token for %s', async (_case, form, basic, status, error) => {
	const answer = await post('/oauth/token', form, basic);
	expect(answer.status).toBe(status);
	expect(JSON.parse(answer.text)).toEqual(
		error === undefined
			? { access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600 }
			: { error, error_description: expect.any(String) },
	);
});

test('a token of fewer scopes allows no more', async () => {
	const form = { ...GRANT, ...RIGHT, scope: 'read:segments read:objectives' };
	const { text } = await post('/oauth/token', form);
	const token = String(JSON.parse(text).access_token);
	expect((await tenant.get('/segments', token)).status).toBe(200);
	expect((await tenant.get('/dialogues', token)).status).toBe(403);
});

test.each<[string, string, number, number]>([
	['read:segments', '/segments', 401, 403],
	['read:segments', '/segments/x/profiles', 401, 403],
	['read:profiles', '/profiles', 401, 403],
	['read:profiles', '/profiles/x', 401, 403],
	['read:profiles', '/profileEvents/x', 401, 403],
	['read:profile-properties', '/profileProperties', 401, 403],
	['read:profile-properties', '/profileProperties/email', 401, 403],
	['read:objectives', '/objectives', 403, 403],
	['read:objectives', '/objectives/x', 403, 403],
	['read:timeline-event-types', '/timelineEventTypes', 403, 403],
	['read:timeline-event-types', '/timelineEventTypes/x', 403, 403],
	['read:connections', '/connections', 403, 403],
	['read:connections', '/connections/x', 403, 403],
	['read:connections', '/connections/x/runs', 403, 403],
	['read:dialogues', '/dialogues', 403, 403],
	['read:dialogues', '/dialogues/x', 403, 403],
])('without %s, GET %s is answered %i, or %i by setting', async (scope, path, status, set) => {
	const token = await login(tenant.sandbox, {
		clientId: `without ${scope}`,
		clientSecret: 'secret',
	});
	expect((await tenant.get(path, token)).status).toBe(status);
	await tenant.behave({ missingScope: 403 });
	expect((await tenant.get(path, token)).status).toBe(set);
	await tenant.behave({ missingScope: 401 });
	expect([401, 403]).not.toContain((await tenant.get(path)).status);
});

test.each([
	['write:profiles', '/profiles', [], 403],
	['write:profile-properties', '/profileProperties/x', {}, 401],
])('without %s, PUT %s is refused', async (scope, path, body, status) => {
	const token = await login(tenant.sandbox, {
		clientId: `without ${scope}`,
		clientSecret: 'secret',
	});
	expect((await tenant.put(path, body, token)).status).toBe(status);
	expect([401, 403]).not.toContain((await tenant.put(path, body)).status);
});

test('an unknown token answers 401', async () => {
	expect(await tenant.get('/segments', 'made-up')).toEqual({
		status: 401,
		body: { code: 401, message: expect.any(String) },
	});
});

test('an expired token answers 401', async () => {
	await tenant.behave({ tokenLifetimeSeconds: 0 });
	const token = await login(tenant.sandbox);
	await tenant.behave({ tokenLifetimeSeconds: 3600 });
	expect((await tenant.get('/segments', token)).status).toBe(401);
});

test.each<[string, Record<string, string>, string | undefined, number, number]>([
	['by form', RIGHT, undefined, 200, 401],
	['with a Basic header', {}, 'sandbox-client:sandbox-client-secret', 200, 401],
	['with a hint', { ...RIGHT, token_type_hint: 'access_token' }, undefined, 200, 401],
	['with an unknown hint', { ...RIGHT, token_type_hint: 'x' }, undefined, 200, 401],
	['by another client', {}, 'other:other-secret', 200, 200],
	['by a client with a wrong secret', {}, 'sandbox-client:wrong', 401, 200],
	['by nobody', {}, undefined, 400, 200],
])('a token is revoked %s', async (_case, form, basic, status, thenStatus) => {
	const token = await login(tenant.sandbox);
	const answer = await post('/oauth/revoke', { token, ...form }, basic);
	expect(answer.status).toBe(status);
	expect(answer.text === '').toBe(status === 200);
	expect((await tenant.get('/segments', token)).status).toBe(thenStatus);
});

test('a revocation without token answers 400', async () => {
	expect((await post('/oauth/revoke', RIGHT)).status).toBe(400);
	expect((await post('/oauth/revoke', { ...RIGHT, token: 'made-up' })).status).toBe(200);
});
