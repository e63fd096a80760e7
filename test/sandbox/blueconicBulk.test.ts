import { z } from 'zod';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call, login, readNdjson, type Answer } from './call';

const results = z.array(z.looseObject({ profileId: z.string().optional(), state: z.string() }));
const profileShape = z.object({
	id: z.string(),
	properties: z.array(z.object({ id: z.string(), values: z.array(z.string()) })),
});

type Values = Record<string, readonly string[]>;

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 60, users: 10 });
	token = await login(sandbox);
});

afterAll(async () => {
	await sandbox.close();
});

async function bulk(body: unknown): Promise<Answer> {
	const url = `${sandbox.blueConic.url}/rest/v2/profiles`;
	return await call({ method: 'PUT', url, token, body });
}

async function bulkOne(entry: unknown): Promise<z.infer<typeof results>[number] | undefined> {
	return results.parse((await bulk([entry])).body)[0];
}

async function valuesOf(profileId: unknown): Promise<Values | undefined> {
	const lines = await readNdjson(`${sandbox.admin.url}/admin/blueconic/profiles`);
	const profile = lines.map((line) => profileShape.parse(line)).find(({ id }) => id === profileId);
	return profile && Object.fromEntries(profile.properties.map(({ id, values }) => [id, values]));
}

function byExternalId(value: string): readonly (readonly { id: string; value: string }[])[] {
	return [[{ id: 'braze_external_id', value }]];
}

function set(values: Values): unknown[] {
	return Object.entries(values).map(([id, list]) => ({ id, values: list, strategy: 'SET' }));
}

async function create(values: Values): Promise<unknown> {
	return (await bulkOne({ strategy: 'UPSERT', properties: set(values) }))?.profileId;
}

test.each<
	[string, string, readonly string[], readonly string[], readonly string[] | undefined, string]
>([
	['SET', 'nickname', ['a'], ['b'], ['b'], 'MODIFIED'],
	['SET', 'nickname', ['a'], ['a'], ['a'], 'UNCHANGED'],
	['SET', 'nickname', ['a'], [], undefined, 'MODIFIED'],
	['SET', 'interests', ['a', 'b'], ['b', 'a'], ['b', 'a'], 'MODIFIED'],
	['ADD', 'interests', ['a', 'b'], ['b', 'c', 'c'], ['a', 'b', 'c'], 'MODIFIED'],
	['ADD', 'interests', ['a', 'b'], ['b'], ['a', 'b'], 'UNCHANGED'],
	['SET_IF_EMPTY', 'nickname', ['a'], ['b'], ['a'], 'UNCHANGED'],
	['SET_IF_EMPTY', 'nickname', [], ['b'], ['b'], 'MODIFIED'],
	['INCREMENT', 'loyalty_points', ['10'], ['5'], ['15'], 'MODIFIED'],
	['INCREMENT', 'loyalty_points', [], ['-5'], ['-5'], 'MODIFIED'],
	['SUM', 'average_order_value', ['0.10'], ['0.2'], ['0.30'], 'MODIFIED'],
	['INCREMENT', 'loyalty_points', ['10'], ['0'], ['10'], 'UNCHANGED'],
	['REMOVE', 'interests', ['a', 'b', 'c'], ['b', 'x'], ['a', 'c'], 'MODIFIED'],
	['REMOVE', 'interests', ['a'], ['a'], undefined, 'MODIFIED'],
])('%s of %s: %j with %j', async (strategy, id, before, values, after, state) => {
	const profileId = await create({ [id]: before, firstname: ['Kim'] });
	const result = await bulkOne({ profileId, properties: [{ id, values, strategy }] });
	expect(result).toEqual({ profileId, state });
	const stored = await valuesOf(profileId);
	expect(stored?.[id]).toEqual(after);
	expect(stored?.['firstname']).toEqual(['Kim']);
});

test.each([
	['UPSERT', 'customer-0000003', 'MODIFIED'],
	['UPSERT', 'upsert-new', 'CREATED'],
	['UPDATE', 'customer-0000004', 'MODIFIED'],
	['UPDATE', 'update-new', 'NOTFOUND'],
	[undefined, 'default-new', 'NOTFOUND'],
])('%s of %s', async (strategy, externalId, state) => {
	const properties = set({ braze_external_id: [externalId], about: ['written'] });
	const matching = byExternalId(externalId);
	const entry = { strategy, identifier: 'row-1', matching, properties };
	const result = await bulkOne(entry);
	expect(result).toMatchObject({ state, identifier: 'row-1' });
	if (state === 'NOTFOUND') return;
	expect((await valuesOf(result?.profileId))?.['about']).toEqual(['written']);
	expect(await bulkOne(entry)).toEqual({ ...result, state: 'UNCHANGED' });
});

test('a change moves lastmodifieddate, no change keeps it', async () => {
	const profileId = await create({ nickname: ['a'] });
	const entry = { profileId, properties: set({ nickname: ['b'] }) };
	await bulkOne({ profileId, properties: [] });
	const before = (await valuesOf(profileId))?.['lastmodifieddate'];
	await new Promise((resolve) => setTimeout(resolve, 5));
	await bulkOne({ profileId, properties: set({ nickname: ['a'] }) });
	expect((await valuesOf(profileId))?.['lastmodifieddate']).toEqual(before);
	await bulkOne(entry);
	const after = (await valuesOf(profileId))?.['lastmodifieddate'];
	expect(Number(after)).toBeGreaterThan(Number(before));
});

