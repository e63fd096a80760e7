import { expectExport, trackRequests } from '../../../demo/oracle/exportGoal';
import { profileWith, stateOf, userWith } from './people';

const SENT = {
	blueconic_segments: ['All Visitors', 'Export to Braze', 'Test group A'],
	blueconic_profile_id: 'profile-customer-1',
	profile_source: 'BlueConic',
};

test('what is sent replaces, and what is left out stays', () => {
	const user = userWith(
		{ first_name: 'Kim', language: 'no' },
		{ loyalty_points: 5, interests: ['chess'], points: 3 },
	);
	const profile = profileWith({
		firstname: ['Robin'],
		loyalty_points: ['abc'],
		interests: ['opera'],
	});
	const { state, population } = stateOf([user], [profile]);
	const expectation = expectExport(state, population);
	expect(expectation.state).toEqual({
		users: [
			userWith(
				{ first_name: 'Robin', language: 'no' },
				{ loyalty_points: 5, interests: ['opera'], points: 3, ...SENT },
			),
		],
		profiles: [profile],
	});
});

test('an unknown user is created and has no Braze id yet', () => {
	const { state, population } = stateOf([], [profileWith({ firstname: ['Kim'] })]);
	expect(expectExport(state, population).state.users).toEqual([
		{ ...userWith({ first_name: 'Kim' }, SENT), brazeId: undefined },
	]);
});

test('who has no external id is skipped, and the first that is not blank counts', () => {
	const { state, population } = stateOf(
		[],
		[
			profileWith({ braze_external_id: [' ', 'customer-2', 'customer-3'] }),
			profileWith({ braze_external_id: [' '] }),
			{ id: 'nameless', properties: new Map() },
		],
	);
	const expectation = expectExport(state, population);
	expect(expectation.state.users.map(({ externalId }) => externalId)).toEqual(['customer-2']);
	expect(expectation.requests).toBe(1);
	expect(expectation.counts).toEqual({
		read: 3,
		mapped: 1,
		accepted: 1,
		created: 0,
		updated: 0,
		unchanged: 0,
		skipped: 2,
		rejected: 0,
		unknown: 0,
	});
});

test('only members of the segment are read', () => {
	const state = { users: [], profiles: [profileWith(), profileWith({}, 'customer-2')] };
	const expectation = expectExport(state, { users: 0, profiles: 1 });
	expect(expectation.counts).toMatchObject({ read: 1, accepted: 1 });
	expect(expectation.state.users).toHaveLength(1);
});

test('a second export says the same', () => {
	const { state, population } = stateOf([userWith()], [profileWith({ interests: ['a', 'a'] })]);
	const first = expectExport(state, population);
	expect(expectExport(first.state, population)).toEqual(first);
});

test.each([
	[0, 0],
	[1, 1],
	[75, 1],
	[76, 2],
	[6000, 80],
	[6001, 81],
	[6076, 82],
	[20_000, 267],
	[200_000, 2667],
])('%i rows take %i requests', (rows, requests) => {
	expect(trackRequests(rows)).toBe(requests);
});

describe('with all that the demo adds', () => {
	const nameless = {
		id: 'nameless',
		properties: new Map([
			['customer_number', ['000007']],
			['new_points', ['5']],
		]),
	};

	test('who has no external id is known by the alias', () => {
		const { state, population } = stateOf([], [nameless]);
		const first = expectExport(state, population, 'everything');
		expect(first.counts).toMatchObject({ accepted: 1, skipped: 0 });
		expect(first.state.users).toHaveLength(1);
		const [user] = first.state.users;
		expect(user?.externalId).toBeUndefined();
		expect(user?.fields.get('user_aliases')).toEqual([
			{ alias_name: '000007', alias_label: 'customer_number' },
		]);
		expect(user?.customAttributes.get('points_earned')).toBe(5);
		const second = expectExport(first.state, population, 'everything');
		expect(second.state.users).toHaveLength(1);
		expect(second.state.users[0]?.customAttributes.get('points_earned')).toBe(10);
		expect(expectExport(state, population).counts).toMatchObject({ accepted: 0, skipped: 1 });
	});

	test('who adds to what is there is sent in requests of their own', () => {
		const adding = profileWith({ new_points: ['5'] }, 'customer-2');
		const objects = profileWith({ orders_added: ['{"id":"o-1"}'] }, 'customer-3');
		const none = profileWith({ orders_added: ['none'], new_points: ['1.5'] }, 'customer-4');
		const { state, population } = stateOf([], [profileWith(), adding, objects, none]);
		expect(expectExport(state, population, 'everything').requests).toBe(2);
		expect(expectExport(state, population).requests).toBe(1);
	});

	test('what the lines change depends on what is there', () => {
		const user = userWith(
			{ gender: 'F', language: 'no' },
			{ nickname: 'Ace', plan: { name: 'Plus', level: 1 }, all_interests: ['chess', 'opera'] },
		);
		const profile = profileWith({
			loyalty_tier: ['Gold'],
			interests: ['chess'],
			dropped_interests: ['opera'],
			language: ['Klingonish'],
		});
		const { state, population } = stateOf([user], [profile]);
		const [after] = expectExport(state, population, 'everything').state.users;
		expect(after?.fields).toEqual(new Map([['language', 'no']]));
		expect(Object.fromEntries(after?.customAttributes ?? [])).toEqual({
			...SENT,
			plan: { name: 'Plus', level: 1, tier: 'Gold' },
			interests: ['chess'],
			all_interests: ['chess'],
			permission_level: 'PERSONAL',
			test_groups: ['1f6b6c0e-2d35-4f47-8a9e-6c5d0e7b3a21'],
		});
	});
});
