import { z } from 'zod';
import { openTenant, set, type Tenant } from './blueConicTenant';

const list = z.object({
	totalResults: z.number(),
	profileProperties: z.array(
		z.looseObject({ id: z.string(), filterType: z.string(), indexed: z.boolean() }),
	),
});
const TEXT = {
	name: 'Shoe size',
	filterType: 'SELECT',
	permissionLevel: 'PERSONAL',
	mergeStrategy: 'LATEST',
};

let tenant: Tenant;
let names = 0;

beforeAll(async () => {
	tenant = await openTenant({ profiles: 30 });
});

afterAll(async () => {
	await tenant.close();
});

async function listed(query: string): Promise<z.infer<typeof list>> {
	return list.parse((await tenant.get(`/profileProperties?${query}`)).body);
}

/** A new property and its id. */
async function create(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
	const id = `property_${(names += 1)}`;
	expect((await tenant.put(`/profileProperties/${id}`, { ...TEXT, ...more })).status).toBe(200);
	return id;
}

test('properties say their type and whether they are identifiers', async () => {
	const { totalResults, profileProperties } = await listed('count=100');
	expect(profileProperties).toHaveLength(totalResults);
	const identifiers = profileProperties.filter(({ indexed }) => indexed).map(({ id }) => id);
	expect(identifiers).toEqual(['braze_external_id', 'email']);
	const second = await listed('startIndex=20');
	expect(second.profileProperties).toEqual(profileProperties.slice(20, 40));
});

test.each([
	['filterType=EMAIL', ['email']],
	['filterType=EMAIL&filterType=DECIMAL', ['average_order_value', 'email']],
	['filterValue=City', ['city']],
	['filterValue=City&filterType=EMAIL', []],
	['groupTypeId=household', []],
])('properties by %s', async (query, ids) => {
	const { profileProperties } = await listed(query);
	expect(profileProperties.map(({ id }) => id)).toEqual(ids);
});

test('a property is read by its id', async () => {
	expect((await tenant.get('/profileProperties/email')).body).toMatchObject({
		id: 'email',
		filterType: 'EMAIL',
		dataSensitivity: 'PII',
		indexed: true,
		isIdProperty: false,
		totalProfileCount: 30,
	});
	expect((await tenant.get('/profileProperties/unknown')).status).toBe(404);
});

test('PUT creates a property that takes values at once', async () => {
	const answer = await tenant.put('/profileProperties/Shoe-size_1', TEXT);
	expect(answer).toMatchObject({
		status: 200,
		body: { id: 'Shoe-size_1', ...TEXT, indexed: false, profileCount: 0, tags: [] },
	});
	const profileId = await tenant.create({ 'Shoe-size_1': ['42'] });
	expect((await tenant.valuesOf(profileId))?.['Shoe-size_1']).toEqual(['42']);
	expect((await tenant.get('/profileProperties/Shoe-size_1')).body).toMatchObject({
		profileCount: 1,
		totalProfileCount: 31,
	});
});

test('PUT changes what it names of a property', async () => {
	const id = await create({ tags: ['Address'] });
	const { body } = await tenant.put(`/profileProperties/${id}`, { id, name: 'Renamed' });
	expect(body).toMatchObject({ ...TEXT, name: 'Renamed', tags: ['Address'] });
	expect((await tenant.get(`/profileProperties/${id}`)).body).toEqual(body);
});

test('a property that becomes a unique identifier finds the profiles that have it', async () => {
	const id = await create();
	const profileId = await tenant.create({ [id]: ['c-1'] });
	const search = `/profiles?property=${id}&value=c-1`;
	expect((await tenant.get(search)).status).toBe(501);
	await tenant.put(`/profileProperties/${id}`, { indexed: true });
	expect((await tenant.get(search)).body).toMatchObject({ profiles: [{ id: profileId }] });
	await tenant.put(`/profileProperties/${id}`, { indexed: false });
	expect((await tenant.get(search)).status).toBe(501);
});

test.each<[string, string, Record<string, unknown>, string]>([
	['an id with a space', 'shoe%20size', TEXT, 'id'],
	['an id with a dot', 'shoe.size', TEXT, 'id'],
	['another id in the body', 'shoe', { ...TEXT, id: 'size' }, 'id'],
	['no name', 'shoe', { ...TEXT, name: undefined }, 'name'],
	['no type', 'shoe', { ...TEXT, filterType: undefined }, 'filterType'],
	['an unknown type', 'shoe', { ...TEXT, filterType: 'TEXT' }, 'filterType'],
	['an unknown permission level', 'shoe', { ...TEXT, permissionLevel: 'ALL' }, 'permissionLevel'],
	['an unknown merge strategy', 'shoe', { ...TEXT, mergeStrategy: 'FIRST' }, 'mergeStrategy'],
	['a property of BlueConic', 'lastmodifieddate', TEXT, 'id'],
])('PUT of %s answers 400', async (_case, id, body, field) => {
	expect(await tenant.put(`/profileProperties/${id}`, body)).toMatchObject({
		status: 400,
		body: { code: 400, errors: [{ field }] },
	});
});

test.each([
	['SELECT', 'EMAIL', 'with', 200],
	['SELECT', 'RANGE', 'with', 400],
	['RANGE', 'SELECT', 'with', 400],
	['RANGE', 'RANGE', 'with', 200],
	['SELECT', 'RANGE', 'without', 200],
])('%s becomes %s %s values: %i', async (from, to, values, status) => {
	const id = await create({ filterType: from });
	if (values === 'with') await tenant.create({ [id]: ['5'] });
	const answer = await tenant.put(`/profileProperties/${id}`, { filterType: to });
	expect(answer.status).toBe(status);
	const expected = status === 200 ? to : from;
	expect((await tenant.get(`/profileProperties/${id}`)).body).toMatchObject({
		filterType: expected,
	});
});

test.each([
	[true, 'twelve', 'UNCHANGED'],
	[false, 'twelve', 'MODIFIED'],
])('with useValidation %s a number %j is %s', async (useValidation, value, state) => {
	const id = await create({ filterType: 'RANGE', useValidation });
	const profileId = await tenant.create({ city: ['Delft'] });
	const properties = set({ [id]: [value] });
	expect((await tenant.write({ profileId, properties }))?.state).toBe(state);
});

test('DELETE takes a property and its values away', async () => {
	const id = await create();
	const profileId = await tenant.create({ [id]: ['a'] });
	const url = `${tenant.sandbox.blueConic.url}/rest/v2/profileProperties/${id}`;
	const headers = { authorization: `Bearer ${tenant.token}` };
	const answer = await fetch(url, { method: 'DELETE', headers });
	expect([answer.status, await answer.json()]).toMatchObject([200, { id, ...TEXT }]);
	expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(404);
	expect(await tenant.valuesOf(profileId)).not.toHaveProperty(id);
	await tenant.put(`/profileProperties/${id}`, TEXT);
	expect(await tenant.valuesOf(profileId)).not.toHaveProperty(id);
});

test('DELETE of a property of BlueConic is refused', async () => {
	const url = `${tenant.sandbox.blueConic.url}/rest/v2/profileProperties/creationdate`;
	const headers = { authorization: `Bearer ${tenant.token}` };
	expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(400);
});
