import { z } from 'zod';
import { login } from './call';
import { openTenant, set, valuesIn, type Tenant } from './blueConicTenant';

const BLIND = {
	clientId: 'blind',
	clientSecret: 'secret',
	scopes: ['read:profiles' as const, 'read:segments' as const],
	seesPii: false,
};
const EXPORT_SEGMENT = 'c3b8a4de-61f5-4a0e-9f3b-7d2e5a908c16';
const EVERYBODY = 'aa9c3c86-edec-4ac5-8521-a1be602eb7c6';

let tenant: Tenant;
let firstId: string;

beforeAll(async () => {
	tenant = await openTenant({ profiles: 120, blueConic: { moreClients: [BLIND] } });
	firstId = (await tenant.page('count=1')).profiles[0]?.id ?? '';
	const timeline = [
		{ id: 'a', eventTypeId: 'order', date: '2026-01-01T00:00:00Z', data: data({ quantity: 1 }) },
		{ id: 'b', eventTypeId: 'order', date: '2026-03-01T00:00:00Z', data: data({ quantity: 2 }) },
		{
			id: 'c',
			eventTypeId: 'store_visit',
			data: data({ store: 'Delft', minutes: 5 }),
		},
	];
	await tenant.write({
		profileId: firstId,
		timeline: [{ id: 'x', eventTypeId: 'x' }, ...timeline],
	});
});

afterAll(async () => {
	await tenant.close();
});

function data(values: Readonly<Record<string, unknown>>): unknown[] {
	return Object.entries(values).map(([id, value]) => ({ id, values: [value] }));
}

/** The profile by both reads: each has its own names for what can be expanded. */
const READS: readonly [string, string, () => string][] = [
	['GET /profiles/{profileId}', 'profile', () => `/profiles/${firstId}?`],
	['a segment', 'profiles.profile', () => `/segments/${EXPORT_SEGMENT}/profiles?count=1&`],
];

async function read(path: string, query: string): Promise<unknown> {
	const { status, body } = await tenant.get(`${path}${query}`);
	expect(status).toBe(200);
	const page = z.object({ profiles: z.array(z.unknown()) }).safeParse(body);
	return page.success ? page.data.profiles[0] : body;
}

test.each(READS)('%s expands the timeline, newest event first', async (_read, prefix, path) => {
	const profile = await read(path(), `expand=${prefix}.timeline`);
	expect(profile).toMatchObject({
		events: [
			{ id: 'c', eventTypeId: 'store_visit', data: data({ store: 'Delft', minutes: 5 }) },
			{ id: 'b', eventTypeId: 'order', date: '2026-03-01T00:00:00.000Z' },
			{ id: 'a', date: '2026-01-01T00:00:00.000Z', source: 'REST' },
		],
	});
	expect(await read(path(), '')).not.toHaveProperty('events');
});

const FILTERS: readonly [string, string[]][] = [
	['eventTypeId=order', ['b', 'a']],
	['eventTypeId=order&eventTypeId=store_visit', ['c', 'b', 'a']],
	['eventCount=1', ['c']],
	['eventCount=0', []],
	['fromDate=2026-01-01T00:00:00Z', ['c', 'b']],
	['toDate=2026-03-01T00:00:00Z', ['a']],
	['fromDate=2025-12-31T23:00:00-02:00&toDate=2026-02-01T00:00:00Z', []],
];
const FILTERED_READS = READS.flatMap(([name, prefix, path]) =>
	FILTERS.map(([filter, ids]) => [name, filter, ids, prefix, path] as const),
);

test.each(FILTERED_READS)(
	'%s with %s has the events %j',
	async (_read, filter, ids, prefix, path) => {
		const profile = await read(path(), `expand=${prefix}.timeline&${filter}`);
		const { events } = z
			.object({ events: z.array(z.looseObject({ id: z.string() })) })
			.parse(profile);
		expect(events.map(({ id }) => id)).toEqual(ids);
	},
);

test.each(READS)('%s shows chosen fields of events', async (_read, prefix, path) => {
	const query = `expand=${prefix}.timeline&eventProperty=minutes&eventCount=1`;
	expect(await read(path(), query)).toMatchObject({ events: [{ data: data({ minutes: 5 }) }] });
	expect((await tenant.get(`${path()}fromDate=yesterday`)).status).toBe(400);
});

test('20 events of a profile come when nothing is said', async () => {
	const timeline = Array.from({ length: 25 }, (_, index) => ({
		id: `many-${index}`,
		eventTypeId: 'order',
		strategy: 'SET',
	}));
	const profileId = await tenant.create({ city: ['Delft'] }, { timeline });
	const { body } = await tenant.get(`/profiles/${profileId}?expand=profile.timeline`);
	expect(body).toMatchObject({ events: Array(20).fill(expect.anything()) });
});

