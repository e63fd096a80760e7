import { TrackModel } from './trackModel';
import { newWorkspace } from './workspace';

const NUMBERS = Array.from({ length: 30 }, (_, index) => index);

const WORKSPACE = newWorkspace({
	forcedTypes: { yes: 'boolean', amount: 'number' },
	blocklistedAttributes: ['secret'],
});

interface Writing {
	readonly name?: string;
	readonly isMerging?: boolean;
}

/** Writes `values` to one attribute, one after the other, and answers what it is then. */
function written(
	values: readonly unknown[],
	{ name = 'value', isMerging = false }: Writing = {},
): unknown {
	const model = new TrackModel(WORKSPACE);
	for (const value of values) {
		const attribute: object = Object.fromEntries([[name, value]]);
		model.track({
			attributes: [{ external_id: '1', _merge_objects: isMerging, other: 1, ...attribute }],
		});
	}
	const [user] = model.users();
	return new Map(Object.entries(Object(user?.custom_attributes))).get(name);
}

describe('the model: one attribute', () => {
	test.each([
		{ name: 'null clears', values: ['a', null], expected: undefined },
		{ name: 'a text of 255 characters', values: ['😀'.repeat(255)], expected: '😀'.repeat(255) },
		{ name: 'a text of 256 characters', values: ['a', 'x'.repeat(256)], expected: 'a' },
		{ name: 'a day', values: ['2020-07-10'], expected: '2020-07-10 00:00:00.000 UTC' },
		{
			name: 'another zone',
			values: ['2020-07-10T01:00:00+02:00'],
			expected: '2020-07-09 23:00:00.000 UTC',
		},
		{
			name: 'milliseconds after a colon',
			values: ['2020-07-10T15:00:00:250Z'],
			expected: '2020-07-10 15:00:00.250 UTC',
		},
		{ name: 'day, month, year', values: ['12-1-2021'], expected: '2021-01-12 00:00:00.000 UTC' },
		{ name: 'month, day, year', values: ['12/01/2021'], expected: '2021-12-01 00:00:00.000 UTC' },
		{ name: 'no day of the calendar', values: ['2020-02-30'], expected: '2020-02-30' },
		{ name: 'the year 3000', values: ['3000-01-01'], expected: '3000-01-01 00:00:00.000 UTC' },
		{ name: 'the year 3001', values: ['3001-01-01'], expected: '3001-01-01' },
		{ name: 'inc', values: [5, { inc: -7 }], expected: -2 },
		{ name: 'inc of a text', values: ['a', { inc: 1 }], expected: 'a' },
		{ name: 'inc by a half', values: [1, { inc: 0.5 }], expected: 1 },
		{ name: 'a list with repetitions', values: [['a', 'b', 'a']], expected: ['b', 'a'] },
		{ name: 'add again', values: [['a', 'b'], { add: ['a'] }], expected: ['b', 'a'] },
		{ name: 'add and remove', values: [['a'], { remove: ['a'], add: ['b'] }], expected: ['b'] },
		{
			name: 'add to too many',
			values: [NUMBERS.slice(0, 25), { add: [29] }],
			expected: [...NUMBERS.slice(1, 25), 29],
		},
		{ name: 'too many', values: [NUMBERS], expected: NUMBERS.slice(5) },
		{ name: 'numbers are no texts', values: [[1, '1']], expected: [1, '1'] },
		{
			name: 'null and a long text in a list',
			values: [['a', null, 'x'.repeat(256), 'b']],
			expected: ['a', 'b'],
		},
		{ name: 'an object among scalars', values: ['a', ['b', { id: 1 }]], expected: 'a' },
		{ name: 'add to a text', values: ['a', { add: ['b'] }], expected: 'a' },
		{ name: 'remove from nothing', values: [{ remove: ['b'] }], expected: undefined },
		{ name: 'inc of nothing', values: [{ inc: -2 }], expected: -2 },
		{ name: '$add to scalars', values: [['a'], { $add: [{ id: 1 }] }], expected: ['a'] },
		{
			name: '$update without merging',
			values: [
				[{ id: 1 }],
				{ $update: [{ $identifier_key: 'id', $identifier_value: 1, $new_object: { a: 1 } }] },
			],
			expected: [{ id: 1 }],
		},
		{ name: '$time alone', values: ['a', { $time: '2020-07-10' }], expected: 'a' },
		{ name: 'an object replaces', values: [{ a: 1 }, { b: 2 }], expected: { b: 2 } },
		{
			name: 'a time in an object',
			values: [{ a: { $time: '2020-07-10' } }],
			expected: { a: '2020-07-10 00:00:00.000 UTC' },
		},
		{
			name: 'a date without $time in an object',
			values: [{ a: '2020-07-10' }],
			expected: { a: '2020-07-10' },
		},
		{ name: 'null in an object', values: [{ a: 1 }, { a: 2, b: { c: null } }], expected: { a: 1 } },
		{ name: 'no date for $time', values: [{ a: 1 }, { b: { $time: 'soon' } }], expected: { a: 1 } },
		{
			name: 'a far year for $time',
			values: [{ a: 1 }, { b: { $time: '3001-01-01' } }],
			expected: { a: 1 },
		},
		{ name: 'a key with a space', values: [{ a: 1 }, { 'b c': 1 }], expected: { a: 1 } },
		{
			name: 'a key with a dot, deep inside',
			values: [{ a: 1 }, { b: [{ 'c.d': 1 }] }],
			expected: { a: 1 },
		},
		{
			name: 'over 100 KB',
			values: [{ a: 1 }, { b: Array(420).fill('y'.repeat(250)) }],
			expected: { a: 1 },
		},
	])('$name', ({ values, expected }) => {
		expect(written(values)).toEqual(expected);
	});

	test.each([
		{
			name: 'deep',
			values: [{ a: { b: 1, c: [1] } }, { a: { c: [2], d: 3 } }],
			expected: { a: { b: 1, c: [2], d: 3 } },
		},
		{ name: 'into no object', values: ['a', { b: 1 }], expected: { b: 1 } },
		{ name: 'null in an object', values: [{ a: 1 }, { a: 2, b: null }], expected: { a: 1 } },
		{
			name: '$add',
			values: [[{ id: 1 }], { $add: [{ id: 1 }] }],
			expected: [{ id: 1 }, { id: 1 }],
		},
		{
			name: '$remove of all that match',
			values: [
				[{ id: 1, a: 1 }, { id: 2 }, { id: 1 }],
				{ $remove: [{ $identifier_key: 'id', $identifier_value: 1 }] },
			],
			expected: [{ id: 2 }],
		},
		{
			name: '$update',
			values: [
				[{ id: 1, a: { b: 1 } }, { id: 2 }],
				{
					$update: [{ $identifier_key: 'id', $identifier_value: 1, $new_object: { a: { c: 2 } } }],
				},
			],
			expected: [{ id: 1, a: { b: 1, c: 2 } }, { id: 2 }],
		},
		{
			name: '$remove is no upsert',
			values: [
				[{ id: 1, a: 1 }],
				{ $remove: [{ $identifier_key: 'id', $identifier_value: 1 }], $add: [{ id: 1, a: 2 }] },
			],
			expected: [],
		},
		{
			name: '$update after $remove',
			values: [
				[{ id: 1 }, { id: 2 }],
				{
					$update: [{ $identifier_key: 'id', $identifier_value: 2, $new_object: { id: 1 } }],
					$remove: [{ $identifier_key: 'id', $identifier_value: 1 }],
				},
			],
			expected: [{ id: 1 }],
		},
		{
			name: 'null in $new_object',
			values: [
				[{ id: 1 }],
				{
					$add: [{ id: 2 }],
					$update: [{ $identifier_key: 'id', $identifier_value: 1, $new_object: { a: null } }],
				},
			],
			expected: [{ id: 1 }],
		},
	])('merging: $name', ({ values, expected }) => {
		expect(written(values, { isMerging: true })).toEqual(expected);
	});
});

describe('the model: names and types', () => {
	test.each([
		{ case: 'a forced boolean', name: 'yes', given: 'T', expected: true },
		{ case: 'a forced boolean of a number', name: 'yes', given: 0, expected: false },
		{ case: 'no boolean', name: 'yes', given: 'no', expected: undefined },
		{ case: 'a forced number', name: 'amount', given: '12.5', expected: 12.5 },
		{ case: 'no number', name: 'amount', given: 'a', expected: undefined },
		{ case: 'a blocklisted name', name: 'secret', given: 1, expected: undefined },
		{ case: 'the name constructor', name: 'constructor', given: 1, expected: 1 },
		{ case: 'the name __proto__', name: '__proto__', given: 1, expected: 1 },
	])('$case', ({ name, given, expected }) => {
		expect(written([given], { name })).toEqual(expected);
	});
});
