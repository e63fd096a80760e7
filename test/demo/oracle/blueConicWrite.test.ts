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
	{
		name: 'sum adds up',
		held: ['40'],
		write: { merge: 'sum', values: ['2'] },
		after: ['42'],
		changed: true,
	},
	{
		name: 'sum starts at zero',
		held: [],
		write: { merge: 'sum', values: ['2'] },
		after: ['2'],
		changed: true,
	},
	{
		name: 'sum of zero changes nothing',
		held: ['40'],
		write: { merge: 'sum', values: ['0'] },
		after: ['40'],
		changed: false,
	},
];

test.each(MERGES)('$name', ({ held, write, after, changed }) => {
	const before = new Map(held.length > 0 ? [['interests', held] as const] : []);
	const effect = applyWrites(before, [{ property: 'interests', ...write }]);
	expect(effect.properties.get('interests')).toEqual(after);
	expect(effect).toMatchObject({ changed, refused: false });
});

test('a sum that grows too large keeps its property; the others are written', () => {
	const before = new Map([['gift_cards', ['2147483647']]]);
	const effect = applyWrites(before, [
		{ property: 'gift_cards', merge: 'sum', values: ['1'] },
		{ property: 'city', merge: 'set', values: ['Oslo'] },
	]);
	expect(effect).toEqual({
		properties: new Map([...before, ['city', ['Oslo']]]),
		changed: true,
		refused: true,
	});
});
