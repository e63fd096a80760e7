import { Braze } from 'braze-api';
import { setTimeout as wait } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';

const DAY = { length: 1, ending_at: '2026-11-21T12:00:00Z' };

let sandbox: Sandbox;
let braze: Braze;

beforeAll(async () => {
	sandbox = await startSandbox({
		profiles: 10,
		users: 10,
		braze: { track: { effectDelayMs: 0 }, export: { fileDelayMs: 5 } },
	});
	braze = new Braze(sandbox.braze.url, sandbox.braze.key);
});

afterAll(async () => {
	await sandbox.close();
});

async function campaignId(): Promise<string> {
	const [campaign] = (await braze.campaigns.list()).campaigns;
	return campaign?.id ?? '';
}

const reads: readonly [string, () => Promise<unknown>, unknown][] = [
	[
		'segments.list',
		async () => (await braze.segments.list({ page: 1, sort_direction: 'asc' })).segments,
		expect.arrayContaining([
			{
				id: expect.stringMatching(/^[0-9a-f-]{36}$/),
				name: 'Import to BlueConic',
				analytics_tracking_enabled: true,
				tags: ['BlueConic'],
			},
		]),
	],
	[
		'segments.details',
		async () => await braze.segments.details({ segment_id: sandbox.braze.importSegmentId }),
		expect.objectContaining({ message: 'success', name: 'Import to BlueConic', teams: [] }),
	],
	[
		'segments.analytics',
		async () =>
			(await braze.segments.analytics({ segment_id: sandbox.braze.importSegmentId, ...DAY })).data,
		[{ time: '2026-11-21', size: 10 }],
	],
	[
		'campaigns.list',
		async () =>
			(await braze.campaigns.list({ page: 1, include_archived: true, sort_direction: 'desc' }))
				.campaigns.length,
		30,
	],
	[
		'campaigns.list with last_edit.time[gt]',
		async () =>
			(await braze.campaigns.list({ 'last_edit.time[gt]': '2100-01-01T00:00:00' })).campaigns,
		[],
	],
	[
		'campaigns.details',
		async () => await braze.campaigns.details({ campaign_id: await campaignId() }),
		expect.objectContaining({
			message: 'success',
			archived: false,
			draft: false,
			channels: [expect.any(String)],
			conversion_behaviors: [{ type: expect.any(String), window: expect.any(Number) }],
		}),
	],
	[
		'users.export.segment',
		async () =>
			await braze.users.export.segment({
				segment_id: sandbox.braze.importSegmentId,
				fields_to_export: ['external_id', 'email', 'custom_attributes'],
				output_format: 'gzip',
			}),
		{ message: 'success', object_prefix: expect.any(String), url: null },
	],
	[
		'users.export.ids',
		async () =>
			await braze.users.export.ids({
				external_ids: ['customer-0000007', 'nobody'],
				fields_to_export: ['external_id', 'country'],
			}),
		{
			message: 'success',
			users: [{ external_id: 'customer-0000007', country: expect.stringMatching(/^[A-Z]{2}$/) }],
			invalid_user_ids: ['nobody'],
		},
	],
];

test.each(reads)('braze-api reads %s', async (_function, read, expected) => {
	expect(await read()).toEqual(expected);
});

test.each([
	['users.track', false],
	['users.track as bulk', true],
])('braze-api writes by %s and reads what it wrote', async (_function, bulk) => {
	const who = { external_id: bulk ? 'customer-0000008' : 'customer-0000006' };
	const time = '2026-11-20T10:00:00Z';
	const written = await braze.users.track(
		{
			attributes: [{ ...who, first_name: 'Pim', favourite_colour: 'green' }],
			events: [{ ...who, name: 'Watched video', time }],
			purchases: [{ ...who, product_id: 'gift-card', currency: 'EUR', price: 9.5, time }],
		},
		bulk,
	);
	expect(written).toEqual({
		message: 'success',
		attributes_processed: 1,
		events_processed: 1,
		purchases_processed: 1,
	});
	await wait(50);
	const { users } = await braze.users.export.ids({
		external_ids: [who.external_id],
		fields_to_export: ['first_name', 'custom_attributes', 'custom_events', 'purchases'],
	});
	expect(users).toEqual([
		{
			first_name: 'Pim',
			custom_attributes: expect.objectContaining({ favourite_colour: 'green' }),
			custom_events: expect.arrayContaining([expect.objectContaining({ name: 'Watched video' })]),
			purchases: expect.arrayContaining([expect.objectContaining({ name: 'gift-card' })]),
		},
	]);
});

test('braze-api reads the errors of single objects by users.track', async () => {
	const { message, errors } = await braze.users.track({
		attributes: [{ external_id: 'customer-0000009', first_name: 'Tess' }, { first_name: 'Hugo' }],
	});
	expect(message).toBe('success');
	expect(errors).toEqual([
		{ type: expect.stringContaining('is required'), input_array: 'attributes', index: 1 },
	]);
});

const noKey = () => new Braze(sandbox.braze.url, 'wrong-key');

const refusals: readonly [string, () => Promise<unknown>, number, string][] = [
	['a wrong key', async () => await noKey().segments.list(), 401, 'Invalid API key: wrong-key'],
	[
		'an unknown segment',
		async () => await braze.segments.details({ segment_id: 'unknown' }),
		400,
		'Invalid segment_id',
	],
	[
		'an unknown campaign',
		async () => await braze.campaigns.details({ campaign_id: 'unknown' }),
		400,
		'Invalid campaign_id',
	],
	[
		'a series of 101 days',
		async () =>
			await braze.segments.analytics({ segment_id: sandbox.braze.importSegmentId, length: 101 }),
		400,
		'length',
	],
	[
		'51 external ids',
		async () =>
			await braze.users.export.ids({
				external_ids: Array(51).fill('customer-0000007'),
				fields_to_export: ['email'],
			}),
		400,
		'The max number of ids per request was exceeded',
	],
	[
		'76 objects',
		async () => await braze.users.track({ attributes: Array(76).fill({ external_id: 'a' }) }),
		400,
		'Max Input Length Exceeded',
	],
	['what the stand-in does not have', async () => await braze.canvas.list(), 404, 'Not Found'],
];

test.each(refusals)('braze-api throws at %s', async (_case, request, status, message) => {
	await expect(request()).rejects.toMatchObject({
		status,
		message: expect.stringContaining(message),
	});
});

test('braze-api throws with the errors of all objects when none is valid', async () => {
	await expect(braze.users.track({ attributes: [{ first_name: 'Hugo' }] })).rejects.toMatchObject({
		status: 400,
		message: expect.stringContaining('Valid data must be provided'),
		errors: [{ input_array: 'attributes', index: 0, type: expect.any(String) }],
	});
});
