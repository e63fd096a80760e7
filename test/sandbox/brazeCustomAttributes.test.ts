import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call } from './call';

const attributeList = z.strictObject({
	message: z.literal('success'),
	attributes: z.array(
		z.strictObject({
			array_length: z.number().nullable(),
			data_type: z.string(),
			description: z.string().nullable(),
			name: z.string(),
			status: z.string(),
			tag_names: z.array(z.string()),
		}),
	),
});

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({
		profiles: 60,
		users: 60,
		braze: {
			track: {
				effectDelayMs: 0,
				forcedTypes: { points: 'string', forced_before_any_value: 'time' },
				blocklistedAttributes: ['vip'],
			},
		},
	});
	const names = Array.from({ length: 120 }, (_, index) => `attribute_${index}`);
	const values = Object.fromEntries(names.map((name) => [name, 'text']));
	const { status } = await call({
		method: 'POST',
		url: `${sandbox.braze.url}/users/track`,
		token: sandbox.braze.key,
		body: { attributes: [{ external_id: 'one-more', ...values, addresses: [{ city: 'Ede' }] }] },
	});
	expect(status).toBe(201);
	await wait(50);
});

afterAll(async () => {
	await sandbox.close();
});

async function page(path: string) {
	const headers = { authorization: `Bearer ${sandbox.braze.key}` };
	const response = await fetch(`${sandbox.braze.url}${path}`, { headers });
	const link = response.headers.get('link') ?? '';
	return {
		status: response.status,
		attributes: attributeList.safeParse(await response.json()).data?.attributes ?? [],
		next: /<([^>]+)>; rel="next"/.exec(link)?.[1],
		previous: /<([^>]+)>; rel="prev"/.exec(link)?.[1],
	};
}

async function allPages() {
	const pages = [];
	let path: string | undefined = '/custom_attributes';
	while (path !== undefined) {
		const read: Awaited<ReturnType<typeof page>> = await page(path);
		pages.push(read);
		path = read.next;
	}
	return pages;
}

test('pages have 50 attributes and the Link header leads to the next', async () => {
	const pages = await allPages();
	const sizes = pages.map(({ attributes }) => attributes.length);
	expect(sizes.slice(0, -1)).toEqual(Array(sizes.length - 1).fill(50));
	expect(sizes.at(-1)).toBeLessThanOrEqual(50);
	expect(pages.length).toBeGreaterThan(2);
	expect(pages[0]?.previous).toBeUndefined();
	const [first, second] = pages;
	expect((await page(second?.previous ?? '')).attributes).toEqual(first?.attributes);
});

test('attributes are in alphabetical order, each once', async () => {
	const names = (await allPages()).flatMap(({ attributes }) => attributes.map(({ name }) => name));
	expect(names).toEqual([...new Set(names)].toSorted());
	expect(names).toEqual(expect.arrayContaining(['attribute_7', 'points', 'favourite_categories']));
});

test.each([
	['nickname', 'String (Automatically Detected)', null],
	['vip', 'Boolean (Automatically Detected)', null],
	['favourite_categories', 'Array (Automatically Detected)', 25],
	['plan', 'Object (Automatically Detected)', null],
	['addresses', 'Object Array (Automatically Detected)', null],
	['last_order_at', 'Time (Automatically Detected)', null],
	['points', 'String', null],
	['forced_before_any_value', 'Time', null],
])('%s is listed as %s', async (name, dataType, arrayLength) => {
	const listed = (await allPages()).flatMap(({ attributes }) => attributes);
	expect(listed.find((attribute) => attribute.name === name)).toMatchObject({
		data_type: dataType,
		array_length: arrayLength,
	});
});

test.each([
	['plan', 'Active'],
	['vip', 'Blocklisted'],
])('the status of %s is %s', async (name, status) => {
	const listed = (await allPages()).flatMap(({ attributes }) => attributes);
	expect(listed.find((attribute) => attribute.name === name)?.status).toBe(status);
});

test('what is no cursor answers 400', async () => {
	expect((await page('/custom_attributes?cursor=50')).status).toBe(400);
});
