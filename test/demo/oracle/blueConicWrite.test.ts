import { applyWrites } from '../../../demo/oracle/blueConicWrite';
import type { PropertyWrite } from '../../../demo/oracle/importWrites';

interface Case {
	readonly name: string;
	readonly held: readonly string[];
	readonly write: Omit<PropertyWrite, 'property'>;
	readonly after: readonly string[] | undefined;
	readonly changed: boolean;
}

const MERGES: readonly Case[] = [
	{
		name: 'set replaces',
		held: ['a', 'b'],
		write: { merge: 'set', values: ['c'] },
		after: ['c'],
		changed: true,
	},
	{
		name: 'set keeps duplicates',
		held: [],
		write: { merge: 'set', values: ['a', 'a'] },
		after: ['a', 'a'],
		changed: true,
	},
	{
		name: 'set to the same changes nothing',
		held: ['a'],
		write: { merge: 'set', values: ['a'] },
		after: ['a'],
		changed: false,
	},
	{
		name: 'set in another order is a change',
		held: ['a', 'b'],
		write: { merge: 'set', values: ['b', 'a'] },
		after: ['b', 'a'],
		changed: true,
	},
	{
		name: 'set to nothing takes away',
		held: ['a'],
		write: { merge: 'set', values: [] },
		after: undefined,
		changed: true,
	},
	{
		name: 'set of nothing to nothing changes nothing',
		held: [],
		write: { merge: 'set', values: [] },
		after: undefined,
		changed: false,
	},
	{
		name: 'set if empty fills a gap',
		held: [],
		write: { merge: 'setIfEmpty', values: ['a'] },
		after: ['a'],
		changed: true,
	},
	{
		name: 'set if empty keeps what is there',
		held: ['b'],
		write: { merge: 'setIfEmpty', values: ['a'] },
		after: ['b'],
		changed: false,
	},
	{
		name: 'set if empty keeps a blank value',
		held: [''],
		write: { merge: 'setIfEmpty', values: ['a'] },
		after: [''],
		changed: false,
	},
	{
		name: 'add appends what is not there, in order',
		held: ['a', 'b'],
		write: { merge: 'add', values: ['c', 'b', 'd', 'c'] },
		after: ['a', 'b', 'c', 'd'],
		changed: true,
	},
	{
		name: 'add of known values changes nothing',
		held: ['a', 'b'],
		write: { merge: 'add', values: ['b'] },
		after: ['a', 'b'],
		changed: false,
	},
	{
		name: 'add takes away what was held twice',
		held: ['a', 'b', 'a'],
		write: { merge: 'add', values: ['b'] },
		after: ['a', 'b'],
		changed: true,
	},
];

test.each(MERGES)('$name', ({ held, write, after, changed }) => {
	const before = new Map(held.length > 0 ? [['interests', held] as const] : []);
	const effect = applyWrites(before, [{ property: 'interests', ...write }]);
	expect(effect.properties.get('interests')).toEqual(after);
	expect(effect).toMatchObject({ changed, refused: false });
});

test.each([
	['braze_points', '12', false],
	['braze_points', '007', false],
	['braze_points', '-0', false],
	['braze_points', '-2147483648', false],
	['braze_points', '2147483647', false],
	['braze_points', '2147483648', true],
	['braze_points', ' 12 ', true],
	['braze_points', '1e3', true],
	['braze_points', '12,5', true],
	['braze_points', '12.5', true],
	['braze_points', 'abc', true],
	['last_order_date', '-1', false],
	['last_order_date', '2020-01-01', true],
	['email', 'a@b', false],
	['email', 'a b@c', true],
	['email', 'a@b@c', true],
	['email', '@b', true],
	['firstname', 'any text', false],
	['firstname', 'x'.repeat(65_000), false],
	['firstname', 'x'.repeat(65_001), true],
])('%s refuses %j: %p', (property, value, refused) => {
	const effect = applyWrites(new Map(), [{ property, merge: 'set', values: [value] }]);
	expect(effect).toMatchObject({ refused, changed: !refused });
});

test('a refused value keeps its property, even one that would not be written', () => {
	const before = new Map([
		['email', ['a@b']],
		['braze_points', ['1']],
	]);
	const effect = applyWrites(before, [
		{ property: 'email', merge: 'setIfEmpty', values: ['no address'] },
		{ property: 'braze_points', merge: 'set', values: ['abc'] },
		{ property: 'city', merge: 'set', values: ['Oslo'] },
	]);
	expect(effect).toEqual({
		properties: new Map([...before, ['city', ['Oslo']]]),
		changed: true,
		refused: true,
	});
});
