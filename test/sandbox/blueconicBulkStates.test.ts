import { z } from 'zod';
import { call, login } from './call';
import { openTenant, set, type Tenant } from './blueConicTenant';

const BLIND = {
	clientId: 'blind',
	clientSecret: 'secret',
	scopes: ['write:profiles' as const],
	seesPii: false,
};
const GROUP_A = '1f6b6c0e-2d35-4f47-8a9e-6c5d0e7b3a21';
const results = z.array(z.looseObject({ state: z.string() }));

let tenant: Tenant;

beforeAll(async () => {
	tenant = await openTenant({ profiles: 60, blueConic: { moreClients: [BLIND] } });
});

afterAll(async () => {
	await tenant.close();
});

function byExternalId(value: string): readonly (readonly { id: string; value: string }[])[] {
	return [[{ id: 'braze_external_id', value }]];
}

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
	['of over 65,000 characters', { id: 'about', values: ['a'.repeat(65_001)] }],
	['of over 64 KB', { id: 'about', values: ['é'.repeat(33_000)] }],
	['of text to INCREMENT', { id: 'nickname', values: ['5'], strategy: 'INCREMENT' }],
	['summed up too high', { id: 'braze_points', values: ['2147483647'], strategy: 'INCREMENT' }],
])('a property %s gets a validation error, the others are written', async (_case, rule) => {
	const profileId = await tenant.create({ plan: ['Free'], braze_points: ['1'] });
	const properties = [rule, ...set({ plan: ['Plus'] })];
	const result = await tenant.write({ profileId, properties });
	expect(result?.state).toBe('MODIFIED');
	expect(Object.entries(Object(result?.['validationErrors']))).toEqual([
		[rule['id'], [expect.any(String)]],
	]);
	expect(await tenant.valuesOf(profileId)).toMatchObject({ plan: ['Plus'], braze_points: ['1'] });
});

test('an entry with nothing valid leaves a profile UNCHANGED', async () => {
	const profileId = await tenant.create({ plan: ['Free'] });
	const properties = [{ id: 'unknown', values: ['a'], strategy: 'SET' }];
	expect(await tenant.write({ profileId, properties })).toMatchObject({ state: 'UNCHANGED' });
});

test.each([
	['GROUP_A, its member', GROUP_A, 'customer-0000000', 'UPDATE', 'MODIFIED'],
	['GROUP_A, no member', GROUP_A, 'customer-0000001', 'UPDATE', 'RESTRICTION_MISMATCH'],
	['GROUP_A, new', GROUP_A, 'restricted-new', 'UPSERT', 'RESTRICTION_MISMATCH'],
	['GROUP_A, not found', GROUP_A, 'restricted-new', 'UPDATE', 'NOTFOUND'],
	['an unknown segment', 'unknown', 'customer-0000000', 'UPDATE', 'RESTRICTION_MISMATCH'],
])('isMemberOfSegment %s', async (_case, isMemberOfSegment, externalId, strategy, state) => {
	const entry = {
		strategy,
		matching: byExternalId(externalId),
		properties: set({ about: ['for members'] }),
		restriction: { isMemberOfSegment },
	};
	expect((await tenant.write(entry))?.state).toBe(state);
	expect((await tenant.write({ ...entry, strategy: 'UPDATE' }))?.state).toBe(
		state === 'MODIFIED' ? 'UNCHANGED' : strategy === 'UPSERT' ? 'NOTFOUND' : state,
	);
});

test('profiles are matched and created within their domain group', async () => {
	const properties = set({ braze_external_id: ['grouped'] });
	const entry = { strategy: 'UPSERT', matching: byExternalId('grouped'), properties };
	const created = await tenant.write({ ...entry, domainGroup: 'other-sites' });
	expect(created?.state).toBe('CREATED');
	expect((await tenant.valuesOf(created?.profileId))?.['domaingroup']).toEqual(['other-sites']);
	expect((await tenant.write(entry))?.state).toBe('CREATED');
	expect((await tenant.write({ ...entry, domainGroup: 'other-sites' }))?.profileId).toBe(
		created?.profileId,
	);
});

test('the permission level is given on creation only', async () => {
	const level = async (id: unknown): Promise<unknown> =>
		(await tenant.get(`/profiles/${String(id)}?expand=profile.permissions.exceptions`)).body;
	const ordinary = await tenant.create({ plan: ['Free'] });
	expect(await level(ordinary)).toMatchObject({ permissions: { level: 'PERSONAL' } });
	const created = await tenant.create({ plan: ['Free'] }, { permissionLevel: 'ANONYMOUS' });
	await tenant.write({ profileId: created, permissionLevel: 'DO_NOT_TRACK', properties: [] });
	expect(await level(created)).toMatchObject({ permissions: { level: 'ANONYMOUS' } });
});