test.each<[string, string, Record<string, unknown>]>(
	[
		['profiles.profile.permissions', 'permissions', { level: 'DO_NOT_TRACK' }],
		['profiles.profile.replace', 'replaces', []],
		['profiles.profile.segments', 'segments', [{ id: EVERYBODY, name: 'All Visitors', tags: [] }]],
		['profiles.profile.groups', 'groups', []],
		['profiles.profile.matchingGroups', 'matchingGroups', []],
	].map(([name, key, value]) => [String(name), String(key), Object(value)]),
)('expand=%s of a segment shows %s', async (expand, key, value) => {
	await tenant.create({ city: ['Delft'] }, { permissionLevel: 'DO_NOT_TRACK' });
	const [plain] = (await tenant.page('count=500', EVERYBODY)).profiles.slice(-1);
	expect(plain).not.toHaveProperty(key);
	const [expanded] = (await tenant.page(`count=500&expand=${expand}`, EVERYBODY)).profiles.slice(
		-1,
	);
	expect(expanded).toMatchObject({ [key]: value });
});

test('GET /profiles/{profileId} shows the ids of segments, more when expanded', async () => {
	const path = `/profiles/${firstId}`;
	const all = { id: EVERYBODY };
	const segments = async (query: string): Promise<unknown> => {
		const { body } = await tenant.get(`${path}?${query}`);
		return z.object({ segments: z.array(z.unknown()).optional() }).parse(body).segments?.[0];
	};
	expect(await segments('')).toEqual(all);
	expect(await segments('expand=profile.segments')).toEqual({ ...all, name: 'All Visitors' });
	expect(await segments('expand=profile.segments.tags')).toEqual({ ...all, tags: [] });
	expect(await segments('collapse=profile.segments')).toBeUndefined();
});

test('GET /profiles/{profileId} shows permissions when expanded', async () => {
	const path = `/profiles/${firstId}`;
	expect((await tenant.get(path)).body).not.toHaveProperty('permissions');
	expect((await tenant.get(`${path}?expand=profile.permissions.exceptions`)).body).toMatchObject({
		permissions: { level: expect.any(String) },
	});
});

test('GET /profiles/{profileId} chooses properties', async () => {
	const { body } = await tenant.get(`/profiles/${firstId}?properties=email&profileProperty=vip`);
	expect(Object.keys(valuesIn(body))).toEqual(['email', 'vip']);
});

test('an unknown profile answers 404', async () => {
	expect(await tenant.get('/profiles/unknown')).toMatchObject({
		status: 404,
		body: { code: 404, message: expect.any(String) },
	});
});

test('search finds the profiles with a unique identifier, several pairs narrow it', async () => {
	const one = await tenant.create({ braze_external_id: ['s-1'], email: ['same@example.org'] });
	const other = await tenant.create({ braze_external_id: ['s-2'], email: ['same@example.org'] });
	const search = async (query: string) => (await tenant.get(`/profiles?${query}`)).body;
	const email = 'property=email&value=same@example.org';
	expect(await search(email)).toMatchObject({
		startIndex: 0,
		totalPages: 1,
		totalResults: 2,
		profiles: [{ id: one }, { id: other }],
	});
	expect(await search(`${email}&property=braze_external_id&value=s-2`)).toMatchObject({
		totalResults: 1,
		profiles: [{ id: other }],
	});
	expect(await search('property=email&value=nobody@example.org')).toMatchObject({ profiles: [] });
});

test.each([
	['a property that is no unique identifier', 'property=city&value=Delft', 501],
	['an unknown property', 'property=x&value=Delft', 501],
	['no property', '', 400],
	['no value', 'property=email', 400],
	['more properties than values', 'property=email&property=email&value=a', 400],
])('search by %s is refused', async (_case, query, status) => {
	expect(await tenant.get(`/profiles?${query}`)).toMatchObject({ status, body: { code: status } });
});

test('texts of search that differ in case are the same by setting only', async () => {
	const id = await tenant.create({ email: ['Kim@Example.org'] });
	const path = '/profiles?property=email&value=kim@example.org';
	expect((await tenant.get(path)).body).toMatchObject({ profiles: [] });
	await tenant.behave({ textCase: 'insensitive' });
	expect((await tenant.get(path)).body).toMatchObject({ profiles: [{ id }] });
	await tenant.behave({ textCase: 'sensitive' });
});

test.each(READS)(
	'%s shows no personal data without PII visibility',
	async (_read, _prefix, path) => {
		const token = await login(tenant.sandbox, BLIND);
		await tenant.write({
			profileId: firstId,
			properties: set({ about: ['secret'], city: ['Delft'] }),
		});
		const { body } = await tenant.get(`${path()}properties=about,city`, token);
		expect(JSON.stringify(body)).toContain('Delft');
		expect(JSON.stringify(body)).not.toContain('secret');
		expect(JSON.stringify(await read(path(), 'properties=about,city'))).toContain('secret');
	},
);
