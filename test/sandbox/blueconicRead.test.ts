import { z } from 'zod';
import { openTenant, valuesIn, type ProfilePage, type Tenant } from './blueConicTenant';

const segmentList = z.object({
	totalResults: z.number(),
	segments: z.array(z.looseObject({ id: z.string(), name: z.string(), profileCount: z.number() })),
});

let tenant: Tenant;

beforeAll(async () => {
	tenant = await openTenant({ profiles: 250 });
});

afterAll(async () => {
	await tenant.close();
});

function ids({ profiles }: ProfilePage): string[] {
	return profiles.map(({ id }) => id);
}

test('an unknown route answers 404', async () => {
	expect(await tenant.get('/unknown')).toEqual({
		status: 404,
		body: { code: 404, message: 'Not found' },
	});
});

test('segments are listed in pages with their profile counts', async () => {
	expect((await tenant.get('/segments?startIndex=1&count=1')).body).toMatchObject({
		itemsPerPage: 1,
		startIndex: 1,
		totalPages: 5,
		totalResults: 5,
		segments: [
			{
				name: 'Export to Braze',
				profileCount: 250,
				tags: ['Braze'],
				inverseOf: '',
				inversedBy: '',
			},
		],
	});
	const { segments } = segmentList.parse((await tenant.get('/segments')).body);
	expect(segments.map(({ profileCount }) => profileCount)).toEqual([250, 250, 3, 2, 0]);
});

test.each([
	['filterTag=Braze', ['Export to Braze']],
	['filterTag=Testing', ['Test group A', 'Test group B', 'Nobody']],
	[
		'filterTag=Braze&filterTag=Testing',
		['Export to Braze', 'Test group A', 'Test group B', 'Nobody'],
	],
	['filterTag=unknown', []],
])('segments by %s', async (query, names) => {
	const list = segmentList.parse((await tenant.get(`/segments?${query}`)).body);
	expect(list.segments.map(({ name }) => name)).toEqual(names);
	expect(list.totalResults).toBe(names.length);
});

test.each([1, 7, 100, 250, 1000])(
	'cursors lead through every profile once, %i a page',
	async (count) => {
		const seen: string[] = [];
		let cursor: string | undefined = '*';
		while (cursor !== undefined) {
			const query: string = new URLSearchParams({ cursor, count: String(count) }).toString();
			const read = await tenant.page(query);
			expect(read.profiles.length).toBeLessThanOrEqual(count);
			expect(read).toMatchObject({ totalResults: 250, totalPages: Math.ceil(250 / count) });
			seen.push(...ids(read));
			cursor = read.nextCursor;
		}
		expect(seen).toHaveLength(250);
		expect(new Set(seen).size).toBe(250);
	},
);

test('without cursor and count the first 20 come', async () => {
	expect(ids(await tenant.page(''))).toEqual(ids(await tenant.page('cursor=*&count=20')));
});

test('links lead to the first and the next page', async () => {
	const segment = tenant.sandbox.blueConic.exportSegmentId;
	const { body } = await tenant.get(`/segments/${segment}/profiles?count=100`);
	const { links } = z
		.object({ links: z.array(z.object({ href: z.url(), rel: z.string(), type: z.string() })) })
		.parse(body);
	expect(links.map(({ rel, type }) => [rel, type])).toEqual([
		['first', 'application/json'],
		['last', 'application/json'],
	]);
	const next = new URL(links[1]?.href ?? '').searchParams.toString();
	expect(ids(await tenant.page(next))).not.toEqual(ids(await tenant.page('count=100')));
});

test.each([
	['maxHitsAllowed=50&count=20', [20, 20, 10], 50],
	['maxHitsAllowed=20&count=20', [20], 20],
	['maxHitsAllowed=1000&count=200', [200, 50], 250],
	['maxHitsAllowed=0&count=200', [200, 50], 250],
])('%s limits all pages together', async (query, sizes, total) => {
	const pages: number[] = [];
	let cursor: string | undefined = '*';
	while (cursor !== undefined) {
		const read: ProfilePage = await tenant.page(`${query}&cursor=${cursor}`);
		pages.push(read.profiles.length);
		expect(read.totalResults).toBe(total);
		cursor = read.nextCursor;
	}
	expect(pages).toEqual(sizes);
});

test.each([
	['a comma list', 'properties=email,loyalty_points', ['email', 'loyalty_points']],
	['repeated keys', 'profileProperty=email&profileProperty=plan', ['email', 'plan']],
	['both', 'properties=email&profileProperty=plan', ['email', 'plan']],
	['an unknown property', 'properties=__proto__,email', ['email']],
])('%s chooses the properties', async (_case, query, expected) => {
	const { profiles } = await tenant.page(`${query}&count=250`);
	const listed = profiles.flatMap(({ properties }) => properties.map(({ id }) => id));
	expect([...new Set(listed)].toSorted()).toEqual(expected);
});

test('without a choice all properties come, those without value left out', async () => {
	const { profiles } = await tenant.page('count=250');
	const onlyIdentified = profiles.filter(({ properties }) => properties.length === 4);
	expect(onlyIdentified.map((profile) => Object.keys(valuesIn(profile)))).toContainEqual([
		'braze_external_id',
		'creationdate',
		'domaingroup',
		'lastmodifieddate',
	]);
	expect(profiles.some(({ properties }) => properties.length >= 20)).toBe(true);
	for (const { properties } of profiles) {
		expect(properties.every(({ values }) => values.length > 0)).toBe(true);
	}
});

test.each([
	['an unknown segment', '/segments/unknown/profiles', 404],
	['a count of 0', '/segments/SEGMENT/profiles?count=0', 400],
	['a count over a million', '/segments/SEGMENT/profiles?count=1000001', 400],
	['a made-up cursor', '/segments/SEGMENT/profiles?cursor=abc', 400],
	['a count that is no number', '/segments?count=some', 400],
])('%s is refused', async (_case, path, status) => {
	const segment = tenant.sandbox.blueConic.exportSegmentId;
	const answer = await tenant.get(path.replace('SEGMENT', segment));
	expect(answer).toMatchObject({ status, body: { code: status, message: expect.any(String) } });
});

test('a cursor of another segment is refused', async () => {
	const { nextCursor = '' } = await tenant.page('count=10');
	const { segments } = segmentList.parse((await tenant.get('/segments')).body);
	const query = new URLSearchParams({ cursor: nextCursor }).toString();
	expect((await tenant.get(`/segments/${segments[0]?.id}/profiles?${query}`)).status).toBe(400);
});

test('a cursor expires after its lifetime', async () => {
	const { nextCursor = '' } = await tenant.page('count=10');
	const segment = tenant.sandbox.blueConic.exportSegmentId;
	const query = new URLSearchParams({ cursor: nextCursor }).toString();
	expect((await tenant.get(`/segments/${segment}/profiles?${query}`)).status).toBe(200);
	await tenant.behave({ cursorLifetimeSeconds: 0 });
	await new Promise((resolve) => setTimeout(resolve, 5));
	expect((await tenant.get(`/segments/${segment}/profiles?${query}`)).status).toBe(400);
	await tenant.behave({ cursorLifetimeSeconds: 900 });
});
