import { expectImport } from '../../../demo/oracle/importGoal';
import type { BlueConicProfile, BrazeUser } from '../../../demo/oracle/state';
import { profileWith, stateOf, userWith } from './people';

function importOf(users: readonly BrazeUser[], profiles: readonly BlueConicProfile[]) {
	const { state, population } = stateOf(users, profiles);
	return expectImport(state, population);
}

const NOTHING = { created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };
const KIM = userWith({ first_name: 'Kim' });
const BAD_POINTS = userWith({ first_name: 'Kim' }, { points: 'abc' });
const GIFTS = [{ name: 'gift-card', first: '2026-01-01', last: '2026-01-01', count: 2 }];

test.each([
	['an unknown user', [KIM], [], { created: 1, accepted: 1 }],
	['a changed one', [KIM], [profileWith()], { updated: 1, accepted: 1 }],
	['a known one', [KIM], [profileWith({ firstname: ['Kim'] })], { unchanged: 1, accepted: 0 }],
	['a value that does not fit', [BAD_POINTS], [profileWith()], { updated: 1, accepted: 1 }],
	[
		'nothing that fits',
		[userWith({}, { points: 'abc' })],
		[profileWith()],
		{ unchanged: 1, accepted: 0 },
	],
	['no external id', [{ ...KIM, externalId: undefined }], [], { skipped: 1, mapped: 0 }],
	['a blank external id', [{ ...KIM, externalId: ' ' }], [], { skipped: 1, mapped: 0 }],
])('%s is counted', (_name, users, profiles, counted) => {
	const { counts } = importOf(users, profiles);
	expect(counts).toEqual({ ...NOTHING, read: 1, mapped: 1, accepted: 0, unknown: 0, ...counted });
});

test('a new profile carries the external id and has no id yet', () => {
	expect(importOf([KIM], []).state.profiles).toEqual([
		{
			properties: new Map([
				['braze_external_id', ['customer-1']],
				['firstname', ['Kim']],
			]),
		},
	]);
});

test('a value that does not fit is left out, the others are written', () => {
	const { state } = importOf([BAD_POINTS], [profileWith({ braze_points: ['5'] })]);
	const expected = profileWith({ braze_points: ['5'], firstname: ['Kim'] });
	expect(state.profiles).toEqual([expected]);
});

test('a profile is found by each of its identifiers', () => {
	const profile = profileWith({ braze_external_id: ['other', 'customer-1'] });
	const { state, counts } = importOf([KIM], [profile]);
	expect(counts).toMatchObject({ updated: 1, created: 0 });
	expect(state.profiles[0]?.properties.get('firstname')).toEqual(['Kim']);
});

test('of several profiles that could be meant none is written', () => {
	const older = profileWith({ braze_external_id: ['other', 'customer-1'] });
	const younger = { ...profileWith(), id: 'younger' };
	const { state, counts } = importOf([KIM], [older, younger]);
	expect(counts).toMatchObject({ read: 1, mapped: 1, accepted: 0, skipped: 1 });
	expect(state.profiles).toEqual([older, younger]);
});

test('only members of the segment are read, and Braze stays as it is', () => {
	const later = userWith({ first_name: 'Robin' }, {}, 'customer-2');
	const state = { users: [KIM, later], profiles: [] };
	const expectation = expectImport(state, { users: 1, profiles: 0 });
	expect(expectation.counts).toMatchObject({ read: 1, created: 1 });
	expect(expectation.state.users).toEqual(state.users);
	expect(expectation.state.profiles).toHaveLength(1);
});

test('a second import changes nothing', () => {
	const users = [
		userWith({ first_name: 'Kim', email: 'kim@example.org' }, { favourite_categories: ['a', 'a'] }),
		userWith({}, { points: ' 12 ', vip: true }, 'customer-2'),
		userWith({}, { nickname: 'Fox', last_order_at: '2020-07-10' }, 'customer-3'),
		userWith({}, {}, ''),
	];
	const profiles = [profileWith({ interests: ['b', 'b'], nickname: ['Ace'] })];
	const { state, population } = stateOf(users, profiles);
	const first = expectImport(state, population);
	const second = expectImport(first.state, population);
	expect(first.counts).toMatchObject({ created: 2, updated: 1, skipped: 1 });
	expect(second.counts).toMatchObject({ accepted: 0, unchanged: 3, skipped: 1 });
	expect(second.state).toEqual(first.state);
});

describe('with all that the demo adds', () => {
	test('a second import changes nothing but the sums', () => {
		const users = [userWith({ purchases: GIFTS }, { visits: 3 }), userWith({}, {}, 'customer-2')];
		const { state, population } = stateOf(users, [profileWith({ gift_cards: ['5'] })]);
		const first = expectImport(state, population, 'everything');
		const second = expectImport(first.state, population, 'everything');
		expect(first.counts).toMatchObject({ created: 1, updated: 1 });
		expect(second.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
		expect(second.state.profiles[0]?.properties.get('gift_cards')).toEqual(['9']);
		expect(second.state.profiles[0]?.properties.get('braze_visits')).toEqual(['3']);
	});

	test('a profile without external id is found by its own, and comes to carry the other', () => {
		const user = userWith({}, { blueconic_profile_id: 'nameless' });
		const { state, population } = stateOf(
			[user],
			[{ id: 'nameless', properties: new Map([['city', ['Oslo']]]) }],
		);
		const { counts, state: after } = expectImport(state, population, 'everything');
		expect(counts).toMatchObject({ created: 0, updated: 1 });
		expect(after.profiles).toEqual([
			{
				id: 'nameless',
				properties: new Map([
					['city', ['Oslo']],
					['braze_external_id', ['customer-1']],
				]),
			},
		]);
		expect(expectImport(state, population).counts).toMatchObject({ created: 1 });
	});
});
