import { z } from 'zod';
import { openTenant, type Tenant } from './blueConicTenant';

const DATE = '2026-05-01T10:00:00.000Z';
const OTHER_DATE = '2026-06-01T10:00:00.000Z';

const event = z.looseObject({ id: z.string(), date: z.string(), data: z.array(z.unknown()) });
const withEvents = z.object({ events: z.array(event) });

let tenant: Tenant;

beforeAll(async () => {
	tenant = await openTenant({ profiles: 0 });
});

afterAll(async () => {
	await tenant.close();
});

type Rule = Readonly<Record<string, unknown>>;

function field(id: string, values: readonly unknown[], strategy?: string): Rule {
	return { id, values, ...(strategy === undefined ? {} : { strategy }) };
}

function order(more: Rule): Rule {
	return { id: 'o', eventTypeId: 'order', date: DATE, ...more };
}

async function write(profileId: string, ...timeline: readonly Rule[]): Promise<unknown> {
	return (await tenant.write({ profileId, timeline }))?.['timeline'];
}

async function eventsOf(profileId: string): Promise<z.infer<typeof event>[]> {
	const path = `/profiles/${profileId}?expand=profile.timeline&eventCount=500`;
	return withEvents.parse((await tenant.get(path)).body).events;
}

/** A profile with one order of two pieces. */
async function withOrder(): Promise<string> {
	const data = [field('quantity', [2]), field('labels', ['new'])];
	return await tenant.create({ city: ['Delft'] }, { timeline: [order({ data })] });
}

test.each<[string, string, Rule, string, readonly unknown[] | undefined]>([
	['SET', 'the same', {}, 'SET', [field('quantity', [3])]],
	['UPSERT', 'the same', {}, 'MODIFIED', [field('quantity', [3]), field('labels', ['new'])]],
	['UPDATE', 'the same', {}, 'MODIFIED', [field('quantity', [3]), field('labels', ['new'])]],
	['DELETE', 'the same', {}, 'DELETED', undefined],
	['SET', 'no', { date: OTHER_DATE }, 'SET', [field('quantity', [3])]],
	['UPSERT', 'no', { date: OTHER_DATE }, 'CREATED', [field('quantity', [3])]],
	['UPDATE', 'no', { date: OTHER_DATE }, 'NOTFOUND', undefined],
	['DELETE', 'no', { date: OTHER_DATE }, 'NOTFOUND', undefined],
])('%s of %s event', async (strategy, _which, more, state, data) => {
	const profileId = await withOrder();
	const before = await eventsOf(profileId);
	const rule = order({ strategy, identifier: 'e-1', data: [field('quantity', [3])], ...more });
	expect(await write(profileId, rule)).toEqual([{ id: 'o', identifier: 'e-1', state }]);
	const after = await eventsOf(profileId);
	const date = 'date' in more ? OTHER_DATE : DATE;
	const written = after.find((one) => one.date === date);
	expect(written?.data).toEqual(data);
	const others = before.filter((one) => one.date !== date);
	expect(after.filter((one) => one.date !== date)).toEqual(others);
});

test.each([
	['id', { id: 'other' }],
	['type', { eventTypeId: 'store_visit', data: [] }],
	['date', { date: OTHER_DATE }],
])('events of another %s are others', async (_part, more) => {
	const profileId = await withOrder();
	expect(await write(profileId, order({ strategy: 'UPDATE', data: [], ...more }))).toMatchObject([
		{ state: 'NOTFOUND' },
	]);
});

test('SET is the strategy when none is named, now the date, and an id is given out', async () => {
	const profileId = await tenant.create({ city: ['Delft'] });
	const startedMs = Date.now();
	const results = await write(profileId, { eventTypeId: 'order' });
	expect(results).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), state: 'SET' }]);
	const [written] = await eventsOf(profileId);
	expect(Date.parse(written?.date ?? '')).toBeGreaterThanOrEqual(startedMs);
});

