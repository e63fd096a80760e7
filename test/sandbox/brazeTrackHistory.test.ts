import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { track, userWith, type JsonObject } from './trackCalls';

const FIRST = '2026-01-02T03:04:05.000Z';
const SECOND = '2026-02-02T03:04:05.000Z';
const THIRD = '2026-03-02T03:04:05.000Z';

let sandbox: Sandbox;

beforeAll(async () => {
	const track = {
		effectDelayMs: 0,
		blocklistedEvents: ['blocked'],
		blocklistedProducts: ['blocked'],
	};
	sandbox = await startSandbox({ profiles: 0, users: 0, braze: { track } });
});

afterAll(async () => {
	await sandbox.close();
});

function events(external_id: string, times: readonly string[], name = 'visited'): JsonObject {
	return { events: times.map((time) => ({ external_id, name, time })) };
}

function purchase(external_id: string, product_id: string, more: JsonObject): JsonObject {
	return { external_id, product_id, currency: 'EUR', time: FIRST, ...more };
}

test('events are counted by name, with the first and the last time', async () => {
	await track(sandbox, events('events', [SECOND, THIRD, FIRST]));
	await track(sandbox, events('events', [SECOND], 'left'));
	expect(await userWith(sandbox, 'events')).toEqual({
		custom_events: [
			{ name: 'visited', first: FIRST, last: THIRD, count: 3 },
			{ name: 'left', first: SECOND, last: SECOND, count: 1 },
		],
	});
});

test('the same event again counts again', async () => {
	await track(sandbox, events('again', [FIRST, FIRST]));
	await track(sandbox, events('again', [FIRST]));
	expect(await userWith(sandbox, 'again')).toMatchObject({ custom_events: [{ count: 3 }] });
});

test('a time without a zone is UTC', async () => {
	await track(sandbox, events('zone', ['2026-01-02T03:04:05', '2026-01-02T05:04:05+02:00']));
	const event = { name: 'visited', first: FIRST, last: FIRST, count: 2 };
	expect(await userWith(sandbox, 'zone')).toEqual({ custom_events: [event] });
});

test('a future time becomes now', async () => {
	const before = Date.now();
	await track(sandbox, events('future', ['2999-01-01T00:00:00Z']));
	const user = await userWith(sandbox, 'future');
	const [event] = JSON.parse(JSON.stringify(user?.['custom_events']));
	expect(Date.parse(event.last)).toBeGreaterThanOrEqual(before);
	expect(Date.parse(event.last)).toBeLessThanOrEqual(Date.now());
});

test('purchases are counted by product and add to the revenue', async () => {
	const purchases = [
		purchase('buyer', 'p1', { price: 2.5, quantity: 4 }),
		purchase('buyer', 'p1', { price: 2.5, time: SECOND }),
		purchase('buyer', 'p2', { price: 10 }),
	];
	await track(sandbox, { purchases });
	await track(sandbox, { purchases: [purchase('buyer', 'p2', { price: -10 })] });
	expect(await userWith(sandbox, 'buyer')).toEqual({
		purchases: [
			{ name: 'p1', first: FIRST, last: SECOND, count: 5 },
			{ name: 'p2', first: FIRST, last: FIRST, count: 2 },
		],
		total_revenue: 12.5,
	});
});

test.each([
	['an event', events('blocklist of events', [FIRST], 'blocked')],
	['a product', { purchases: [purchase('blocklist of products', 'blocked', { price: 5 })] }],
])('%s on the blocklist is ignored, and nobody is told', async (_case, body) => {
	const [array, objects] = Object.entries(body)[0] ?? [];
	expect(await track(sandbox, body)).toEqual({
		status: 201,
		body: { message: 'success', [`${array}_processed`]: 1 },
	});
	const [{ external_id }] = JSON.parse(JSON.stringify(objects));
	expect(await userWith(sandbox, external_id)).toEqual({});
});

test('attributes are applied before events, and events before purchases', async () => {
	const user = { email: 'order@example.org', _update_existing_only: true };
	await track(sandbox, {
		purchases: [{ ...purchase('', 'p1', { price: 5 }), external_id: undefined, ...user }],
		events: [{ ...user, name: 'visited', time: FIRST }],
		attributes: [{ external_id: 'order', email: user.email }],
	});
	expect(await userWith(sandbox, 'order')).toMatchObject({
		custom_events: [{ count: 1 }],
		purchases: [{ count: 1 }],
	});
});
