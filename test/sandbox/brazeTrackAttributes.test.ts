import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { changeTrack, trackAttributes, userWith, type JsonObject } from './trackCalls';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const LONG = 'x'.repeat(256);

let sandbox: Sandbox;

beforeAll(async () => {
	const track = {
		effectDelayMs: 0,
		blocklistedAttributes: ['blocked'],
		forcedTypes: {
			as_boolean: 'boolean',
			as_number: 'number',
			as_string: 'string',
			as_time: 'time',
			as_array: 'array',
			as_object: 'object',
			as_objects: 'object_array',
		} as const,
	};
	sandbox = await startSandbox({ profiles: 0, users: 0, braze: { track } });
});

afterAll(async () => {
	await sandbox.close();
});

/** What the custom attributes are after objects for one user, one request each. */
async function attributesAfter(name: string, objects: readonly JsonObject[]): Promise<unknown> {
	await trackAttributes(sandbox, ...objects.map((object) => ({ external_id: name, ...object })));
	return (await userWith(sandbox, name))?.['custom_attributes'] ?? {};
}

type Case = readonly [string, readonly JsonObject[], JsonObject];

const VALUES: readonly Case[] = [
	['a value is set', [{ a: 1 }, { a: 2 }], { a: 2 }],
	['null clears', [{ a: 1, b: 2 }, { a: null }], { b: 2 }],
	['null of what is not there', [{ a: null }], {}],
	['a text of 255 characters', [{ a: '🦊'.repeat(255) }], { a: '🦊'.repeat(255) }],
	['a text of 256 characters leaves the old one', [{ a: 'old' }, { a: LONG }], { a: 'old' }],
	['a name of 256 characters', [{ [LONG]: 1, b: 1 }], { b: 1 }],
	['an empty text is stored', [{ a: 'old' }, { a: '' }], { a: '' }],
	['a name on the blocklist', [{ blocked: 1, b: 1 }], { b: 1 }],
	['names are case-sensitive', [{ a: 1, A: 2, First_Name: 'x' }], { a: 1, A: 2, First_Name: 'x' }],
	['each user keeps the type that was given', [{ a: 1 }, { a: 'text' }], { a: 'text' }],
];

const COUNTERS: readonly Case[] = [
	['inc adds', [{ a: 5 }, { a: { inc: 3 } }], { a: 8 }],
	['inc by less than zero', [{ a: 5 }, { a: { inc: -7 } }], { a: -2 }],
	['inc starts at 0', [{ a: { inc: 3 } }], { a: 3 }],
	['inc by a fraction', [{ a: 5 }, { a: { inc: 0.5 } }], { a: 5 }],
	['inc of a fraction', [{ a: 0.5 }, { a: { inc: 1 } }], { a: 0.5 }],
	['inc of a text', [{ a: '5' }, { a: { inc: 1 } }], { a: '5' }],
];

const LISTS: readonly Case[] = [
	['a list replaces', [{ a: ['x', 'y'] }, { a: ['z'] }], { a: ['z'] }],
	['each element is there once, the last time counts', [{ a: [1, 2, '1', 1] }], { a: [2, '1', 1] }],
	['add on a list', [{ a: [1] }, { a: { add: [2] } }], { a: [1, 2] }],
	['add of what is there moves it to the end', [{ a: [1, 2] }, { a: { add: [1] } }], { a: [2, 1] }],
	['add starts a list', [{ a: { add: ['x'] } }], { a: ['x'] }],
	['add on a text', [{ a: 'x' }, { a: { add: ['y'] } }], { a: 'x' }],
	['remove', [{ a: [1, 2, 3] }, { a: { remove: [2, 9] } }], { a: [1, 3] }],
	['remove of the last leaves an empty list', [{ a: [1] }, { a: { remove: [1] } }], { a: [] }],
	['remove makes no list', [{ a: { remove: [1] } }], {}],
	[
		'add comes before remove in one object',
		[{ a: [1] }, { a: { remove: [1, 2], add: [2, 3] } }],
		{ a: [3] },
	],
	['the oldest of 26 are dropped', [{ a: LETTERS }], { a: LETTERS.slice(1) }],
	[
		'add drops the oldest',
		[{ a: LETTERS.slice(0, 25) }, { a: { add: ['z'] } }],
		{ a: LETTERS.slice(1) },
	],
	['nulls in a list are dropped', [{ a: [null, 1, null] }], { a: [1] }],
	['over-long texts in a list are dropped', [{ a: ['x', LONG] }], { a: ['x'] }],
	['dates in a list stay texts', [{ a: ['2026-01-02'] }], { a: ['2026-01-02'] }],
];