test.each([
	['UPSERT', 'MODIFIED', [[3], [3]]],
	['UPDATE', 'MODIFIED', [[3], [3]]],
	['DELETE', 'DELETED', []],
])('%s without a date means all events of the id', async (strategy, state, quantities) => {
	const profileId = await withOrder();
	await write(profileId, order({ date: OTHER_DATE, data: [field('quantity', [9])] }));
	const rule = { id: 'o', eventTypeId: 'order', strategy, data: [field('quantity', [3])] };
	expect(await write(profileId, rule)).toMatchObject([{ state }]);
	const data = (await eventsOf(profileId)).map((one) => one.data[0]);
	expect(data).toEqual(quantities.map((values) => field('quantity', values)));
});

test.each<[string, readonly unknown[], readonly unknown[] | undefined]>([
	['SET', ['b'], ['b']],
	['SET', [], undefined],
	['ADD', ['new', 'b'], ['new', 'b']],
	['SET_IF_EMPTY', ['b'], ['new']],
])('%s of a field: %j', async (strategy, values, after) => {
	const profileId = await withOrder();
	await write(profileId, order({ strategy: 'UPSERT', data: [field('labels', values, strategy)] }));
	const data = (await eventsOf(profileId))[0]?.data;
	expect(data).toEqual([
		field('quantity', [2]),
		...(after === undefined ? [] : [field('labels', after)]),
	]);
});

function product(id: string, quantity: number, ...more: readonly Rule[]): readonly Rule[] {
	return [field('id', [id]), field('quantity', [quantity]), ...more];
}

const TWO_PRODUCTS = field('product', [product('p1', 1), product('p2', 2)]);

test.each<[string, string | undefined, readonly Rule[], readonly unknown[] | undefined]>([
	['UPSERT, known', 'UPSERT', product('p1', 5), [product('p1', 5), product('p2', 2)]],
	[
		'UPSERT, new',
		'UPSERT',
		product('p3', 5),
		[product('p1', 1), product('p2', 2), product('p3', 5)],
	],
	['no strategy, known', undefined, product('p2', 5), [product('p1', 1), product('p2', 5)]],
	['UPDATE, known', 'UPDATE', product('p1', 5), [product('p1', 5), product('p2', 2)]],
	['UPDATE, new', 'UPDATE', product('p3', 5), [product('p1', 1), product('p2', 2)]],
	['DELETE', 'DELETE', [field('id', ['p1'])], [product('p2', 2)]],
	['SET', 'SET', product('p3', 5), [product('p3', 5)]],
	[
		'UPSERT, a field that is not empty',
		'UPSERT',
		[field('id', ['p1']), field('quantity', [7], 'SET_IF_EMPTY')],
		[product('p1', 1), product('p2', 2)],
	],
	[
		'UPSERT, a field that gets more',
		'UPSERT',
		[field('id', ['p1']), field('coupon', ['SPRING'], 'ADD')],
		[product('p1', 1, field('coupon', ['SPRING'])), product('p2', 2)],
	],
	[
		'UPSERT, more than one identifier',
		'UPSERT',
		[field('id', ['p1', 'p2']), field('quantity', [7])],
		[product('p1', 7), product('p2', 2)],
	],
])('nested field: %s', async (_case, strategy, item, after) => {
	const profileId = await tenant.create(
		{ city: ['Delft'] },
		{ timeline: [order({ data: [TWO_PRODUCTS] })] },
	);
	const data = [field('product', [item], strategy)];
	expect(await write(profileId, order({ strategy: 'UPSERT', data }))).toMatchObject([
		{ state: 'MODIFIED' },
	]);
	expect((await eventsOf(profileId))[0]?.data).toEqual([field('product', after ?? [])]);
});

