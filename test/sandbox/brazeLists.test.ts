import { z } from 'zod';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call, type Answer } from './call';

const segmentList = z.object({
	segments: z.array(
		z.strictObject({
			id: z.string(),
			name: z.string(),
			analytics_tracking_enabled: z.boolean(),
			tags: z.array(z.string()),
		}),
	),
});
const campaignList = z.object({
	campaigns: z.array(
		z.strictObject({
			id: z.string(),
			last_edited: z.iso.datetime(),
			name: z.string(),
			is_api_campaign: z.boolean(),
			tags: z.array(z.string()),
		}),
	),
});
const campaignDetails = z.object({
	messages: z.record(z.uuid(), z.looseObject({ channel: z.string(), name: z.string() })),
});
const campaignSeries = z.object({
	data: z.array(
		z.looseObject({
			time: z.iso.date(),
			messages: z.record(
				z.string(),
				z.array(z.looseObject({ variation_api_id: z.uuid(), sent: z.number() })),
			),
			unique_recipients: z.number(),
		}),
	),
});

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 150, users: 150 });
});

afterAll(async () => {
	await sandbox.close();
});

async function get(path: string): Promise<Answer> {
	return await call({
		method: 'GET',
		url: `${sandbox.braze.url}${path}`,
		token: sandbox.braze.key,
	});
}

async function segments(query = '') {
	return segmentList.parse((await get(`/segments/list?${query}`)).body).segments;
}

async function campaigns(query = '') {
	return campaignList.parse((await get(`/campaigns/list?${query}`)).body).campaigns;
}

test.each([
	['segments', segments, 130],
	['campaigns', campaigns, 120],
] as const)('the list of %s has pages of 100, in both directions', async (_case, list, total) => {
	const first = await list();
	const second = await list('page=1');
	expect(first).toHaveLength(100);
	expect(second).toHaveLength(total - 100);
	expect(await list('page=2')).toEqual([]);
	const oldestFirst = [...first, ...second];
	expect(new Set(oldestFirst.map(({ id }) => id)).size).toBe(total);
	expect(await list('sort_direction=asc')).toEqual(first);
	expect(await list('sort_direction=desc')).toEqual(oldestFirst.toReversed().slice(0, 100));
	expect(await list('sort_direction=desc&page=1')).toEqual(oldestFirst.toReversed().slice(100));
});

test('the segment to import is on the second page', async () => {
	expect((await segments('page=1')).map(({ id }) => id)).toContain(sandbox.braze.importSegmentId);
});

test.each([
	['/segments/list?page=-1'],
	['/segments/list?page=first'],
	['/segments/list?sort_direction=up'],
	['/segments/details'],
	['/segments/details?segment_id=unknown'],
	['/segments/data_series?segment_id=unknown&length=1'],
	['/campaigns/list?page=-1'],
	['/campaigns/list?include_archived=perhaps'],
	['/campaigns/list?last_edit.time%5Bgt%5D=yesterday'],
	['/campaigns/details?campaign_id=unknown'],
	['/campaigns/data_series?campaign_id=unknown&length=1'],
])('%s answers 400', async (path) => {
	expect((await get(path)).status).toBe(400);
});

test('details of a segment describe it', async () => {
	const { status, body } = await get(
		`/segments/details?segment_id=${sandbox.braze.importSegmentId}`,
	);
	expect(status).toBe(200);
	expect(body).toEqual({
		message: 'success',
		created_at: expect.any(String),
		updated_at: expect.any(String),
		name: 'Import to BlueConic',
		description: 'Customers whose Braze data belongs in BlueConic',
		text_description: expect.any(String),
		tags: ['BlueConic'],
		teams: [],
	});
});

test('archived campaigns are listed on demand', async () => {
	const usual = [...(await campaigns()), ...(await campaigns('page=1'))];
	const archivedToo = 'include_archived=true';
	const all = [...(await campaigns(archivedToo)), ...(await campaigns(`${archivedToo}&page=1`))];
	expect(all).toHaveLength(130);
	const ids = new Set(usual.map(({ id }) => id));
	const [archived, ...more] = all.filter(({ id }) => !ids.has(id));
	expect(more).toHaveLength(9);
	const { body } = await get(`/campaigns/details?campaign_id=${archived?.id}`);
	expect(body).toMatchObject({ archived: true, name: archived?.name });
	expect(all.some(({ is_api_campaign }) => is_api_campaign)).toBe(true);
});

