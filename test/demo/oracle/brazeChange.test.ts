import {
	changedObjects,
	cleared,
	increased,
	merged,
	relisted,
	replaced,
	replacedField,
	subscribed,
	type Change,
} from '../../../demo/oracle/brazeChange';

const TWENTY_FIVE = Array.from({ length: 25 }, (_, index) => `choice ${index + 1}`);
const NOTHING = { key: 'id', added: [], removed: [], updated: [] };
const ORDERS = [
	{ id: 'o-1', state: 'sent', total: 5 },
	{ id: 'o-2', state: 'placed' },
];
const group = (id: string, state: string) => ({
	subscription_group_id: id,
	subscription_state: state,
});

test.each<[string, Change, unknown, unknown]>([
	['a field is held as sent', replacedField('2026-11-22'), 'x', '2026-11-22'],
	['a date is held as a time', replaced('2026-11-22'), 'x', '2026-11-22 00:00:00.000 UTC'],
	['clear', cleared, 'x', undefined],
	['increase', increased(5), 2, 7],
	['increase from nothing', increased(-5), undefined, -5],
	['increase of a text', increased(5), 'x', 'x'],
	['increase of a fraction', increased(5), 1.5, 1.5],
	['add to a list', relisted(['c', 'a'], []), ['a', 'b'], ['b', 'c', 'a']],
	['add and remove', relisted(['c'], ['c', 'a']), ['a', 'b'], ['b']],
	['remove the last', relisted([], ['a']), ['a'], []],
	['remove from nothing', relisted([], ['a']), undefined, undefined],
	['add to a full list', relisted(['x'], []), TWENTY_FIVE, [...TWENTY_FIVE.slice(1), 'x']],
	['merge', merged({ b: { c: 2 } }), { a: 1, b: { d: 3 } }, { a: 1, b: { c: 2, d: 3 } }],
	['merge into nothing', merged({ b: 1 }), undefined, { b: 1 }],
	['merge into a text', merged({ b: 1 }), 'x', { b: 1 }],
	[
		'merge a time',
		merged({ at: { $time: '1970-01-01T00:00:00.000Z' } }),
		{},
		{ at: '1970-01-01 00:00:00.000 UTC' },
	],
	['merge a text that looks like a time', merged({ at: '2026-11-22' }), {}, { at: '2026-11-22' }],
	[
		'add an object',
		changedObjects({ ...NOTHING, added: [{ id: 'o-1' }] }),
		undefined,
		[{ id: 'o-1' }],
	],
	[
		'remove an object',
		changedObjects({ ...NOTHING, removed: [{ id: 'o-1', more: 1 }] }),
		ORDERS,
		ORDERS.slice(1),
	],
	[
		'remove what is not there',
		changedObjects({ ...NOTHING, removed: [{ id: 'x' }] }),
		undefined,
		undefined,
	],
	[
		'update an object',
		changedObjects({ ...NOTHING, updated: [{ id: 'o-1', state: 'returned' }] }),
		ORDERS,
		[{ id: 'o-1', state: 'returned', total: 5 }, ORDERS[1]],
	],
	[
		'added, then removed, then updated',
		changedObjects({
			key: 'id',
			added: [{ id: 'o-3' }, { id: 'o-4' }],
			removed: [{ id: 'o-3' }, { id: 'o-1' }],
			updated: [
				{ id: 'o-4', total: 1 },
				{ id: 'o-1', total: 9 },
			],
		}),
		ORDERS,
		[ORDERS[1], { id: 'o-4', total: 1 }],
	],
	['subscribe', subscribed('g', 'subscribed'), undefined, [group('g', 'subscribed')]],
	[
		'unsubscribe from one group',
		subscribed('g', 'unsubscribed'),
		[group('g', 'subscribed'), group('h', 'subscribed')],
		[group('g', 'unsubscribed'), group('h', 'subscribed')],
	],
])('%s', (_name, change, held, expected) => {
	expect(change(held)).toEqual(expected);
});
