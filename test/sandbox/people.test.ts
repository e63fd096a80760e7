import { AWKWARD_CASES, AWKWARD_PERIOD, awkwardCaseOf } from '../../sandbox/people/awkward';
import { countMembers, memberPositions } from '../../sandbox/people/membership';
import { generatePerson } from '../../sandbox/people/person';
import { seedProfiles, seedUsers } from '../../sandbox/people/population';
import type { SeedProfile } from '../../sandbox/people/seedRecords';

const settings = { seed: 7, profiles: 400, users: 300 };

function externalIdOf({ properties }: SeedProfile): string | undefined {
	return properties.get('braze_external_id')?.[0];
}

test('a person depends on seed and index only', () => {
	const profiles = [...seedProfiles(settings)];
	const fewer = [...seedProfiles({ ...settings, profiles: 10 })];
	const otherSeed = [...seedProfiles({ ...settings, seed: 8 })];
	expect(profiles.slice(0, 10)).toEqual(fewer);
	expect(otherSeed[0]?.id).not.toBe(profiles[0]?.id);
	expect(otherSeed.slice(100, 110)).not.toEqual(profiles.slice(100, 110));
});

test('users start in the middle of the profiles and share their external ids', () => {
	const profileIds = new Set([...seedProfiles(settings)].map(externalIdOf));
	const userIds = [...seedUsers(settings)].map(({ externalId }) => externalId);
	expect(userIds).toHaveLength(300);
	expect(userIds.filter((id) => profileIds.has(id))).toHaveLength(200);
	expect(userIds[0]).toBe('customer-0000200');
});

test('ids are unique', () => {
	const profiles = [...seedProfiles({ ...settings, profiles: 5000 })];
	expect(new Set(profiles.map(({ id }) => id)).size).toBe(5000);
	expect(new Set(profiles.map(externalIdOf)).size).toBe(5000);
	const users = [...seedUsers({ ...settings, users: 5000 })];
	expect(new Set(users.map(({ brazeId }) => brazeId)).size).toBe(5000);
});

test('every awkward case occurs once in each period', () => {
	const names = Array.from({ length: AWKWARD_PERIOD }, (_, index) =>
		awkwardCaseOf(generatePerson(1, index)),
	).flatMap((found) => (found ? [found.name] : []));
	expect(names).toEqual(AWKWARD_CASES.map(({ name }) => name));
	expect(new Set(names).size).toBe(names.length);
});

test.each([
	['line separators', 'about', ['one\u2028two\u2029three']],
	['empty text', 'nickname', ['']],
	['empty list', 'interests', []],
	['number as text " 12 "', 'loyalty_points', [' 12 ']],
	['before 1970', 'last_purchase_date', ['-1']],
	['identifier only', 'email', undefined],
])('the profile with %s has it in %s', (name, property, values) => {
	const index = AWKWARD_CASES.findIndex((known) => known.name === name);
	const profile = [...seedProfiles(settings)][index];
	expect(profile?.properties.get(property)).toEqual(values);
});

test('long texts have exactly the promised length', () => {
	const longest = AWKWARD_CASES.flatMap(({ overrides }) => {
		const about = overrides(generatePerson(1, 0)).properties?.['about']?.[0] ?? '';
		return about.length > 100 ? [about.length] : [];
	});
	expect(longest).toEqual([255, 256, 5000]);
});

test('dates of birth are midnights in UTC, some before 1970', () => {
	const born = [...seedProfiles(settings)].flatMap(
		({ properties }) => properties.get('date_of_birth') ?? [],
	);
	expect(born.every((time) => Number(time) % 86_400_000 === 0)).toBe(true);
	const before1970 = born.filter((time) => time.startsWith('-'));
	expect(before1970.length).toBeGreaterThan(100);
	expect(before1970.length).toBeLessThan(300);
});

test.each([
	[{ from: 0 }, 5, 0, [0, 1, 2, 3, 4]],
	[{ from: 1, to: 3 }, 5, 0, [1, 2]],
	[{ from: 1, step: 2 }, 6, 0, [1, 3, 5]],
	[{ from: 1, step: 2 }, 6, 2, [3, 5]],
	[{ from: 1, step: 2 }, 6, 3, [3, 5]],
	[{ from: 4, to: 9 }, 3, 0, []],
])('members of %j in a store of %i from %i on', (membership, length, start, positions) => {
	expect([...memberPositions(membership, length, start)]).toEqual(positions);
	if (start === 0) expect(countMembers(membership, length)).toBe(positions.length);
});
