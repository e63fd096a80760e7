import { importWritesOf } from '../../../demo/oracle/importWrites';
import { userWith } from './people';

test('each field goes to its property, in its way', () => {
	const user = userWith(
		{ email: 'a@b.example', first_name: 'Kim', last_name: 'Smit', home_city: 'Oslo', dob: 'x' },
		{
			loyalty_tier: 'Gold',
			favourite_categories: ['shoes', 'toys'],
			vip: false,
			points: 12,
			plan: { name: 'Plus', level: 1 },
			last_order_at: '1970-01-01T00:00:01.000Z',
			nickname: 'Fox',
			notes: 'not mapped',
		},
	);
	expect(importWritesOf(user)).toEqual([
		{ property: 'email', merge: 'setIfEmpty', values: ['a@b.example'] },
		{ property: 'firstname', merge: 'set', values: ['Kim'] },
		{ property: 'lastname', merge: 'set', values: ['Smit'] },
		{ property: 'city', merge: 'set', values: ['Oslo'] },
		{ property: 'loyalty_tier', merge: 'set', values: ['Gold'] },
		{ property: 'interests', merge: 'add', values: ['shoes', 'toys'] },
		{ property: 'vip', merge: 'set', values: ['false'] },
		{ property: 'braze_points', merge: 'set', values: ['12'] },
		{ property: 'plan', merge: 'set', values: ['Plus'] },
		{ property: 'last_order_date', merge: 'set', values: ['1000'] },
		{ property: 'nickname', merge: 'set', values: ['Fox'] },
	]);
});

const CLEARED = { property: 'nickname', merge: 'set', values: [] };

test.each([
	['no field at all', {}, {}],
	['a blank name', { first_name: '  \t ' }, {}],
	['an empty list', {}, { favourite_categories: [] }],
	['a blank nickname', {}, { nickname: '' }],
	['text that is no date', {}, { last_order_at: 'yesterday' }],
	['a plan that is no object', {}, { plan: 'Plus' }],
	['a plan without name', {}, { plan: { level: 1 } }],
])('%s writes nothing and only clears the nickname', (_name, fields, customAttributes) => {
	expect(importWritesOf(userWith(fields, customAttributes))).toEqual([CLEARED]);
});
