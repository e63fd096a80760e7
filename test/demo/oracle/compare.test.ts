import { compareStates } from '../../../demo/oracle/compare';
import type { State } from '../../../demo/oracle/state';
import { profileWith, userWith } from './people';

const USER = userWith({ first_name: 'Kim' }, { points: 5, tags: ['a', 'b'], plan: { name: 'X' } });
const PROFILE = profileWith({ interests: ['a', 'b'] });
const EXPECTED: State = { users: [USER], profiles: [PROFILE] };
const CHANGED_USER = 'Braze user customer-1, custom_attributes.points';
const CHANGED_PROFILE = 'BlueConic profile customer-1, interests';

function userHolding(customAttributes: Readonly<Record<string, unknown>>): Partial<State> {
	const held = { points: 5, tags: ['a', 'b'], plan: { name: 'X' }, ...customAttributes };
	return { users: [userWith({ first_name: 'Kim' }, held)] };
}

test('equal states have no difference', () => {
	expect(compareStates(EXPECTED, { ...EXPECTED, ...userHolding({}) })).toEqual({
		compared: 9,
		differences: 0,
		examples: [],
	});
});

test.each<[string, Partial<State>, string]>([
	['missing user', { users: [] }, 'Braze user customer-1: expected, but missing'],
	['missing profile', { profiles: [] }, 'BlueConic profile customer-1: expected, but missing'],
	[
		'surplus user',
		{ users: [USER, userWith({}, {}, 'customer-2')] },
		'Braze user customer-2: there, but not expected',
	],
	[
		'surplus profile',
		{ profiles: [PROFILE, { ...PROFILE, id: 'twin' }] },
		'BlueConic profile customer-1: there, but not expected',
	],
	['changed value', userHolding({ points: 6 }), `${CHANGED_USER}: expected 5, got 6`],
	['changed type', userHolding({ points: '5' }), `${CHANGED_USER}: expected 5, got "5"`],
	['null', userHolding({ points: null }), `${CHANGED_USER}: expected 5, got null`],
	[
		'missing field',
		{ users: [userWith({}, Object.fromEntries(USER.customAttributes))] },
		'Braze user customer-1, first_name: expected "Kim", got nothing',
	],
	[
		'surplus attribute',
		userHolding({ ['__proto__']: 'x' }),
		'Braze user customer-1, custom_attributes.__proto__: expected nothing, got "x"',
	],
	[
		'order of a list',
		userHolding({ tags: ['b', 'a'] }),
		'Braze user customer-1, custom_attributes.tags: expected ["a","b"], got ["b","a"]',
	],
	[
		'value within an object',
		userHolding({ plan: { name: 'Y' } }),
		'Braze user customer-1, custom_attributes.plan: expected {"name":"X"}, got {"name":"Y"}',
	],
	[
		'new Braze id',
		{ users: [{ ...USER, brazeId: 'other' }] },
		'Braze user customer-1, id: expected "braze-customer-1", got "other"',
	],
	[
		'new profile id',
		{ profiles: [{ ...PROFILE, id: 'other' }] },
		'BlueConic profile customer-1, id: expected "profile-customer-1", got "other"',
	],
	[
		'new external id',
		{ users: [{ ...USER, externalId: 'customer-9' }] },
		'Braze user customer-1, external_id: expected "customer-1", got "customer-9"',
	],
	[
		'order of values',
		{ profiles: [profileWith({ interests: ['b', 'a'] })] },
		`${CHANGED_PROFILE}: expected ["a","b"], got ["b","a"]`,
	],
	[
		'duplicate value',
		{ profiles: [profileWith({ interests: ['a', 'b', 'b'] })] },
		`${CHANGED_PROFILE}: expected ["a","b"], got ["a","b","b"]`,
	],
	[
		'missing property',
		{ profiles: [profileWith()] },
		`${CHANGED_PROFILE}: expected ["a","b"], got nothing`,
	],
	[
		'surplus property',
		{ profiles: [profileWith({ interests: ['a', 'b'], city: ['Oslo'] })] },
		'BlueConic profile customer-1, city: expected nothing, got ["Oslo"]',
	],
])('a difference: %s', (_name, actual, example) => {
	const comparison = compareStates(EXPECTED, { ...EXPECTED, ...actual });
	expect(comparison).toMatchObject({ differences: 1, examples: [example] });
});

test('ids of those who are expected as new are not compared', () => {
	const expected: State = {
		users: [{ ...USER, brazeId: undefined }],
		profiles: [{ ...PROFILE, id: undefined }],
	};
	expect(compareStates(expected, EXPECTED)).toMatchObject({ compared: 7, differences: 0 });
});

test('the order of people and of fields does not matter', () => {
	const other = userWith({ last_name: 'Smit', first_name: 'Robin' }, {}, 'customer-2');
	const turned = userWith({ first_name: 'Robin', last_name: 'Smit' }, {}, 'customer-2');
	const expected: State = { users: [USER, other], profiles: [] };
	const actual: State = { users: [turned, USER], profiles: [] };
	expect(compareStates(expected, actual).differences).toBe(0);
});

test('who has neither external id nor fields is known by the id', () => {
	const nameless: State = {
		users: [{ brazeId: 'b', fields: new Map(), customAttributes: new Map() }],
		profiles: [{ id: 'p', properties: new Map() }],
	};
	expect(compareStates(nameless, nameless)).toMatchObject({ compared: 2, differences: 0 });
	expect(compareStates(nameless, { users: [], profiles: [] }).examples).toEqual([
		'Braze user b: expected, but missing',
		'BlueConic profile p: expected, but missing',
	]);
});

test('ten examples are shown, long values cut', () => {
	const users = Array.from({ length: 11 }, (_, index) =>
		userWith({ first_name: '🦊'.repeat(200) }, {}, `customer-${index}`),
	);
	const actual = users.map((user) => ({ ...user, fields: new Map() }));
	const comparison = compareStates({ users, profiles: [] }, { users: actual, profiles: [] });
	expect(comparison.differences).toBe(11);
	expect(comparison.examples).toHaveLength(10);
	const cut = `"${'🦊'.repeat(78)}…`;
	expect(comparison.examples[0]).toBe(
		`Braze user customer-0, first_name: expected ${cut}, got nothing`,
	);
});
