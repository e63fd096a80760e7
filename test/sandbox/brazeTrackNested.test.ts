import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { track, trackAttributes, userWith, type JsonObject } from './trackCalls';

const LONG = 'x'.repeat(256);
const LIMIT_BYTES = 100 * 1024;

/** An object whose JSON text has so many bytes. */
function objectOf(bytes: number): JsonObject {
	// "k000":"…", has ten bytes more than its text.
	const count = Math.floor((bytes - 1) / 260) - 1;
	const entries = Array.from({ length: count }, (_, index) => {
		return [`k${String(index).padStart(3, '0')}`, 'x'.repeat(250)];
	});
	const left = bytes - JSON.stringify({ ...Object.fromEntries(entries), l1: '', l2: '' }).length;
	const first = Math.floor(left / 2);
	return { ...Object.fromEntries(entries), l1: 'x'.repeat(first), l2: 'x'.repeat(left - first) };
}

const FULL = objectOf(LIMIT_BYTES);
const CATS = [
	{ id: 1, name: 'Tom', age: 3 },
	{ id: 2, name: 'Kit' },
];

let sandbox: Sandbox;

beforeAll(async () => {
	const track = { effectDelayMs: 0 };
	sandbox = await startSandbox({ profiles: 0, users: 0, braze: { track } });
});

afterAll(async () => {
	await sandbox.close();
});

type Case = readonly [string, readonly JsonObject[], unknown];

function merging(a: unknown): JsonObject {
	return { a, _merge_objects: true };
}

function named(key: unknown, value: unknown): JsonObject {
	return { $identifier_key: key, $identifier_value: value };
}

const OBJECTS: readonly Case[] = [
	['an object is stored', [{ a: { b: [1, { c: true }] } }], { b: [1, { c: true }] }],
	['an object overwrites', [{ a: { b: 1, c: 2 } }, { a: { b: 3 } }], { b: 3 }],
	[
		'_merge_objects merges deeply',
		[{ a: { b: { c: 1, d: 1 }, e: [1] } }, merging({ b: { c: 2 }, e: [2], f: 3 })],
		{ b: { c: 2, d: 1 }, e: [2], f: 3 },
	],
	['_merge_objects on a text', [{ a: 'x' }, merging({ b: 1 })], { b: 1 }],
	['null deletes the whole object', [{ a: { b: 1 } }, merging(null)], undefined],
	['an empty object overwrites', [{ a: { b: 1 } }, { a: {} }], {}],
];

const INVALID: readonly (readonly [string, JsonObject])[] = [
	['null', { b: null }],
	['null in a list', { b: [1, null] }],
	['a text of 256 characters', { b: LONG }],
	['no date in $time', { b: { $time: 'soon' } }],
	['null in $time', { b: { $time: null } }],
	['year 3001 in $time', { b: { $time: '3001-01-01' } }],
	['a key of 256 characters', { [LONG]: 1 }],
	['a key with a space', { 'b c': 1 }],
	['a key with a dot', { 'b.c': 1 }],
	['a key with $', { $b: 1 }],
	['something invalid further inside', { b: { c: [{ d: null }] } }],
];

