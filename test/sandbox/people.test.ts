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
	const profiles = [...seedProfiles(settings)];
	const profileIds = new Set(profiles.map(externalIdOf));
	const userIds = [...seedUsers(settings)].map(({ externalId }) => externalId);
	expect(userIds).toHaveLength(300);
	const shared = profiles.slice(200).filter((profile) => externalIdOf(profile) !== undefined);
	expect(userIds.filter((id) => profileIds.has(id))).toHaveLength(shared.length);
	expect(shared).toHaveLength(200);
	expect(userIds[0]).toBe('customer-0000200');
});

test('ids are unique', () => {
	const profiles = [...seedProfiles({ ...settings, profiles: 5000 })];
	expect(new Set(profiles.map(({ id }) => id)).size).toBe(5000);
	const externalIds = profiles.flatMap((profile) => externalIdOf(profile) ?? []);
	expect(externalIds).toHaveLength(4995);
	expect(new Set(externalIds).size).toBe(4995);
	const users = [...seedUsers({ ...settings, users: 5000 })];
	expect(new Set(users.map(({ brazeId }) => brazeId)).size).toBe(5000);
});

test('some users know the ids of profiles that there are, all where nothing else is shared', () => {
	const many = { ...settings, profiles: 1000, users: 800 };
	const profiles = [...seedProfiles(many)];
	const ids = new Map(profiles.map(({ id }, index) => [id, index]));
	const users = [...seedUsers(many)];
	const known = users.flatMap(({ externalId, customAttributes }) => {
		const id = customAttributes.get('blueconic_profile_id');
		return typeof id === 'string' ? [{ externalId, index: ids.get(id) }] : [];
	});
	expect(known.length).toBeGreaterThan(5);
	for (const { externalId, index = -1 } of known) {
		expect(externalId).toBe(generatePerson(settings.seed, index).externalId);
	}
	const nameless = profiles.flatMap((profile, index) =>
		externalIdOf(profile) === undefined ? [index] : [],
	);
	expect(nameless).toEqual([750]);
	expect(known.map(({ index }) => index)).toEqual(expect.arrayContaining(nameless));
});

test('e-mail addresses that people share come with no state in a group', () => {
	const profiles = [...seedProfiles({ ...settings, profiles: 5000 })];
	const addresses = profiles.flatMap(({ properties }) => properties.get('email') ?? []);
	const shared = new Set(addresses.filter((one, place) => addresses.indexOf(one) !== place));
	expect(shared.size).toBeGreaterThan(0);
	const sharing = profiles.filter(({ properties }) =>
		properties.get('email')?.some((address) => shared.has(address)),
	);
	expect(sharing.flatMap(({ properties }) => properties.get('offers_state') ?? [])).toEqual([]);
});

test('few people have aliases, orders and preferences', () => {
	const users = [...seedUsers({ ...settings, users: 5000 })];
	const profiles = [...seedProfiles({ ...settings, profiles: 5000 })];
	const counts = [
		users.filter(({ aliases }) => aliases !== undefined).length,
		users.filter(({ customAttributes }) => customAttributes.has('orders')).length,
		profiles.filter(({ properties }) => properties.get('preferences')?.length === 1).length,
		profiles.filter(({ properties }) => properties.get('orders_changed')?.length === 1).length,
	];
	expect(Math.min(...counts)).toBeGreaterThan(100);
	expect(Math.max(...counts)).toBeLessThan(700);
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
