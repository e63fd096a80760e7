import { openTenant, valuesIn, type Tenant } from './blueConicTenant';

const EVERYBODY = 'aa9c3c86-edec-4ac5-8521-a1be602eb7c6';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const STARTED_MS = Date.now();

function ago(timeMs: number): string {
	return String(STARTED_MS - timeMs);
}

/** Profiles by their external id. */
const PROFILES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
	nobody: {},
	skier: { interests: ['ski'], loyalty_points: ['10'], last_order_date: [ago(HOUR_MS)] },
	sailor: {
		interests: ['ski', 'sail'],
		loyalty_points: ['20'],
		average_order_value: ['19.50'],
		last_order_date: [ago(3 * DAY_MS)],
	},
	planner: { interests: ['Ski'], loyalty_points: ['-5'], last_order_date: [ago(-2 * HOUR_MS)] },
	dreamer: { last_order_date: [ago(-3 * DAY_MS)] },
};

let tenant: Tenant;

beforeAll(async () => {
	tenant = await openTenant({ profiles: 0 });
	for (const [name, values] of Object.entries(PROFILES)) {
		await tenant.create({ braze_external_id: [name], ...values });
	}
});

afterAll(async () => {
	await tenant.close();
});

/** The names of the profiles that a refinement leaves. */
async function left(refinement: unknown): Promise<readonly string[]> {
	const query = new URLSearchParams({ refinement: JSON.stringify(refinement), count: '2' });
	const names: string[] = [];
	for (let cursor: string | undefined = '*'; cursor !== undefined;) {
		const read = await tenant.page(`${query.toString()}&cursor=${cursor}`, EVERYBODY);
		for (const profile of read.profiles) {
			names.push(...(valuesIn(profile)['braze_external_id'] ?? []));
		}
		cursor = read.nextCursor;
		if (cursor === undefined) expect(read.totalResults).toBe(names.length);
	}
	return names;
}

const interests = { property: 'interests' };
const points = { property: 'loyalty_points' };
const ordered = { property: 'last_order_date' };

function iso(timeMs: number): string {
	return new Date(STARTED_MS + timeMs).toISOString();
}

test.each<[string, Record<string, unknown>, readonly string[]]>([
	['IS_EMPTY', interests, ['nobody', 'dreamer']],
	['NOT_IS_EMPTY', interests, ['skier', 'sailor', 'planner']],
	['CONTAINS_ANY', { ...interests, values: ['ski', 'sail'] }, ['skier', 'sailor']],
	['CONTAINS_ALL', { ...interests, values: ['ski', 'sail'] }, ['sailor']],
	['NOT_CONTAINS_ANY', { ...interests, values: ['ski', 'sail'] }, ['nobody', 'planner', 'dreamer']],
	[
		'NOT_CONTAINS_ALL',
		{ ...interests, values: ['ski', 'sail'] },
		['nobody', 'skier', 'planner', 'dreamer'],
	],
	['IN_RANGE', { ...points, fromValue: 10, toValue: 20 }, ['skier', 'sailor']],
	['NOT_IN_RANGE', { ...points, fromValue: 10, toValue: 20 }, ['nobody', 'planner', 'dreamer']],
	['IN_LAST_DAYS', { ...ordered, daysCount: 1 }, ['skier']],
	['NOT_IN_LAST_DAYS', { ...ordered, daysCount: 1 }, ['nobody', 'sailor', 'planner', 'dreamer']],
	['IN_NEXT_DAYS', { ...ordered, daysCount: 1 }, ['planner']],
	['NOT_IN_NEXT_DAYS', { ...ordered, daysCount: 1 }, ['nobody', 'skier', 'sailor', 'dreamer']],
	['IN_LAST_HOURS', { ...ordered, hoursCount: 4 }, ['skier']],
	['NOT_IN_LAST_HOURS', { ...ordered, hoursCount: 4 }, ['nobody', 'sailor', 'planner', 'dreamer']],
	['IN_NEXT_HOURS', { ...ordered, hoursCount: 4 }, ['planner']],
	['NOT_IN_NEXT_HOURS', { ...ordered, hoursCount: 4 }, ['nobody', 'skier', 'sailor', 'dreamer']],
])('%s', async (operator, filter, names) => {
	expect(await left({ ...filter, operator })).toEqual(names);
});