const FORCED: readonly Case[] = [
	...[true, 'true', 'T', 't', 1, '1'].map<Case>((given) => {
		return [
			`forced boolean from ${JSON.stringify(given)}`,
			[{ as_boolean: given }],
			{ as_boolean: true },
		];
	}),
	...[false, 'false', 'f', 0, '0'].map<Case>((given) => {
		return [
			`forced boolean from ${JSON.stringify(given)}`,
			[{ as_boolean: given }],
			{ as_boolean: false },
		];
	}),
	[
		'forced boolean from another text',
		[{ as_boolean: true }, { as_boolean: 'yes' }],
		{ as_boolean: true },
	],
	['forced number from a text', [{ as_number: '-12.5' }], { as_number: -12.5 }],
	['forced number from another text', [{ as_number: '12,5' }], {}],
	['forced number and inc', [{ as_number: 1 }, { as_number: { inc: 1 } }], { as_number: 2 }],
	['forced string from a number', [{ as_string: 5 }], { as_string: '5' }],
	['forced string from a date', [{ as_string: '2026-01-02' }], { as_string: '2026-01-02' }],
	['forced string from a list', [{ as_string: ['x'] }], {}],
	[
		'forced time from a date',
		[{ as_time: '2026-01-02' }],
		{ as_time: '2026-01-02 00:00:00.000 UTC' },
	],
	['forced time from another text', [{ as_time: 'soon' }], {}],
	['forced array from a text', [{ as_array: 'x' }], {}],
	['forced array from objects', [{ as_array: [{ b: 1 }] }], {}],
	[
		'forced array of objects from objects',
		[{ as_objects: [{ b: 1 }] }],
		{ as_objects: [{ b: 1 }] },
	],
	['forced array of objects from an empty list', [{ as_objects: [] }], { as_objects: [] }],
	['forced object from an object', [{ as_object: { b: 1 } }], { as_object: { b: 1 } }],
	['forced object from a text', [{ as_object: 'x' }], {}],
	['null clears what is forced', [{ as_number: 1 }, { as_number: null }], {}],
];

describe.each([
	['values', VALUES],
	['counters', COUNTERS],
	['lists', LISTS],
	['forced types', FORCED],
])('%s', (_theme, cases) => {
	test.each(cases)('%s', async (name, objects, expected) => {
		expect(await attributesAfter(name, objects)).toEqual(expected);
	});
});

test('a setting lets an empty text clear', async () => {
	await changeTrack(sandbox, { emptyText: 'clears' });
	const objects = [
		{ a: 'old', first_name: 'Kim' },
		{ a: '', first_name: '' },
	];
	expect(await attributesAfter('empty text clears', objects)).toEqual({});
	expect(await userWith(sandbox, 'empty text clears')).toEqual({});
	await changeTrack(sandbox, { emptyText: 'stored' });
});

test('a setting lets a long name be stored', async () => {
	await changeTrack(sandbox, { longNames: 'stored' });
	expect(await attributesAfter('long names', [{ [LONG]: 1 }])).toEqual({ [LONG]: 1 });
	await changeTrack(sandbox, { longNames: 'ignored' });
});

test('a setting allows longer lists', async () => {
	await changeTrack(sandbox, { maxListElements: 26 });
	expect(await attributesAfter('longer lists', [{ a: LETTERS }])).toEqual({ a: LETTERS });
	await changeTrack(sandbox, { maxListElements: 25 });
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
	'an attribute may be called %s',
	async (name) => {
		const externalId = `called ${name}`;
		await fetch(`${sandbox.braze.url}/users/track`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${sandbox.braze.key}`,
				'content-type': 'application/json',
			},
			body: `{"attributes":[{"external_id":"${externalId}","${name}":"kept","b":{"${name}":1}}]}`,
		});
		const text = await (await fetch(`${sandbox.admin.url}/admin/braze/users`)).text();
		const line = text.split('\n').find((one) => one.includes(`"external_id":"${externalId}"`));
		expect(line).toContain(`"custom_attributes":{"${name}":"kept","b":{"${name}":1}}`);
	},
);
