import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call, readNdjson, type Answer } from './call';

const NOBODY_VALID =
	"Valid data must be provided in the 'attributes', 'events', or 'purchases' fields.";
const NO_IDENTIFIER = "'external_id', 'braze_id', 'user_alias', 'email' or 'phone' is required";
const LIST_KEY = { key: 'list-only', permissions: ['segments.list' as const] };

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 40, users: 40, braze: { moreKeys: [LIST_KEY] } });
});

afterAll(async () => {
	await sandbox.close();
});

async function track(body: unknown, token = sandbox.braze.key): Promise<Answer> {
	return await call({ method: 'POST', url: `${sandbox.braze.url}/users/track`, token, body });
}

async function findUsers(
	fits: (user: Record<string, unknown>) => boolean,
): Promise<Record<string, unknown>[]> {
	return (await readNdjson(`${sandbox.admin.url}/admin/braze/users`)).filter(fits);
}

async function findUser(externalId: string): Promise<Record<string, unknown> | undefined> {
	return (await findUsers((user) => user['external_id'] === externalId))[0];
}

test.each([
	['an unknown key', 'wrong', 401, { message: 'Invalid API key' }],
	['a key without the permission', LIST_KEY.key, 403, { message: 'Access Denied' }],
])('%s is refused', async (_case, key, status, body) => {
	expect(await track({ attributes: [{ external_id: 'a' }] }, key)).toEqual({ status, body });
});

test('an unknown route answers 404', async () => {
	const url = `${sandbox.braze.url}/users/unknown`;
	const answer = await call({ method: 'GET', url, token: sandbox.braze.key });
	expect(answer).toEqual({ status: 404, body: { message: 'Not Found' } });
});

test.each([
	['75 attributes', 75, 0, 201],
	['75 objects over two arrays', 50, 25, 201],
	['76 attributes', 76, 0, 400],
	['76 objects over two arrays', 50, 26, 400],
])('%s', async (_case, attributes, events, status) => {
	const objects = (count: number) => Array.from({ length: count }, () => ({ external_id: 'many' }));
	const answer = await track({ attributes: objects(attributes), events: objects(events) });
	expect(answer).toEqual({
		status,
		body:
			status === 201
				? { message: 'success', attributes_processed: attributes, events_processed: events }
				: { message: 'Max Input Length Exceeded' },
	});
});

test('a body over 4 MB answers 413', async () => {
	const answer = await track({ attributes: [{ external_id: 'a', b: 'x'.repeat(4 * 1024 ** 2) }] });
	expect(answer).toEqual({ status: 413, body: { message: 'Request Entity Too Large' } });
});

test.each([
	['no identifier', { first_name: 'Kim' }],
	['an empty external id', { external_id: '' }],
	['a number as external id', { external_id: 5 }],
	['two identifiers', { external_id: 'a', braze_id: 'b' }],
	['half an alias', { user_alias: { alias_name: 'a' } }],
	['no object', 'text'],
])('an object with %s is refused alone', async (_case, object) => {
	const error = { type: NO_IDENTIFIER, input_array: 'attributes', index: 1 };
	const valid = { external_id: 'beside' };
	expect(await track({ attributes: [valid, object, valid] })).toEqual({
		status: 201,
		body: { message: 'success', attributes_processed: 2, errors: [error] },
	});
	expect(await track({ attributes: [object] })).toEqual({
		status: 400,
		body: { message: NOBODY_VALID, errors: [{ ...error, index: 0 }] },
	});
});

test.each([
	['a nothing', {}],
	['empty arrays', { attributes: [] }],
	['no array', { attributes: {} }],
])('a request with %s answers 400', async (_case, body) => {
	const answer = await track(body);
	expect(answer).toEqual({ status: 400, body: { message: NOBODY_VALID, errors: [] } });
});

