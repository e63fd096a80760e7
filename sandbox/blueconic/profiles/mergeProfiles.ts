import { keptEvents } from '../timeline/keptEvents';
import { MERGED_VALUES } from './mergedValues';
import type { Profile } from './profile';
import type { ProfileStore } from './profileStore';

/** https://support.blueconic.com/hc/en-us/articles/247600 */
const MIN_IDENTIFIER_CHARACTERS = 4;
const MAX_MATCHES = 20;
const MAX_MERGES = 1000;
const MAX_LOOKUPS = 24;

/** Another profile with a unique identifier of this one; none when a value has too many. */
function twinOf(profiles: ProfileStore, position: number): number | undefined {
	const [domainGroup] = profiles.read(position, 'domaingroup');
	for (const { id, indexed } of profiles.catalogue.all) {
		if (!indexed) continue;
		for (const value of profiles.read(position, id)) {
			if (value.length < MIN_IDENTIFIER_CHARACTERS) continue;
			const twins = profiles
				.findByTerms([{ id, value }], 'sensitive')
				.filter((found) => profiles.read(found, 'domaingroup')[0] === domainGroup);
			const twin = twins.find((found) => found !== position);
			if (twin !== undefined && twins.length <= MAX_MATCHES) return twin;
		}
	}
	return undefined;
}

function mergeInto(profiles: ProfileStore, survivor: number, replaced: number): void {
	const newer = profiles.at(survivor);
	const older = profiles.at(replaced);
	if (!newer || !older) return;
	const merged = profiles.catalogue.all.map(({ id, mergeStrategy }) => {
		const slot = profiles.catalogue.slotOf(id) ?? -1;
		const side = (profile: Profile) => ({
			values: profile.get(slot),
			changedAtMs: profile.changedAtMs(slot),
		});
		return [id, MERGED_VALUES[mergeStrategy](side(newer), side(older))] as const;
	});
	const { events, replaces } = older.details;
	newer.change({
		events: keptEvents([...newer.details.events, ...events], Date.now()),
		replaces: [...newer.details.replaces, older.id, ...replaces],
	});
	profiles.replace(replaced, newer.id);
	for (const [id, values] of merged) profiles.write(survivor, id, values);
}

/** Whether the first profile is newer; of the same age it is the one that came later. */
function isNewer(profiles: ProfileStore, one: number, other: number): boolean {
	const age = (position: number): number => profiles.at(position)?.createdAtMs ?? 0;
	return age(one) === age(other) ? one > other : age(one) > age(other);
}

/**
 * Merges a profile with those that share a unique identifier with it: the newer one stays.
 * https://support.blueconic.com/hc/en-us/articles/247600
 *
 * @returns the position of the profile that stays.
 */
export function mergeTwins(profiles: ProfileStore, position: number): number {
	let survivor = position;
	for (let lookup = 0; lookup < MAX_LOOKUPS; lookup += 1) {
		const twin = twinOf(profiles, survivor);
		if (twin === undefined) return survivor;
		const [newer, older] = isNewer(profiles, twin, survivor) ? [twin, survivor] : [survivor, twin];
		if ((profiles.at(newer)?.details.replaces.length ?? 0) >= MAX_MERGES) return survivor;
		mergeInto(profiles, newer, older);
		survivor = newer;
	}
	return survivor;
}
