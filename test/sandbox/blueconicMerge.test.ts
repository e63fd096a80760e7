import { openTenant, set, type Tenant } from './blueConicTenant';

const EVERYBODY = 'aa9c3c86-edec-4ac5-8521-a1be602eb7c6';

let tenant: Tenant;

beforeAll(async () => {
	tenant = await openTenant({ profiles: 5, blueConic: { mergedProfiles: 2 } });
	await tenant.behave({ mergeOnIdentifiers: true });
});

afterAll(async () => {
	await tenant.close();
});

async function read(profileId: unknown): Promise<unknown> {
	return (await tenant.get(`/profiles/${String(profileId)}`)).body;
}

let names = 0;

/** An older and a newer profile that came to share their e-mail address. */
async function merged(
	older: Readonly<Record<string, readonly string[]>> = {},
	newer: Readonly<Record<string, readonly string[]>> = {},
): Promise<{ readonly olderId: string; readonly newerId: string }> {
	const name = `twin-${(names += 1)}`;
	const email = [`${name}@example.org`];
	const olderId = await tenant.create({ ...older, braze_external_id: [name], email });
	await new Promise((resolve) => setTimeout(resolve, 3));
	const newerId = await tenant.create({ ...newer, email });
	return { olderId, newerId };
}

test('profiles that share a unique identifier are merged into the newer one', async () => {
	const before = (await tenant.page('', EVERYBODY)).totalResults;
	const { olderId, newerId } = await merged({ city: ['Delft'] });
	expect(await read(newerId)).toMatchObject({ id: newerId, replaces: [olderId] });
	expect(await read(olderId)).toMatchObject({ id: olderId, replacedBy: newerId, properties: [] });
	const { profiles, totalResults } = await tenant.page(
		'count=100&expand=profiles.profile.replace',
		EVERYBODY,
	);
	expect(totalResults).toBe(before + 1);
	const ids = profiles.map(({ id }) => id);
	expect([ids.includes(newerId), ids.includes(olderId)]).toEqual([true, false]);
	expect(profiles.find(({ id }) => id === newerId)).toMatchObject({ replaces: [olderId] });
});

test('an identifier that is changed merges too, and the result names the one that stays', async () => {
	const olderId = await tenant.create({ email: ['first@example.org'] });
	await new Promise((resolve) => setTimeout(resolve, 3));
	const newerId = await tenant.create({ email: ['second@example.org'] });
	const properties = set({ email: ['second@example.org'] });
	expect(await tenant.write({ profileId: olderId, properties })).toEqual({
		profileId: newerId,
		state: 'MODIFIED',
	});
});

test('a write by the id of a replaced profile goes to the one that replaced it', async () => {
	const { olderId, newerId } = await merged();
	const properties = set({ nickname: ['followed'] });
	expect(await tenant.write({ profileId: olderId, properties })).toMatchObject({
		profileId: newerId,
		state: 'MODIFIED',
	});
	expect(await tenant.valuesOf(newerId)).toMatchObject({ nickname: ['followed'] });
});

test('DELETE by the id of a replaced profile leaves the one that replaced it', async () => {
	const { olderId, newerId } = await merged();
	expect(await tenant.write({ profileId: olderId, strategy: 'DELETE' })).toMatchObject({
		state: 'DELETED',
	});
	expect(await read(newerId)).toMatchObject({ id: newerId });
	expect((await tenant.get(`/profiles/${olderId}`)).status).toBe(404);
});

test.each<[string, string, readonly string[], readonly string[], readonly string[]]>([
	['BOTH', 'SELECT', ['a', 'b'], ['b', 'c'], ['b', 'c', 'a']],
	['SUM', 'RANGE', ['3'], ['4'], ['7']],
	['HIGHEST', 'RANGE', ['10'], ['9'], ['10']],
	['LOWEST', 'RANGE', ['10'], ['9'], ['9']],
	['LATEST', 'SELECT', ['a'], ['b'], ['b']],
	['LATEST', 'SELECT', ['a'], [], ['a']],
	['OLDEST', 'SELECT', ['a'], ['b'], ['a']],
	['KEEP_CURRENT', 'SELECT', ['a'], ['b'], ['b']],
])('%s of %s: %j and newer %j', async (mergeStrategy, filterType, older, newer, after) => {
	const id = `by_${mergeStrategy}`;
	const property = { name: id, permissionLevel: 'PERSONAL', mergeStrategy, filterType };
	expect((await tenant.put(`/profileProperties/${id}`, property)).status).toBe(200);
	const { newerId } = await merged({ [id]: older }, { [id]: newer });
	expect((await tenant.valuesOf(newerId))?.[id]).toEqual(after);
});

test('the timeline of a replaced profile goes on in the one that replaced it', async () => {
	const olderId = await tenant.create(
		{ email: ['events@example.org'] },
		{ timeline: [{ id: 'kept', eventTypeId: 'order' }] },
	);
	await new Promise((resolve) => setTimeout(resolve, 3));
	const newerId = await tenant.create({ email: ['events@example.org'] });
	expect((await tenant.get(`/profiles/${newerId}?expand=profile.timeline`)).body).toMatchObject({
		replaces: [olderId],
		events: [{ id: 'kept' }],
	});
});

test.each([
	['values of less than 4 characters', { braze_external_id: ['abc'] }, {}],
	['another domain group', { braze_external_id: ['grouped'] }, { domainGroup: 'other' }],
	['a property that is no unique identifier', { customer_number: ['12345'] }, {}],
])('profiles are not merged by %s', async (_case, values, more) => {
	await tenant.create(values);
	const newerId = await tenant.create(values, more);
	expect(await read(newerId)).toMatchObject({ replaces: [] });
});

test('profiles are not merged when more than 20 share the value', async () => {
	await tenant.behave({ mergeOnIdentifiers: false });
	for (let count = 0; count < 20; count += 1) await tenant.create({ email: ['crowd@example.org'] });
	await tenant.behave({ mergeOnIdentifiers: true });
	const newestId = await tenant.create({ email: ['crowd@example.org'] });
	expect(await read(newestId)).toMatchObject({ replaces: [] });
});

test('without the setting nothing is merged', async () => {
	await tenant.behave({ mergeOnIdentifiers: false });
	const { newerId } = await merged();
	expect(await read(newerId)).toMatchObject({ replaces: [] });
	await tenant.behave({ mergeOnIdentifiers: true });
});

test('a tenant can start with merged profiles', async () => {
	const { profiles } = await tenant.page('count=100&expand=profiles.profile.replace');
	expect(profiles).toHaveLength(5);
	const olderIds = profiles.flatMap(({ replaces }) => (Array.isArray(replaces) ? replaces : []));
	expect(olderIds).toHaveLength(2);
	for (const [index, olderId] of olderIds.entries()) {
		expect(await read(olderId)).toMatchObject({ replacedBy: profiles[index]?.id });
	}
});
