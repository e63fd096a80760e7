import { openTenant, set, type Tenant } from './blueConicTenant';

let tenant: Tenant;

beforeAll(async () => {
	tenant = await openTenant({ profiles: 60 });
});

afterAll(async () => {
	await tenant.close();
});

function byExternalId(value: string): readonly (readonly { id: string; value: string }[])[] {
	return [[{ id: 'braze_external_id', value }]];
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
	const profileId = await tenant.create({ [id]: before, firstname: ['Kim'] });
	const result = await tenant.write({ profileId, properties: [{ id, values, strategy }] });
	expect(result).toEqual({ profileId, state });
	const stored = await tenant.valuesOf(profileId);
	expect(stored?.[id]).toEqual(after);
	expect(stored?.['firstname']).toEqual(['Kim']);
});

test('a SET without values is ignored by setting', async () => {
	const profileId = await tenant.create({ nickname: ['a'] });
	const entry = { profileId, properties: set({ nickname: [] }) };
	await tenant.behave({ emptySet: 'ignored' });
	expect((await tenant.write(entry))?.state).toBe('UNCHANGED');
	await tenant.behave({ emptySet: 'clears' });
	expect((await tenant.write(entry))?.state).toBe('MODIFIED');
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
	const result = await tenant.write(entry);
	expect(result).toMatchObject({ state, identifier: 'row-1' });
	if (state === 'NOTFOUND') return;
	expect((await tenant.valuesOf(result?.profileId))?.['about']).toEqual(['written']);
	expect(await tenant.write(entry)).toEqual({ ...result, state: 'UNCHANGED' });
});

test('a created profile does not get the values it was matched by', async () => {
	const matching = byExternalId('matched-only');
	const result = await tenant.write({
		strategy: 'UPSERT',
		matching,
		properties: set({ vip: ['yes'] }),
	});
	expect(result?.state).toBe('CREATED');
	expect(await tenant.valuesOf(result?.profileId)).not.toHaveProperty('braze_external_id');
});

test('a change moves lastmodifieddate, no change and timeline events keep it', async () => {
	const profileId = await tenant.create({ nickname: ['a'] });
	const lastModified = async () => (await tenant.valuesOf(profileId))?.['lastmodifieddate'];
	const before = await lastModified();
	await new Promise((resolve) => setTimeout(resolve, 5));
	await tenant.write({ profileId, properties: set({ nickname: ['a'] }) });
	const timeline = [{ id: 'o', eventTypeId: 'order' }];
	expect((await tenant.write({ profileId, timeline }))?.state).toBe('MODIFIED');
	expect(await lastModified()).toEqual(before);
	await tenant.write({ profileId, properties: set({ nickname: ['b'] }) });
	expect(Number(await lastModified())).toBeGreaterThan(Number(before));
});

test('one alternative must be fulfilled, with all its terms', async () => {
	const one = await tenant.create({ braze_external_id: ['m-1'], email: ['both@example.org'] });
	const other = await tenant.create({ braze_external_id: ['m-2'], email: ['both@example.org'] });
	const id = (value: string) => ({ id: 'braze_external_id', value });
	const email = (value: string) => ({ id: 'email', value });
	const match = async (matching: unknown) =>
		(await tenant.write({ matching, properties: [] }))?.profileId;
	expect(await match([[id('m-2'), email('both@example.org')]])).toBe(other);
	expect(await match([[id('m-2'), email('x@example.org')]])).toBeUndefined();
	expect(await match([[id('none')], [id('m-1')]])).toBe(one);
	expect(await match([[id('m-1')], [id('none')]])).toBe(one);
	expect(await match([[]])).toBeUndefined();
});

