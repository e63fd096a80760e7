import { openTenant, set, type Tenant } from './blueConicTenant';

const EVERYBODY = 'aa9c3c86-edec-4ac5-8521-a1be602eb7c6';

let tenant: Tenant;

beforeAll(async () => {
	tenant = await openTenant({ profiles: 120, blueConic: { mergedProfiles: 3 } });
});

afterAll(async () => {
	await tenant.close();
});

function url(): string {
	return `${tenant.sandbox.admin.url}/admin/blueconic/profiles`;
}

async function state(): Promise<string> {
	return await (await fetch(url())).text();
}

async function restore(body: string): Promise<number> {
	const headers = { 'content-type': 'application/x-ndjson' };
	return (await fetch(url(), { method: 'PUT', headers, body })).status;
}

test('a state that is put back is the same in all it holds', async () => {
	const { profiles } = await tenant.page('count=3');
	const profileId = profiles[2]?.id;
	await tenant.write({
		profileId,
		properties: [
			...set({ nickname: ['Zoë "Z"'], interests: ['a', 'b'] }),
			{ id: 'consented_objectives', values: ['marketing_email'], strategy: 'SET' },
		],
		timeline: [
			{
				id: 'o',
				eventTypeId: 'order',
				data: [{ id: 'product', values: [[{ id: 'id', values: ['p1'] }]] }],
			},
		],
	});
	await tenant.create({ email: ['made@example.org'] }, { permissionLevel: 'DO_NOT_TRACK' });
	const kept = await state();
	const page = await tenant.page('count=200&expand=profiles.profile.timeline');
	for (const key of [
		'permissions',
		'events',
		'profileEvents',
		'replaces',
		'replacedBy',
		'propertyChanges',
	]) {
		expect(kept).toContain(`"${key}":`);
	}
	await tenant.write({ profileId, properties: set({ nickname: ['later'] }) });
	expect(await restore(kept)).toBe(200);
	expect(await state()).toBe(kept);
	expect(await tenant.page('count=200&expand=profiles.profile.timeline')).toEqual(page);
});

test('a state that was put back works as before', async () => {
	const { profiles } = await tenant.page('count=3&expand=profiles.profile.replace');
	const tracked = 'audienceId=restored&trackProperties=city&trackPropertiesModifiedSince=';
	await tenant.page(`count=200&${tracked}2026-01-01`);
	await tenant.write({ profileId: profiles[0]?.id, properties: set({ city: ['Elsewhere'] }) });
	expect(await restore(await state())).toBe(200);
	const since = new Date(Date.now() - 60_000).toISOString();
	const changed = await tenant.page(`count=200&${tracked}${since}`);
	expect(changed.profiles.map(({ id }) => id)).toEqual([profiles[0]?.id]);
	expect(changed.totalResults).toBe(1);
	const matching = [[{ id: 'braze_external_id', value: 'customer-0000002' }]];
	expect((await tenant.write({ matching }))?.profileId).toBe(profiles[2]?.id);
	const [olderId] = Array.isArray(profiles[1]?.['replaces']) ? profiles[1]['replaces'] : [];
	expect((await tenant.write({ profileId: olderId }))?.profileId).toBe(profiles[1]?.id);
	expect((await tenant.get('/profileProperties/city')).body).toMatchObject({
		totalProfileCount: (await tenant.page('', EVERYBODY)).totalResults,
	});
});

test.each([
	['no JSON', '{'],
	['no profile', '{"id":"a"}'],
	['an unknown property', line({ properties: [{ id: 'unknown', values: ['a'] }] })],
	['a number for a text', line({ properties: [{ id: 'city', values: [1] }] })],
	['an unknown permission level', line({ permissions: { level: 'ALL' } })],
])('a line with %s is refused', async (_case, broken) => {
	const kept = await state();
	expect(await restore(`${line({})}\n${broken}\n`)).toBe(400);
	expect(await restore(kept)).toBe(200);
});

function line(more: Readonly<Record<string, unknown>>): string {
	return JSON.stringify({
		id: 'a',
		creationDate: '2026-01-01T00:00:00.000Z',
		properties: [],
		...more,
	});
}
