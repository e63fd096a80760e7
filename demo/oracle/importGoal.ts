import { applyWrites } from './blueConicWrite';
import { textsOf } from './brazeValue';
import type { Extent } from './extent';
import type { GoalCounts } from './goalCounts';
import { importWritesOf, type PropertyWrite } from './importWrites';
import { importSegment, type Population } from './segmentMembers';
import type { BlueConicProfile, BrazeUser, State } from './state';

const IDENTIFIER = 'braze_external_id';
const PROFILE_ID = 'blueconic_profile_id';

type Outcome = 'created' | 'updated' | 'unchanged' | 'unnamed' | 'ambiguous' | 'rejected';

/** What the import goal leaves behind. */
export interface ImportExpectation {
	readonly state: State;
	readonly counts: GoalCounts;
}

/** Several profiles may carry one external id. */
function positionsByExternalId(profiles: readonly BlueConicProfile[]): Map<string, Set<number>> {
	const positions = new Map<string, Set<number>>();
	for (const [position, { properties }] of profiles.entries()) {
		for (const externalId of properties.get(IDENTIFIER) ?? []) {
			positions.set(externalId, (positions.get(externalId) ?? new Set()).add(position));
		}
	}
	return positions;
}

/** What a user and a profile may share. */
interface Identity {
	readonly profileId: string | undefined;
	readonly externalId: string | undefined;
}

/** The profile ID is an identifier of the demo alone. */
function identityOf({ externalId, customAttributes }: BrazeUser, extent: Extent): Identity {
	const [profileId] = extent === 'shipped' ? [] : textsOf(customAttributes.get(PROFILE_ID));
	const [ownExternalId] = textsOf(externalId);
	return { profileId, externalId: ownExternalId };
}

class Profiles {
	readonly all: BlueConicProfile[];
	private readonly positions: Map<string, Set<number>>;
	private readonly positionById: ReadonlyMap<string | undefined, number>;

	constructor(before: readonly BlueConicProfile[]) {
		this.all = [...before];
		this.positions = positionsByExternalId(before);
		this.positionById = new Map(before.map(({ id }, position) => [id, position]));
	}

	/** A profile ID goes before all else. Of several profiles that could be meant, none is written. */
	write({ profileId, externalId }: Identity, writes: readonly PropertyWrite[]): Outcome {
		if (profileId === undefined && externalId === undefined) return 'unnamed';
		const [position, ...others] = this.find(profileId, externalId);
		if (others.length > 0) return 'ambiguous';
		const found = position === undefined ? undefined : this.all[position];
		const { properties, changed, refused } = applyWrites(found?.properties ?? new Map(), [
			...identifierWrites(externalId),
			...writes,
		]);
		this.keep(position ?? this.all.length, { ...found, properties });
		if (refused) return 'rejected';
		if (found === undefined) return 'created';
		return changed ? 'updated' : 'unchanged';
	}

	private find(profileId: string | undefined, externalId = ''): readonly number[] {
		const byId = profileId === undefined ? undefined : this.positionById.get(profileId);
		return byId === undefined ? [...(this.positions.get(externalId) ?? [])] : [byId];
	}

	private keep(position: number, profile: BlueConicProfile): void {
		this.all[position] = profile;
		for (const externalId of profile.properties.get(IDENTIFIER) ?? []) {
			const known = this.positions.get(externalId) ?? new Set();
			this.positions.set(externalId, known.add(position));
		}
	}
}

/** A profile that was found by another identifier, and a new one, come to carry this one too. */
function identifierWrites(externalId: string | undefined): readonly PropertyWrite[] {
	if (externalId === undefined) return [];
	return [{ property: IDENTIFIER, merge: 'add', values: [externalId] }];
}

function countsOf(read: number, tally: Readonly<Record<Outcome, number>>): GoalCounts {
	const { created, updated, unchanged, unnamed, ambiguous, rejected } = tally;
	return {
		read,
		mapped: read - unnamed,
		accepted: created + updated,
		created,
		updated,
		unchanged,
		skipped: unnamed + ambiguous,
		rejected,
		unknown: 0,
	};
}

/** The state and the counts after "Braze to BlueConic" ran once on this state. */
export function expectImport(
	before: State,
	population: Population,
	extent: Extent = 'shipped',
): ImportExpectation {
	const users = importSegment(before, population);
	const profiles = new Profiles(before.profiles);
	const tally = { created: 0, updated: 0, unchanged: 0, unnamed: 0, ambiguous: 0, rejected: 0 };
	for (const user of users) {
		tally[profiles.write(identityOf(user, extent), importWritesOf(user, extent))] += 1;
	}
	return {
		state: { users: before.users, profiles: profiles.all },
		counts: countsOf(users.length, tally),
	};
}