test('campaigns can be asked for that were edited after a time', async () => {
	const [, , third] = await campaigns();
	const all = [...(await campaigns()), ...(await campaigns('page=1'))];
	const afterwards = await campaigns(`last_edit.time%5Bgt%5D=${third?.last_edited}`);
	expect(afterwards[0]).toEqual(all[3]);
	const withoutZone = third?.last_edited.replace('.000Z', '');
	expect(await campaigns(`last_edit.time%5Bgt%5D=${withoutZone}`)).toEqual(afterwards);
});

test('details of a campaign have its messages by variation', async () => {
	const list = await campaigns('include_archived=true');
	const details = await Promise.all(
		list.map(async ({ id }) => (await get(`/campaigns/details?campaign_id=${id}`)).body),
	);
	for (const body of details) {
		expect(body).toMatchObject({
			message: 'success',
			created_at: expect.any(String),
			updated_at: expect.any(String),
			schedule_type: expect.any(String),
			channels: [expect.any(String)],
			conversion_behaviors: [{ type: 'Makes Any Purchase', window: 86_400 }],
		});
	}
	const counts = details.map((body) => Object.keys(campaignDetails.parse(body).messages).length);
	expect(new Set(counts)).toEqual(new Set([1, 2]));
	const drafts = details.filter((body) => Object(body)['draft'] === true);
	expect(drafts.length).toBeGreaterThan(0);
	for (const body of drafts) expect(body).not.toHaveProperty('first_sent');
});

test('the draft of a running campaign is shown on demand', async () => {
	const list = await campaigns('include_archived=true');
	for (const { id } of list) {
		const path = `/campaigns/details?campaign_id=${id}`;
		const { body } = await get(path);
		const draft = (await get(`${path}&post_launch_draft_version=true`)).body;
		const differs = JSON.stringify(body) !== JSON.stringify(draft);
		expect(body).toMatchObject({ has_post_launch_draft: differs });
	}
});

test.each([
	[
		'three days up to a time',
		'length=3&ending_at=2026-11-21T10:00:00Z',
		['2026-11-19', '2026-11-20', '2026-11-21'],
	],
	['one day', 'length=1&ending_at=2026-11-21', ['2026-11-21']],
	[
		'days in a zone of one digit',
		'length=2&ending_at=2026-03-01T23:59:59-5:00',
		['2026-03-01', '2026-03-02'],
	],
	['today', 'length=1', [new Date().toISOString().slice(0, 10)]],
])('a series of %s', async (_case, query, days) => {
	const sizes = await get(
		`/segments/data_series?segment_id=${sandbox.braze.importSegmentId}&${query}`,
	);
	expect(sizes).toEqual({
		status: 200,
		body: { message: 'success', data: days.map((time) => ({ time, size: 150 })) },
	});
	const [campaign] = await campaigns();
	const results = await get(`/campaigns/data_series?campaign_id=${campaign?.id}&${query}`);
	expect(campaignSeries.parse(results.body).data.map(({ time }) => time)).toEqual(days);
});

test.each([
	['1', 200],
	['100', 200],
	['0', 400],
	['101', 400],
	['', 400],
])('a series of %s days', async (length, status) => {
	const path = `/segments/data_series?segment_id=${sandbox.braze.importSegmentId}`;
	expect((await get(`${path}&length=${length}`)).status).toBe(status);
});

test('segments without analytics tracking have no series', async () => {
	const untracked = (await segments()).filter((segment) => !segment.analytics_tracking_enabled);
	expect(untracked.length).toBeGreaterThan(5);
	const { body } = await get(`/segments/data_series?segment_id=${untracked[0]?.id}&length=3`);
	expect(body).toEqual({ message: 'success', data: [] });
});

test('a campaign is sent from its first day on', async () => {
	const [campaign] = await campaigns();
	const query = `campaign_id=${campaign?.id}&length=2&ending_at=2025-01-07`;
	const { data } = campaignSeries.parse((await get(`/campaigns/data_series?${query}`)).body);
	const sent = data.map(({ messages }) => {
		return Object.values(messages).flatMap((sends) => sends.map((send) => send.sent));
	});
	expect(sent[0]?.every((count) => count === 0)).toBe(true);
	expect(sent[1]?.every((count) => count > 0)).toBe(true);
	expect(data[1]?.unique_recipients).toBe(sent[1]?.reduce((sum, count) => sum + count, 0));
});