test.each<[string, Record<string, unknown>, readonly string[]]>([
	['of dates', { ...ordered, fromDate: iso(-4 * DAY_MS), toDate: iso(0) }, ['skier', 'sailor']],
	[
		'that ends where a value is',
		{ ...ordered, fromDate: iso(-3 * DAY_MS), toDate: iso(-HOUR_MS) },
		['skier', 'sailor'],
	],
	['below zero', { ...points, fromValue: -10, toValue: 0 }, ['planner']],
	['of decimals', { property: 'average_order_value', fromValue: 19, toValue: 20 }, ['sailor']],
	['of texts', { ...interests, fromValue: -1, toValue: 1 }, []],
])('a range %s', async (_case, filter, names) => {
	expect(await left({ ...filter, operator: 'IN_RANGE' })).toEqual(names);
});

const skis = { ...interests, operator: 'CONTAINS_ANY', values: ['ski'] };
const hasTen = { ...points, operator: 'IN_RANGE', fromValue: 10, toValue: 10 };
const noInterest = { ...interests, operator: 'IS_EMPTY' };

test.each<[string, unknown, readonly string[]]>([
	['AND', { operator: 'AND', filters: [skis, hasTen] }, ['skier']],
	['OR', { operator: 'OR', filters: [noInterest, hasTen] }, ['nobody', 'skier', 'dreamer']],
	[
		'OR in AND',
		{ operator: 'AND', filters: [{ operator: 'OR', filters: [skis, noInterest] }, hasTen] },
		['skier'],
	],
	[
		'a property of groups',
		{ operator: 'OR', filters: [{ groupProperty: 'x', operator: 'NOT_IS_EMPTY' }, hasTen] },
		['skier'],
	],
])('filters are joined: %s', async (_case, refinement, names) => {
	expect(await left(refinement)).toEqual(names);
});

test('texts that differ in case are the same by setting only', async () => {
	await tenant.behave({ textCase: 'insensitive' });
	expect(await left(skis)).toEqual(['skier', 'sailor', 'planner']);
	await tenant.behave({ textCase: 'sensitive' });
	expect(await left(skis)).toEqual(['skier', 'sailor']);
});

test('a range with one end is taken by setting only', async () => {
	const open = { ...points, operator: 'IN_RANGE', fromValue: 15 };
	await tenant.behave({ openRanges: 'accepted' });
	expect(await left(open)).toEqual(['sailor']);
	await tenant.behave({ openRanges: 'refused' });
	await expectRefused(open);
});

async function expectRefused(refinement: unknown): Promise<void> {
	const text = typeof refinement === 'string' ? refinement : JSON.stringify(refinement);
	const query = new URLSearchParams({ refinement: text }).toString();
	const answer = await tenant.get(`/segments/${EVERYBODY}/profiles?${query}`);
	expect(answer).toMatchObject({ status: 400, body: { code: 400 } });
}

test.each<[string, unknown]>([
	['no JSON', '{'],
	['a list', []],
	['nothing to filter by', {}],
	['an unknown property', { property: 'x', operator: 'IS_EMPTY' }],
	['an unknown operator', { ...interests, operator: 'EQUALS', values: ['ski'] }],
	['no operator', { ...interests, values: ['ski'] }],
	['no values', { ...interests, operator: 'CONTAINS_ANY' }],
	['values that are no texts', { ...interests, operator: 'CONTAINS_ANY', values: [1] }],
	['values for IS_EMPTY', { ...interests, operator: 'IS_EMPTY', values: ['ski'] }],
	['a range without ends', { ...points, operator: 'IN_RANGE' }],
	[
		'a range from a number to a date',
		{ ...points, operator: 'IN_RANGE', fromValue: 1, toDate: iso(0) },
	],
	[
		'milliseconds in fromValue',
		{ ...ordered, operator: 'IN_RANGE', fromValue: STARTED_MS, toValue: STARTED_MS },
	],
	[
		'a date without its zone',
		{ ...ordered, operator: 'IN_RANGE', fromDate: '2025-01-22', toDate: iso(0) },
	],
	['hours for days', { ...ordered, operator: 'IN_LAST_DAYS', hoursCount: 1 }],
	['half a day', { ...ordered, operator: 'IN_LAST_DAYS', daysCount: 0.5 }],
	['an unknown way to join', { operator: 'XOR', filters: [skis] }],
	['filters that are no list', { operator: 'AND', filters: skis }],
	['an error in a joined filter', { operator: 'AND', filters: [skis, { ...interests }] }],
	['an objective by a range', { objective: 'CONSENTED', operator: 'IN_RANGE', values: ['a'] }],
	[
		'an unknown state of objectives',
		{ objective: 'MAYBE', operator: 'CONTAINS_ANY', values: ['a'] },
	],
])('a refinement with %s answers 400', async (_case, refinement) => {
	await expectRefused(refinement);
});