test.each<[string, Record<string, unknown>, string]>([
	['personal data', { properties: set({ about: ['x'] }) }, 'UNAUTHORIZED'],
	['other data', { properties: set({ city: ['x'] }) }, 'MODIFIED'],
	[
		'other data, matched by personal data',
		{ matching: byExternalId('customer-0000002') },
		'UNAUTHORIZED',
	],
])('without PII visibility a write of %s', async (_case, entry, state) => {
	const token = await login(tenant.sandbox, BLIND);
	const profileId = await tenant.create({ plan: ['Free'] });
	const whole = 'matching' in entry ? entry : { ...entry, profileId };
	const { body } = await tenant.put('/profiles', [whole], token);
	expect(results.parse(body)[0]?.state).toBe(state);
	expect(await tenant.valuesOf(profileId)).not.toHaveProperty('about');
});

test('of 1,001 entries the first 1,000 are processed and answered with 413', async () => {
	const entries = Array.from({ length: 1001 }, (_, index) => ({
		strategy: 'UPSERT',
		matching: byExternalId(`many-${index}`),
		properties: set({ braze_external_id: [`many-${index}`] }),
	}));
	const { status, body } = await tenant.put('/profiles', entries);
	expect(status).toBe(413);
	expect(results.parse(body)).toHaveLength(1000);
	expect((await tenant.write({ matching: byExternalId('many-999') }))?.state).toBe('UNCHANGED');
	expect((await tenant.write({ matching: byExternalId('many-1000') }))?.state).toBe('NOTFOUND');
});

test('1,000 entries are answered with 200, no entry too', async () => {
	const entries = Array.from({ length: 1000 }, () => ({ profileId: 'none' }));
	expect((await tenant.put('/profiles', entries)).status).toBe(200);
	expect(await tenant.put('/profiles', [])).toEqual({ status: 200, body: [] });
});

test.each<[string, unknown, string]>([
	['no list', {}, ''],
	['an unknown strategy', [{ strategy: 'MERGE' }], '0.strategy'],
	[
		'an unknown strategy of a property',
		[{}, { properties: [{ id: 'a', values: [], strategy: 'CLEAR' }] }],
		'1.properties.0.strategy',
	],
	[
		'values that are no list',
		[{ properties: [{ id: 'a', values: 'x', strategy: 'SET' }] }],
		'0.properties.0.values',
	],
	['an unknown permission level', [{ permissionLevel: 'ALL' }], '0.permissionLevel'],
	['an unknown privacy legislation', [{ privacyLegislation: 'MARS' }], '0.privacyLegislation'],
	[
		'a trigger that is no boolean',
		[{ triggerOnPropertyChange: 'no' }],
		'0.triggerOnPropertyChange',
	],
	[
		'a matching value that is a list',
		[{ matching: [[{ id: 'email', value: ['a'] }]] }],
		'0.matching.0.0.value',
	],
	[
		'matching by a property that is no identifier',
		[{ matching: [[{ id: 'city', value: 'x' }]] }],
		'0.matching',
	],
	[
		'INCREMENT in a timeline',
		[
			{
				timeline: [
					{ eventTypeId: 'order', data: [{ id: 'quantity', values: [1], strategy: 'INCREMENT' }] },
				],
			},
		],
		'0.timeline.0.data.0.strategy',
	],
	[
		'REMOVE in a timeline',
		[
			{
				timeline: [
					{ eventTypeId: 'order', data: [{ id: 'quantity', values: [1], strategy: 'REMOVE' }] },
				],
			},
		],
		'0.timeline.0.data.0.strategy',
	],
])('%s answers 400 with the field', async (_case, body, field) => {
	expect(await tenant.put('/profiles', body)).toEqual({
		status: 400,
		body: {
			code: 400,
			message: expect.any(String),
			errors: [{ field, message: expect.any(String) }],
		},
	});
});

test('of a request with one malformed entry nothing is written', async () => {
	const good = { strategy: 'UPSERT', properties: set({ braze_external_id: ['half'] }) };
	expect((await tenant.put('/profiles', [good, { strategy: 'MERGE' }])).status).toBe(400);
	expect((await tenant.write({ matching: byExternalId('half') }))?.state).toBe('NOTFOUND');
});

test('one concurrent request too many answers 429 and writes nothing', async () => {
	await tenant.behave({ maxConcurrentRequests: 2, processMs: 150 });
	const write = async (name: string) =>
		await tenant.put('/profiles', [
			{ strategy: 'UPSERT', properties: set({ braze_external_id: [name] }) },
		]);
	const names = ['queue-1', 'queue-2', 'queue-3', 'queue-4'];
	const statuses = await Promise.all(names.map(async (name) => (await write(name)).status));
	expect(statuses.toSorted()).toEqual([200, 200, 429, 429]);
	await tenant.behave({ processMs: 0 });
	for (const [index, name] of names.entries()) {
		const { state } = (await tenant.write({ matching: byExternalId(name) })) ?? {};
		expect(state).toBe(statuses[index] === 200 ? 'UNCHANGED' : 'NOTFOUND');
	}
	await tenant.behave({ maxConcurrentRequests: 1 });
	const url = `${tenant.sandbox.blueConic.url}/rest/v2/segments`;
	const reads = ['', '', ''].map(
		async () => (await call({ method: 'GET', url, token: tenant.token })).status,
	);
	expect(await Promise.all(reads)).toEqual([200, 200, 200]);
	expect((await write('queue-5')).status).toBe(200);
	await tenant.behave({ maxConcurrentRequests: 20 });
});
