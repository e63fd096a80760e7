import { importWritesOf } from '../../../demo/oracle/importWrites';
import { userWith } from './people';

test('each field goes to its property, in its way', () => {
	const user = userWith(
		{
			email: 'a@b.example',
			first_name: 'Kim',
			last_name: 'Smit',
			home_city: 'Oslo',
			country: 'NO',
		},
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
		{ property: 'country', merge: 'setIfEmpty', values: ['NO'] },
		{ property: 'loyalty_tier', merge: 'set', values: ['Gold'] },
		{ property: 'interests', merge: 'add', values: ['shoes', 'toys'] },
		{ property: 'vip', merge: 'set', values: ['false'] },
		{ property: 'braze_points', merge: 'set', values: ['12'] },
		{ property: 'plan', merge: 'set', values: ['Plus'] },
		{ property: 'plan_level', merge: 'set', values: ['1'] },
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
	['a plan without parts', {}, { plan: {} }],
	['points that are no number', {}, { points: 'abc' }],
])('%s writes nothing and only clears the nickname', (_name, fields, customAttributes) => {
	expect(importWritesOf(userWith(fields, customAttributes))).toEqual([CLEARED]);
});

const RECEIVED = { last_received: '1970-01-01T00:00:02.000Z', converted: true };

test('the demo adds what Braze tells of the user, and the remaining fields', () => {
	const user = userWith(
		{
			dob: '1970-01-02',
			language: 'no',
			subscription_groups: [{ subscription_group_id: 'g', subscription_state: 'subscribed' }],
			user_aliases: [
				{ alias_label: 'other', alias_name: 'x' },
				{ alias_label: 'crm', alias_name: 'crm-1' },
			],
			custom_events: [
				{ name: 'Watched video', first: 'x', last: '1970-01-01T00:00:01Z', count: 3 },
			],
			purchases: [{ name: 'gift-card', first: 'x', last: 'x', count: 2 }],
			campaigns_received: [
				{ name: 'Newsletter 043', api_campaign_id: 'n', ...RECEIVED },
				{ name: 'Survey', api_campaign_id: '976c0476-21cf-4e3d-ab70-536da92ce914', ...RECEIVED },
			],
		},
		{
			plan: { name: 'Plus' },
			orders: [{ id: 'o-1' }],
			['__proto__']: 'kept',
			visits: 4,
			marketing_ok: false,
			member_since: '1970-01-01 00:00:03.000 UTC',
			preferences: { calls: { allowed: true } },
			all_interests: ['chess', ' ', 'opera'],
		},
	);
	const written = Object.fromEntries(
		importWritesOf(user, 'everything').map(({ property, merge, values }) => [
			property,
			[merge, ...values],
		]),
	);
	expect(written).toEqual(
		Object.fromEntries([
			['plan', ['set', 'Plus']],
			['nickname', ['set']],
			['crm_id', ['set', 'crm-1']],
			['videos_watched', ['set', '3']],
			['last_video_date', ['set', '1000']],
			['gift_cards', ['sum', '2']],
			['newsletter_received', ['set', 'true']],
			['campaign_date', ['set', '2000']],
			['survey_answered', ['set', 'true']],
			['braze_dob', ['set', '86400000']],
			['braze_language', ['set', 'no']],
			['braze___proto__', ['set', 'kept']],
			['braze_visits', ['set', '4']],
			['braze_marketing_ok', ['set', 'false']],
			['braze_member_since', ['set', '3000']],
			['braze_preferences', ['set', '{"calls":{"allowed":true}}']],
			['braze_all_interests', ['set', 'chess', 'opera']],
		]),
	);
});