test.each<[string, Rule, string]>([
	['an unknown type', { eventTypeId: 'x' }, 'No event type is named x'],
	['a malformed date', { date: 'soon' }, '#/date: [soon] is not a valid date-time'],
	[
		'a text for a number',
		{ data: [field('total_revenue', ['12'])] },
		'#/total_revenue/0: expected type: Number, found: String',
	],
	[
		'a fraction for a whole number',
		{ data: [field('quantity', [1.5])] },
		'#/quantity/0: expected type: Integer, found: Number',
	],
	[
		'a number for a text',
		{ data: [field('labels', ['a', 5])] },
		'#/labels/1: expected type: String, found: Integer',
	],
	[
		'a boolean for a text',
		{ data: [field('channel', [true])] },
		'#/channel/0: expected type: String, found: Boolean',
	],
	[
		'a malformed time',
		{ data: [field('paid_at', ['noon'])] },
		'#/paid_at/0: [noon] is not a valid date-time',
	],
	['an unknown field', { data: [field('x', [1])] }, '#: extraneous key [x] is not permitted'],
	[
		'two values of a single field',
		{ data: [field('quantity', [1, 2])] },
		'#/quantity: expected maximum item count: 1, found: 2',
	],
	[
		'a text for a nested field',
		{ data: [field('product', ['p1'])] },
		'#/product/0: expected type: JSONArray, found: String',
	],
	[
		'a wrong value in a nested field',
		{ data: [field('product', [product('p1', 1, field('netprice', ['x']))])] },
		'#/product/0/netprice/0: expected type: Number, found: String',
	],
	[
		'an empty identifier',
		{ data: [field('product', [[field('id', ['']), field('quantity', [1])]])] },
		'#/product/0/id: the identifier is empty',
	],
	[
		'UPSERT of a plain field',
		{ data: [field('quantity', [1], 'UPSERT')] },
		'#/quantity: takes no strategy UPSERT',
	],
	[
		'ADD of a nested field',
		{ data: [field('product', [product('p1', 1)], 'ADD')] },
		'#/product: takes no strategy ADD',
	],
])('an event with %s is rejected, the others are written', async (_case, more, error) => {
	const profileId = await tenant.create({ city: ['Delft'] });
	const good = order({ id: 'good', data: [field('quantity', [1])] });
	expect(await write(profileId, order({ identifier: 'e-1', ...more }), good)).toEqual([
		{ id: 'o', identifier: 'e-1', state: 'REJECTED', validationErrors: [error] },
		{ id: 'good', state: 'SET' },
	]);
	expect((await eventsOf(profileId)).map(({ id }) => id)).toEqual(['good']);
});

test.each([
	['SET', 'MODIFIED'],
	['UPDATE', 'UNCHANGED'],
])('a profile with nothing but a %s event is %s', async (strategy, state) => {
	const profileId = await tenant.create({ city: ['Delft'] });
	const timeline = [order({ strategy })];
	expect(await tenant.write({ profileId, timeline })).toMatchObject({ state });
});

function many(count: number, eventTypeId: string, startMs: number): readonly Rule[] {
	return Array.from({ length: count }, (_, index) => ({
		id: `${eventTypeId}-${index}`,
		eventTypeId,
		date: new Date(startMs - index * 60_000).toISOString(),
	}));
}

test.each<[string, number, number, number, number]>([
	['the newest 250 events are kept', 260, 0, 250, 0],
	['events of priority LOW go before those of priority HIGH', 199, 100, 199, 51],
	['50 events of priority LOW are kept beside 200 of priority HIGH', 200, 60, 200, 50],
])('%s', async (_rule, orders, visits, keptOrders, keptVisits) => {
	const profileId = await tenant.create({ city: ['Delft'] });
	const nowMs = Date.now();
	await write(profileId, ...many(orders, 'order', nowMs), ...many(visits, 'store_visit', nowMs));
	const kept = (await eventsOf(profileId)).map(({ id }) => id);
	const expected = [...many(keptOrders, 'order', nowMs), ...many(keptVisits, 'store_visit', nowMs)];
	expect(kept.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
});

test('events of priority LOW are kept for 30 days', async () => {
	const profileId = await tenant.create({ city: ['Delft'] });
	const daysAgo = (days: number): number => Date.now() - days * 86_400_000;
	const [recent, old] = [many(1, 'store_visit', daysAgo(29)), many(1, 'store_visit', daysAgo(31))];
	const oldOrder = many(1, 'order', daysAgo(400));
	await write(profileId, { ...recent[0], id: 'recent' }, { ...old[0], id: 'old' }, ...oldOrder);
	expect((await eventsOf(profileId)).map(({ id }) => id)).toEqual(['recent', 'order-0']);
});