test.each([
	[
		'by two alternatives',
		[
			[{ id: 'braze_external_id', value: 'several-2' }],
			[{ id: 'braze_external_id', value: 'several-1' }],
		],
	],
	['by one value', [[{ id: 'email', value: 'several@example.org' }]]],
])(
	'an entry that matches several profiles %s is skipped, or changes the oldest',
	async (_case, matching) => {
		const found = byExternalId('several-1');
		const oldest =
			(await tenant.write({ matching: found }))?.profileId ??
			(await tenant.create({ braze_external_id: ['several-1'], email: ['several@example.org'] }));
		await tenant.create({ braze_external_id: ['several-2'], email: ['several@example.org'] });
		const entry = { identifier: 'x', matching, properties: set({ vip: ['yes'] }) };
		expect(await tenant.write(entry)).toEqual({ identifier: 'x', state: 'SKIPPED' });
		await tenant.behave({ severalMatches: 'oldest' });
		expect((await tenant.write({ ...entry, properties: [] }))?.profileId).toBe(oldest);
		await tenant.behave({ severalMatches: 'skipped' });
		await tenant.write({
			matching: byExternalId('several-2'),
			properties: set({ braze_external_id: [], email: [] }),
		});
	},
);

test('texts of matching that differ in case are the same by setting only', async () => {
	const profileId = await tenant.create({ email: ['Robin@Example.org'] });
	const entry = { matching: [[{ id: 'email', value: 'robin@example.org' }]] };
	expect((await tenant.write(entry))?.state).toBe('NOTFOUND');
	await tenant.behave({ textCase: 'insensitive' });
	expect((await tenant.write(entry))?.profileId).toBe(profileId);
	await tenant.behave({ textCase: 'sensitive' });
});

test('the profile id goes before matching', async () => {
	const profileId = await tenant.create({ braze_external_id: ['by-id'] });
	const entry = { profileId, matching: byExternalId('customer-0000005'), properties: [] };
	expect((await tenant.write(entry))?.profileId).toBe(profileId);
	expect((await tenant.write({ ...entry, profileId: 'none' }))?.state).toBe('NOTFOUND');
});

test('a changed identifier is found under its new value only', async () => {
	const profileId = await tenant.create({ braze_external_id: ['was'] });
	await tenant.write({ profileId, properties: set({ braze_external_id: ['is'] }) });
	expect((await tenant.write({ matching: byExternalId('is') }))?.profileId).toBe(profileId);
	expect((await tenant.write({ matching: byExternalId('was') }))?.state).toBe('NOTFOUND');
});

test('DELETE takes a profile by its id, once, and frees its identifiers', async () => {
	const profileId = await tenant.create({ braze_external_id: ['gone'] });
	const entry = { profileId, strategy: 'DELETE' };
	const byMatching = { matching: byExternalId('gone'), strategy: 'DELETE' };
	expect((await tenant.write(byMatching))?.state).toBe('NOTFOUND');
	expect(await tenant.write(entry)).toEqual({ profileId, state: 'DELETED' });
	expect(await tenant.write(entry)).toEqual({ profileId, state: 'NOTFOUND' });
	expect((await tenant.write({ matching: byExternalId('gone') }))?.state).toBe('NOTFOUND');
	expect(await tenant.valuesOf(profileId)).toBeUndefined();
});

test.each([
	['NEW_PROFILES_ONLY', undefined, ['new']],
	['EXISTING_PROFILES_ONLY', ['changed'], undefined],
	['ALL_PROFILES', ['changed'], ['new']],
])('%s', async (restriction, whenExisting, whenNew) => {
	const rule = (text: string) => [{ id: 'about', values: [text], strategy: 'SET', restriction }];
	const existing = await tenant.create({ plan: ['Free'] });
	await tenant.write({ profileId: existing, properties: rule('changed') });
	expect((await tenant.valuesOf(existing))?.['about']).toEqual(whenExisting);
	const created = await tenant.write({ strategy: 'UPSERT', properties: rule('new') });
	expect((await tenant.valuesOf(created?.profileId))?.['about']).toEqual(whenNew);
});
