import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call, type Answer } from './call';
import { changeExports } from './exportCalls';

const ALIAS = { alias_name: 'visitor-1', alias_label: 'visitor' };

const found = z.object({
	message: z.literal('success'),
	users: z.array(z.record(z.string(), z.unknown())),
	invalid_user_ids: z.array(z.string()).optional(),
});

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({
		profiles: 80,
		users: 80,
		braze: { track: { effectDelayMs: 0 } },
	});
	await track([{ user_alias: ALIAS, _update_existing_only: false, phone: '+31240000001' }]);
	await wait(50);
});

afterAll(async () => {
	await sandbox.close();
});

async function post(path: string, body: unknown): Promise<Answer> {
	const { url, key } = sandbox.braze;
	return await call({ method: 'POST', url: `${url}${path}`, token: key, body });
}

async function track(attributes: readonly Record<string, unknown>[]): Promise<void> {
	expect((await post('/users/track', { attributes })).status).toBe(201);
}

async function ask(body: Record<string, unknown>): Promise<Answer> {
	return await post('/users/export/ids', { fields_to_export: ['external_id'], ...body });
}

const id = (index: number) => `customer-${String(index).padStart(7, '0')}`;
const ids = (count: number) => Array.from({ length: count }, (_, index) => id(40 + index));

/** One user with all there is to ask for. */
async function somebody(): Promise<Record<string, string>> {
	const fields = ['external_id', 'braze_id', 'email'];
	const { body } = await ask({ external_ids: [id(75)], fields_to_export: fields });
	return z.record(z.string(), z.string()).parse(found.parse(body).users[0]);
}

test.each([
	['an external id', () => ({ external_ids: [id(75)] })],
	['a Braze id', ({ braze_id }: Record<string, string>) => ({ braze_id })],
	['an e-mail address', ({ email }: Record<string, string>) => ({ email_address: email })],
])('%s finds its user', async (_case, request) => {
	const { status, body } = await ask(request(await somebody()));
	expect(status).toBe(201);
	expect(body).toEqual({ message: 'success', users: [{ external_id: id(75) }] });
});

test.each([
	['an alias', { user_aliases: [ALIAS] }],
	['a phone number', { phone: '+31240000001' }],
])('%s finds its user', async (_case, request) => {
	const { body } = await ask({ ...request, fields_to_export: ['user_aliases'] });
	expect(body).toEqual({ message: 'success', users: [{ user_aliases: [ALIAS] }] });
});

test('a device finds its user', async () => {
	const push_tokens = [{ app_id: 'app', token: 'token-1', device_id: 'device-1' }];
	await track([{ external_id: id(76), push_tokens }]);
	await wait(50);
	const { body } = await ask({ device_id: 'device-1' });
	expect(body).toEqual({ message: 'success', users: [{ external_id: id(76) }] });
});

test('users are answered once each, with the fields asked for', async () => {
	const { body } = await ask({
		external_ids: [id(77), id(75), id(77)],
		user_aliases: [ALIAS],
		fields_to_export: ['external_id', 'phone', 'user_aliases'],
	});
	expect(found.parse(body).users).toEqual([
		{ external_id: id(77) },
		{ external_id: id(75) },
		{ phone: '+31240000001', user_aliases: [ALIAS] },
	]);
});

test.each([
	['external id', { external_ids: ['nobody'] }, ['nobody']],
	['alias', { user_aliases: [{ ...ALIAS, alias_name: 'visitor-2' }] }, ['visitor-2']],
	['e-mail address', { email_address: 'nobody@example.org' }, ['nobody@example.org']],
])('an unknown %s is named', async (_case, request, invalid) => {
	expect((await ask(request)).body).toEqual({
		message: 'success',
		users: [],
		invalid_user_ids: invalid,
	});
});

test.each([
	['50 external ids', { external_ids: ids(50) }, 201, 'success'],
	[
		'51 external ids',
		{ external_ids: ids(51) },
		400,
		'The max number of ids per request was exceeded',
	],
	[
		'49 external ids and an alias',
		{ external_ids: ids(49), user_aliases: [ALIAS] },
		201,
		'success',
	],
	[
		'50 external ids and an alias',
		{ external_ids: ids(50), user_aliases: [ALIAS] },
		400,
		'The max number of external_ids and aliases per request was exceeded',
	],
])('%s', async (_case, request, status, message) => {
	const answer = await ask(request);
	expect(answer.status).toBe(status);
	expect(answer.body).toMatchObject({ message });
});

test.each([
	['nobody', {}],
	['an e-mail address and a phone number', { email_address: 'a@example.org', phone: '+31' }],
	['an external id and a device', { external_ids: [id(75)], device_id: 'device-1' }],
	['an unknown field', { external_ids: [id(75)], fields_to_export: ['externalId'] }],
	['no fields', { external_ids: [id(75)], fields_to_export: [] }],
	['fields left out', { external_ids: [id(75)], fields_to_export: undefined }],
])('%s answers 400', async (_case, request) => {
	expect((await ask(request)).status).toBe(400);
});

test('with exportIdsFieldsRequired false all fields are the default', async () => {
	await changeExports(sandbox, { exportIdsFieldsRequired: false });
	const { body } = await ask({ external_ids: [id(75)], fields_to_export: undefined });
	const [user = {}] = found.parse(body).users;
	const expected = ['braze_id', 'created_at', 'custom_attributes', 'email', 'external_id'];
	expect(Object.keys(user)).toEqual(expect.arrayContaining(expected));
	await changeExports(sandbox, { exportIdsFieldsRequired: true });
});

test('what is queued is not seen yet', async () => {
	const url = `${sandbox.admin.url}/admin/settings`;
	const settings = { braze: { track: { effectDelayMs: 300 } } };
	await call({ method: 'PUT', url, body: settings });
	await track([{ external_id: id(78), first_name: 'Queued' }]);
	const request = { external_ids: [id(78)], fields_to_export: ['first_name'] };
	const nameNow = async () => found.parse((await ask(request)).body).users[0]?.['first_name'];
	expect(await nameNow()).not.toBe('Queued');
	await wait(600);
	expect(await nameNow()).toBe('Queued');
});