test('alternatives are tried in order, terms must all be fulfilled', async () => {
	const one = await create({ braze_external_id: ['m-1'], email: ['both@example.org'] });
	const other = await create({ braze_external_id: ['m-2'], email: ['both@example.org'] });
	const id = (value: string) => ({ id: 'braze_external_id', value });
	const email = (value: string) => ({ id: 'email', value });
	const match = async (matching: unknown) =>
		(await bulkOne({ matching, properties: [] }))?.profileId;
	expect(await match([[id('m-2'), email('both@example.org')]])).toBe(other);
	expect(await match([[id('m-2'), email('x@example.org')]])).toBeUndefined();
	expect(await match([[id('none')], [email('both@example.org')]])).toBe(one);
	expect(await match([[id('m-2')], [id('m-1')]])).toBe(other);
	expect(await match([[]])).toBeUndefined();
});

test('a changed identifier is found under its new value only', async () => {
	const profileId = await create({ braze_external_id: ['was'] });
	await bulkOne({ profileId, properties: set({ braze_external_id: ['is'] }) });
	expect((await bulkOne({ matching: byExternalId('is') }))?.profileId).toBe(profileId);
	expect((await bulkOne({ matching: byExternalId('was') }))?.state).toBe('NOTFOUND');
});

test('DELETE takes a profile by its id, once, and frees its identifiers', async () => {
	const profileId = await create({ braze_external_id: ['gone'] });
	const entry = { profileId, strategy: 'DELETE' };
	expect(await bulkOne(entry)).toEqual({ profileId, state: 'DELETED' });
	expect(await bulkOne(entry)).toEqual({ profileId, state: 'NOTFOUND' });
	expect((await bulkOne({ matching: byExternalId('gone') }))?.state).toBe('NOTFOUND');
	expect(await valuesOf(profileId)).toBeUndefined();
});

test.each<[string, Record<string, unknown>]>([
	['unknown', { id: 'unknown', values: ['a'] }],
	['named __proto__', { id: '__proto__', values: ['a'] }],
	['of the system', { id: 'creationdate', values: ['1'] }],
	['RANGE with text', { id: 'loyalty_points', values: ['12,5'] }],
	['RANGE with spaces', { id: 'loyalty_points', values: [' 12 '] }],
	['RANGE too large', { id: 'loyalty_points', values: ['2147483648'] }],
	['DECIMAL with an exponent', { id: 'average_order_value', values: ['1e3'] }],
	['DATETIME as ISO', { id: 'date_of_birth', values: ['2000-01-01'] }],
	['EMAIL without @', { id: 'email', values: ['kim'] }],
	['with a number', { id: 'nickname', values: [5] }],
	['of text to INCREMENT', { id: 'nickname', values: ['5'], strategy: 'INCREMENT' }],
])('a property %s gets a validation error, the others are written', async (_case, rule) => {
	const profileId = await create({ plan: ['Free'] });
	const result = await bulkOne({ profileId, properties: [rule, ...set({ plan: ['Plus'] })] });
	expect(result?.state).toBe('MODIFIED');
	expect(Object.entries(Object(result?.['validationErrors']))).toEqual([
		[rule['id'], [expect.any(String)]],
	]);
	expect((await valuesOf(profileId))?.['plan']).toEqual(['Plus']);
});

test.each([
	['NEW_PROFILES_ONLY', undefined, ['new']],
	['EXISTING_PROFILES_ONLY', ['changed'], undefined],
])('%s', async (restriction, whenExisting, whenNew) => {
	const rule = (text: string) => [{ id: 'about', values: [text], strategy: 'SET', restriction }];
	const existing = await create({ plan: ['Free'] });
	await bulkOne({ profileId: existing, properties: rule('changed') });
	expect((await valuesOf(existing))?.['about']).toEqual(whenExisting);
	const created = await bulkOne({ strategy: 'UPSERT', properties: rule('new') });
	expect((await valuesOf(created?.profileId))?.['about']).toEqual(whenNew);
});

test('of 1,001 entries the first 1,000 are processed and answered with 413', async () => {
	const entries = Array.from({ length: 1001 }, (_, index) => ({
		strategy: 'UPSERT',
		matching: byExternalId(`many-${index}`),
		properties: set({ braze_external_id: [`many-${index}`] }),
	}));
	const { status, body } = await bulk(entries);
	expect(status).toBe(413);
	expect(results.parse(body)).toHaveLength(1000);
	expect((await bulkOne({ matching: byExternalId('many-999') }))?.state).toBe('UNCHANGED');
	expect((await bulkOne({ matching: byExternalId('many-1000') }))?.state).toBe('NOTFOUND');
});

test.each([
	['no list', {}],
	['an unknown strategy', [{ strategy: 'MERGE' }]],
	['matching by a property that is no identifier', [{ matching: [[{ id: 'city', value: 'x' }]] }]],
])('%s answers 400 with the field', async (_case, body) => {
	expect(await bulk(body)).toEqual({
		status: 400,
		body: { code: 400, message: expect.any(String), errors: [expect.any(Object)] },
	});
});
