import { BRAZE_PERMISSIONS } from '../../sandbox/braze/apiKeys';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call, type Answer } from './call';

const keyWithout = (permission: string) => `key-without-${permission}`;
const keyWith = (permission: string) => `key-with-${permission}`;

/** Every endpoint and what a key must be allowed. */
const endpoints = [
	['POST /users/track', 'users.track'],
	['POST /users/export/segment', 'users.export.segment'],
	['POST /export/segment/cancel', 'segments.list'],
	['POST /users/export/ids', 'users.export.ids'],
	['GET /segments/list', 'segments.list'],
	['GET /segments/details', 'segments.details'],
	['GET /segments/data_series', 'segments.data_series'],
	['GET /campaigns/list', 'campaigns.list'],
	['GET /campaigns/details', 'campaigns.details'],
	['GET /campaigns/data_series', 'campaigns.data_series'],
	['GET /custom_attributes', 'custom_attributes.get'],
] as const;

let sandbox: Sandbox;

beforeAll(async () => {
	const moreKeys = BRAZE_PERMISSIONS.flatMap((permission) => [
		{ key: keyWith(permission), permissions: [permission] },
		{
			key: keyWithout(permission),
			permissions: BRAZE_PERMISSIONS.filter((other) => other !== permission),
		},
	]);
	sandbox = await startSandbox({ profiles: 2, users: 2, braze: { moreKeys } });
});

afterAll(async () => {
	await sandbox.close();
});

async function ask(endpoint: string, token?: string, of = sandbox): Promise<Answer> {
	const [method = '', path = ''] = endpoint.split(' ');
	const body = method === 'POST' ? {} : undefined;
	return await call({ method, url: `${of.braze.url}${path}`, token, body });
}

test.each(endpoints)('%s needs %s', async (endpoint, permission) => {
	expect(await ask(endpoint, keyWithout(permission))).toEqual({
		status: 403,
		body: { message: 'Access Denied' },
	});
	for (const key of [keyWith(permission), sandbox.braze.key]) {
		expect([401, 403]).not.toContain((await ask(endpoint, key)).status);
	}
});

test.each([
	['an unknown key', 'wrong', 'Invalid API key: wrong'],
	['a key in quotes', '"sandbox-braze-key"', 'Invalid API key: "sandbox-braze-key"'],
	['no key', undefined, 'Invalid API key'],
])('%s answers 401', async (_case, key, message) => {
	for (const [endpoint] of endpoints) {
		expect(await ask(endpoint, key)).toEqual({ status: 401, body: { message } });
	}
});

test('with echoUnknownKey false the answer does not repeat the key', async () => {
	const discreet = await startSandbox({
		profiles: 1,
		users: 1,
		braze: { echoUnknownKey: false },
	});
	try {
		expect(await ask('GET /segments/list', 'wrong', discreet)).toEqual({
			status: 401,
			body: { message: 'Invalid API key' },
		});
	} finally {
		await discreet.close();
	}
});
