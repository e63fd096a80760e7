import { randomUUID } from 'node:crypto';
import { openTenant, set, type Tenant } from './blueConicTenant';

const DAY_MS = 86_400_000;

let tenant: Tenant;
let names: Map<string, string>;
/** Another audience in each test. */
let audience: string;

beforeAll(async () => {
	tenant = await openTenant({ profiles: 4 });
	const { profiles } = await tenant.page('count=10');
	names = new Map(profiles.map(({ id }, index) => [id, `profile ${index + 1}`]));
});

beforeEach(() => {
	audience = `audienceId=${randomUUID()}`;
});

afterAll(async () => {
	await tenant.close();
});

async function exported(query: string): Promise<readonly (string | undefined)[]> {
	const { profiles, totalResults } = await tenant.page(query);
	expect(totalResults).toBe(profiles.length);
	return profiles.map(({ id }) => names.get(id));
}

/** Changes a property of the n-th profile, later than what happened before. */
async function change(nth: number, property: string): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, 3));
	const profileId = [...names.keys()][nth - 1];
	const properties = set({ [property]: [randomUUID()] });
	const result = await tenant.write({ profileId, properties });
	expect(result?.state).toBe('MODIFIED');
}

const EVERYBODY = ['profile 1', 'profile 2', 'profile 3', 'profile 4'];

test('an exported profile returns only when a tracked property changed since', async () => {
	const query = `${audience}&trackProperties=city&trackProperties=plan`;
	expect(await exported(query)).toEqual(EVERYBODY);
	expect(await exported(query)).toEqual([]);
	await change(2, 'nickname');
	await change(3, 'plan');
	expect(await exported(query)).toEqual(['profile 3']);
	expect(await exported(query)).toEqual([]);
});

test('without tracked properties an exported profile does not return', async () => {
	expect(await exported(audience)).toEqual(EVERYBODY);
	await change(1, 'nickname');
	expect(await exported(audience)).toEqual([]);
});

test('another audience gets every profile', async () => {
	await exported(audience);
	expect(await exported('audienceId=other')).toEqual(EVERYBODY);
	expect(await exported('')).toEqual(EVERYBODY);
});

test('with autoCommit=false the audience remembers nothing', async () => {
	expect(await exported(`${audience}&autoCommit=false`)).toEqual(EVERYBODY);
	expect(await exported(`${audience}&autoCommit=true`)).toEqual(EVERYBODY);
	expect(await exported(`${audience}&autoCommit=false`)).toEqual([]);
});

test('the pages of an export belong together', async () => {
	const first = await tenant.page(`${audience}&count=3`);
	const second = await tenant.page(`${audience}&count=3&cursor=${first.nextCursor}`);
	expect([first.profiles.length, second.profiles.length]).toEqual([3, 1]);
	expect(await exported(audience)).toEqual([]);
});

test.each<[string, (nowMs: number) => string, string[]]>([
	[
		'trackPropertiesModifiedSince before the change',
		(nowMs) => `trackPropertiesModifiedSince=${new Date(nowMs - DAY_MS).toISOString()}`,
		['profile 4'],
	],
	[
		'trackPropertiesModifiedSince after the change',
		(nowMs) => `trackPropertiesModifiedSince=${new Date(nowMs + DAY_MS).toISOString()}`,
		[],
	],
	[
		'trackPropertyChangesInNumberOfDays',
		() => 'trackPropertyChangesInNumberOfDays=1',
		['profile 4'],
	],
	['trackPropertyChangesInNumberOfDays=0', () => 'trackPropertyChangesInNumberOfDays=0', []],
])('%s says when a change is recent', async (_case, since, expected) => {
	await change(4, 'city');
	await new Promise((resolve) => setTimeout(resolve, 3));
	const query = `${audience}&trackProperties=city`;
	expect(await exported(query)).toEqual(EVERYBODY);
	expect(await exported(query)).toEqual([]);
	expect(await exported(`${query}&${since(Date.now())}`)).toEqual(expected);
});

test.each(['autoCommit=perhaps', 'trackPropertiesModifiedSince=yesterday'])(
	'%s answers 400',
	async (query) => {
		const segment = tenant.sandbox.blueConic.exportSegmentId;
		const path = `/segments/${segment}/profiles?${audience}&${query}`;
		expect((await tenant.get(path)).status).toBe(400);
	},
);
