import { applyWrites } from './blueConicWrite';
import type { GoalCounts } from './goalCounts';
import { importWritesOf, type PropertyWrite } from './importWrites';
import { importSegment, type Population } from './segmentMembers';
import type { BlueConicProfile, State } from './state';

const IDENTIFIER = 'braze_external_id';

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

/** Only a new profile is given the identifier; the others were found by it. */
function identifierWrite(externalId: string): PropertyWrite {
	return { property: IDENTIFIER, merge: 'set', values: [externalId] };
}

class Profiles {
	readonly all: BlueConicProfile[];
	private readonly positions: Map<string, Set<number>>;

	constructor(before: readonly BlueConicProfile[]) {
		this.all = [...before];
		this.positions = positionsByExternalId(before);
	}

	/** Of several profiles that could be meant, none is written. */
	write(externalId: string, writes: readonly PropertyWrite[]): Outcome {
		const [position, ...others] = this.positions.get(externalId) ?? [];
		if (others.length > 0) return 'ambiguous';
		const profile = position === undefined ? undefined : this.all[position];
		if (position === undefined || profile === undefined) return this.create(externalId, writes);
		const { properties, changed, refused } = applyWrites(profile.properties, writes);
		if (changed) this.all[position] = { ...profile, properties };
		if (refused) return 'rejected';
		return changed ? 'updated' : 'unchanged';
	}

	/** A refused value does not keep the profile from being created. */
	private create(externalId: string, writes: readonly PropertyWrite[]): Outcome {
		const { properties, refused } = applyWrites(new Map(), [
			identifierWrite(externalId),
			...writes,
		]);
		this.positions.set(externalId, new Set([this.all.length]));
		this.all.push({ properties });
		return refused ? 'rejected' : 'created';
	}
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
export function expectImport(before: State, population: Population): ImportExpectation {
	const users = importSegment(before, population);
	const profiles = new Profiles(before.profiles);
	const tally = { created: 0, updated: 0, unchanged: 0, unnamed: 0, ambiguous: 0, rejected: 0 };
	for (const user of users) {
		const { externalId = '' } = user;
		const isNamed = externalId.trim() !== '';
		tally[isNamed ? profiles.write(externalId, importWritesOf(user)) : 'unnamed'] += 1;
	}
	return {
		state: { users: before.users, profiles: profiles.all },
		counts: countsOf(users.length, tally),
	};
}
