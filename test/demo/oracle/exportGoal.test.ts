import { expectExport, trackRequests } from '../../../demo/oracle/exportGoal';
import { profileWith, stateOf, userWith } from './people';

const SENT = { blueconic_profile_id: 'profile-customer-1', profile_source: 'BlueConic' };

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