const ARRAYS: readonly Case[] = [
	['an array of objects is stored', [{ a: CATS }], CATS],
	['$add', [{ a: CATS }, { a: { $add: [{ id: 3 }] } }], [...CATS, { id: 3 }]],
	['$add starts an array', [{ a: { $add: [{ id: 3 }] } }], [{ id: 3 }]],
	['$add on a list of texts', [{ a: ['x'] }, { a: { $add: [{ id: 3 }] } }], ['x']],
	['$add of an invalid object', [{ a: CATS }, { a: { $add: [{ id: 3 }, { b: null }] } }], CATS],
	['$remove', [{ a: CATS }, { a: { $remove: [named('id', 1)] } }], [CATS[1]]],
	['$remove compares types too', [{ a: CATS }, { a: { $remove: [named('id', '1')] } }], CATS],
	['$remove makes no array', [{ a: { $remove: [named('id', 1)] } }], undefined],
	[
		'$update merges into what it finds',
		[{ a: CATS }, merging({ $update: [{ ...named('id', 1), $new_object: { age: 4 } }] })],
		[{ id: 1, name: 'Tom', age: 4 }, CATS[1]],
	],
	[
		'$update without _merge_objects',
		[{ a: CATS }, { a: { $update: [{ ...named('id', 1), $new_object: { age: 4 } }] } }],
		CATS,
	],
	[
		'an invalid $update without _merge_objects drops the $add beside it',
		[
			{ a: CATS },
			{
				a: { $add: [{ id: 3 }], $update: [{ ...named('id', 1), $new_object: { age: null } }] },
			},
		],
		CATS,
	],
	[
		'$update of nobody',
		[{ a: CATS }, merging({ $update: [{ ...named('id', 9), $new_object: { age: 4 } }] })],
		CATS,
	],
	[
		'$update without a key',
		[{ a: CATS }, merging({ $update: [{ $identifier_value: 1, $new_object: { age: 4 } }] })],
		CATS,
	],
	[
		'$add comes before $remove',
		[{ a: CATS }, { a: { $remove: [named('id', 3)], $add: [{ id: 3 }] } }],
		CATS,
	],
	[
		'$remove comes before $update',
		[
			{ a: CATS },
			merging({
				$update: [{ ...named('id', 1), $new_object: { id: 2 } }],
				$remove: [named('id', 2)],
			}),
		],
		[{ id: 2, name: 'Tom', age: 3 }],
	],
	[
		'$update sees what $add brings',
		[merging({ $update: [{ ...named('id', 3), $new_object: { b: 1 } }], $add: [{ id: 3 }] })],
		[{ id: 3, b: 1 }],
	],
	[
		'an array of objects has no limit of elements',
		[{ a: Array(30).fill({ b: 1 }) }],
		Array(30).fill({ b: 1 }),
	],
	['one element that is no object', [{ a: CATS }, { a: [{ id: 3 }, 'x'] }], CATS],
	['null deletes the whole array', [{ a: CATS }, { a: null }], undefined],
];

const SIZES: readonly (readonly [string, readonly JsonObject[], number])[] = [
	['an object of 100 KB is stored', [{ a: FULL }], LIMIT_BYTES],
	['an object over 100 KB is dropped', [{ a: objectOf(LIMIT_BYTES + 1) }], 0],
	['what merges to over 100 KB is dropped', [{ a: FULL }, merging({ b: 1 })], LIMIT_BYTES],
	['an array over 100 KB is dropped', [{ a: [objectOf(LIMIT_BYTES - 1)] }], 0],
	[
		'what $add makes over 100 KB is dropped',
		[{ a: [objectOf(LIMIT_BYTES - 2)] }, { a: { $add: [{ b: 1 }] } }],
		LIMIT_BYTES,
	],
];

async function valueAfter(name: string, objects: readonly JsonObject[]): Promise<unknown> {
	await trackAttributes(sandbox, ...objects.map((object) => ({ external_id: name, ...object })));
	const attributes = (await userWith(sandbox, name))?.['custom_attributes'] ?? {};
	return Object.getOwnPropertyDescriptor(attributes, 'a')?.value;
}

test.each([...OBJECTS, ...ARRAYS])('%s', async (name, objects, expected) => {
	expect(await valueAfter(name, objects)).toEqual(expected);
});

test.each(SIZES)('%s', async (name, objects, bytes) => {
	const value = await valueAfter(name, objects);
	expect(value === undefined ? 0 : JSON.stringify(value).length).toBe(bytes);
});

test.each(INVALID)('%s drops the whole nested update', async (name, invalid) => {
	const objects = [{ a: { old: 1 } }, merging({ valid: 2, ...invalid }), { beside: 1 }];
	expect(await valueAfter(`nested ${name}`, objects)).toEqual({ old: 1 });
});

test('what is dropped counts as processed', async () => {
	const object = { external_id: 'dropped', a: { b: null }, c: LONG };
	expect(await track(sandbox, { attributes: [object] })).toEqual({
		status: 201,
		body: { message: 'success', attributes_processed: 1 },
	});
});