test.each<[string, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>]>([
	['a value is set', { a: 1 }, { a: 2 }, { custom_attributes: { a: 2 } }],
	['null clears', { a: 1, b: 2 }, { a: null }, { custom_attributes: { b: 2 } }],
	[
		'null clears a standard field',
		{ city: 1, dob: '2000-01-01' },
		{ dob: null },
		{
			custom_attributes: { city: 1 },
		},
	],
	['a list replaces', { a: ['x', 'y'] }, { a: ['z'] }, { custom_attributes: { a: ['z'] } }],
	[
		'an object is stored as given',
		{},
		{ a: { b: [1, null] } },
		{
			custom_attributes: { a: { b: [1, null] } },
		},
	],
	[
		'255 characters are applied',
		{},
		{ a: '🦊'.repeat(255) },
		{
			custom_attributes: { a: '🦊'.repeat(255) },
		},
	],
	[
		'256 characters are not',
		{ a: 'old' },
		{ a: 'x'.repeat(256) },
		{
			custom_attributes: { a: 'old' },
		},
	],
	[
		'standard fields stay apart',
		{},
		{ first_name: 'Kim', firstName: 'Robin' },
		{
			first_name: 'Kim',
			custom_attributes: { firstName: 'Robin' },
		},
	],
	[
		'e-mail beside an external id is a field',
		{},
		{ email: 'kim@example.org' },
		{
			email: 'kim@example.org',
		},
	],
])('%s', async (name, before, after, expected) => {
	const externalId = `apply ${name}`;
	await track({ attributes: [{ external_id: externalId, ...before }] });
	await track({ attributes: [{ external_id: externalId, ...after }] });
	const { braze_id, created_at, random_bucket, ...user } = (await findUser(externalId)) ?? {};
	expect(user).toEqual({ external_id: externalId, ...expected });
	expect([typeof braze_id, typeof random_bucket]).toEqual(['string', 'number']);
	expect(created_at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} UTC$/);
});

test('an attribute may be called __proto__', async () => {
	const body = '{"attributes":[{"external_id":"proto","__proto__":"kept"}]}';
	await fetch(`${sandbox.braze.url}/users/track`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${sandbox.braze.key}`,
			'content-type': 'application/json',
		},
		body,
	});
	const text = await (await fetch(`${sandbox.admin.url}/admin/braze/users`)).text();
	const line = text.split('\n').find((candidate) => candidate.includes('"external_id":"proto"'));
	expect(line).toContain('"custom_attributes":{"__proto__":"kept"}');
});

test.each<[string, Record<string, unknown>, number]>([
	['external id', { external_id: 'new' }, 1],
	['external id, existing only', { external_id: 'new-e', _update_existing_only: true }, 0],
	['alias', { user_alias: { alias_name: 'n', alias_label: 'l' } }, 0],
	[
		'alias, not existing only',
		{
			user_alias: { alias_name: 'm', alias_label: 'l' },
			_update_existing_only: false,
		},
		1,
	],
	['e-mail', { email: 'new@example.org' }, 1],
	['phone', { phone: '+31600000000' }, 1],
	['Braze id', { braze_id: '000000000000000000000000' }, 0],
])('an unknown %s creates %#', async (name, identifier, created) => {
	const sent = await track({ attributes: [{ ...identifier, creation: name }] });
	expect(sent.body).toEqual({ message: 'success', attributes_processed: 1 });
	const again = { ...identifier, creation: name, _update_existing_only: true };
	await track({ attributes: [again, again] });
	const made = await findUsers((user) => JSON.stringify(user).includes(`"creation":"${name}"`));
	expect(made).toHaveLength(created);
});

test('a shared e-mail finds identified users first, then the latest', async () => {
	const email = 'shared@example.org';
	await track({ attributes: [{ email, kind: 'e-mail only' }] });
	await track({ attributes: [{ external_id: 'shares-1', email }] });
	await track({ attributes: [{ external_id: 'shares-2', email }] });
	await track({ attributes: [{ external_id: 'shares-1', touched: true }] });
	await track({ attributes: [{ email, found: true }] });
	const found = await findUsers((user) => JSON.stringify(user).includes('"found":true'));
	expect(found.map((user) => user['external_id'])).toEqual(['shares-1']);
});

test('a changed e-mail is found under the new address only', async () => {
	await track({ attributes: [{ external_id: 'mover', email: 'old@example.org' }] });
	await track({ attributes: [{ external_id: 'mover', email: 'moved@example.org' }] });
	await track({ attributes: [{ email: 'moved@example.org', seen: 1 }] });
	await track({ attributes: [{ email: 'old@example.org', _update_existing_only: true, seen: 2 }] });
	expect((await findUser('mover'))?.['custom_attributes']).toEqual({ seen: 1 });
});
