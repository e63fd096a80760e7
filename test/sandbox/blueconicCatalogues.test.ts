import { z } from 'zod';
import { openTenant, valuesIn, type Tenant } from './blueConicTenant';

let tenant: Tenant;

beforeAll(async () => {
	tenant = await openTenant({ profiles: 200 });
});

afterAll(async () => {
	await tenant.close();
});

const CATALOGUES = [
	['/objectives', 'objectives', 3, 20],
	['/timelineEventTypes', 'timelineEventTypes', 2, 20],
	['/dialogues', 'dialogues', 2, 20],
	['/connections', 'connections', 2, 10],
] as const;

const item = z.looseObject({ id: z.string() });

async function itemsOf(path: string, key: string): Promise<z.infer<typeof item>[]> {
	const { body } = await tenant.get(path);
	return z.array(item).parse(Object(body)[key]);
}

test.each(CATALOGUES)('%s come in pages', async (path, key, total, perPage) => {
	expect((await tenant.get(path)).body).toMatchObject({
		itemsPerPage: perPage,
		startIndex: 0,
		totalPages: 1,
		totalResults: total,
	});
	const all = await itemsOf(path, key);
	expect(all).toHaveLength(total);
	expect(await itemsOf(`${path}?startIndex=1&count=1`, key)).toEqual(all.slice(1, 2));
});

test.each(CATALOGUES)('%s are read by their id', async (path, key) => {
	for (const one of await itemsOf(path, key)) {
		expect(await tenant.get(`${path}/${one.id}`)).toEqual({ status: 200, body: one });
	}
	expect(await tenant.get(`${path}/unknown`)).toMatchObject({ status: 404, body: { code: 404 } });
});

test('an objective says where it needs consent', async () => {
	expect((await tenant.get('/objectives/marketing_email')).body).toMatchObject({
		needsConsent: true,
		legislations: ['GDPR', 'UK_GDPR', 'CCPA'],
	});
});

test('an event type says its fields, nested ones too', async () => {
	expect((await tenant.get('/timelineEventTypes/order')).body).toMatchObject({
		priority: 'HIGH',
		fieldTypes: expect.arrayContaining([
			expect.objectContaining({ key: 'total_revenue', value: 'DECIMAL', multiple: false }),
			expect.objectContaining({
				key: 'product',
				value: expect.arrayContaining([expect.objectContaining({ key: 'id', value: 'TEXT' })]),
			}),
		]),
	});
});

test('the interactions that profiles viewed are variants of dialogues', async () => {
	const dialogues = z
		.array(z.looseObject({ variants: z.array(item) }))
		.parse(await itemsOf('/dialogues', 'dialogues'));
	const variants = dialogues.flatMap((dialogue) => dialogue.variants.map(({ id }) => id));
	const { profiles } = await tenant.page('count=200&properties=interactions_viewed');
	const viewed = new Set(
		profiles.flatMap((profile) => valuesIn(profile)['interactions_viewed'] ?? []),
	);
	expect([...viewed].toSorted()).toEqual(variants.toSorted());
});

test('the runs of a connection come newest first', async () => {
	const [first, second] = await itemsOf('/connections', 'connections');
	const { body } = await tenant.get(`/connections/${first?.id}/runs`);
	expect(body).toMatchObject({
		itemsPerPage: 10,
		totalResults: 2,
		runs: [{ runCount: 2 }, { runCount: 1 }],
	});
	expect(first?.['lastRun']).toEqual(z.object({ runs: z.array(z.unknown()) }).parse(body).runs[0]);
	expect(
		(await tenant.get(`/connections/${first?.id}/runs?startIndex=1&count=1`)).body,
	).toMatchObject({
		totalPages: 2,
		runs: [{ runCount: 1 }],
	});
	expect((await tenant.get(`/connections/${second?.id}/runs`)).body).toMatchObject({ runs: [] });
	expect((await tenant.get('/connections/unknown/runs')).status).toBe(404);
});

test('some generated profiles have consents, permission levels and events', async () => {
	const { profiles } = await tenant.page(
		'count=200&expand=profiles.profile.permissions&expand=profiles.profile.timeline',
	);
	const shapes = z
		.array(
			z.looseObject({
				privacyLegislation: z.string().optional(),
				consentedObjectives: z.array(z.string()),
				permissions: z.object({ level: z.string() }),
				events: z.array(z.unknown()),
			}),
		)
		.parse(profiles);
	const few = (is: (profile: (typeof shapes)[number]) => boolean): number =>
		shapes.filter(is).length;
	for (const count of [
		few(({ privacyLegislation }) => privacyLegislation === 'GDPR'),
		few(({ consentedObjectives }) => consentedObjectives.length > 0),
		few(({ permissions: { level } }) => level !== 'PERSONAL'),
		few(({ events }) => events.length > 0),
	]) {
		expect(count).toBeGreaterThan(0);
		expect(count).toBeLessThan(100);
	}
});
