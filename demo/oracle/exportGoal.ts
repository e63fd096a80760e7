import { heldByBraze } from './brazeHolding';
import { exportAttributesOf, spokenValues, type Attributes } from './exportAttributes';
import type { GoalCounts } from './goalCounts';
import { exportSegment, type Population } from './segmentMembers';
import type { BrazeUser, State } from './state';

const ROWS_PER_PART = 6000;
const USERS_PER_REQUEST = 75;
const NOTHING: ReadonlyMap<string, unknown> = new Map();

/** What the export goal leaves behind, and how often it calls Braze for that. */
export interface ExportExpectation {
	readonly state: State;
	readonly counts: GoalCounts;
	readonly requests: number;
}

function joined(
	held: ReadonlyMap<string, unknown>,
	sent: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, unknown> {
	return new Map([...held, ...sent]);
}

function held(sent: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
	return new Map([...sent].map(([name, value]) => [name, heldByBraze(value)]));
}

class Users {
	readonly all: BrazeUser[];
	private readonly positions = new Map<string, number>();

	constructor(before: readonly BrazeUser[]) {
		this.all = [...before];
		for (const [position, { externalId }] of before.entries()) {
			if (externalId !== undefined) this.positions.set(externalId, position);
		}
	}

	/** What is not sent stays as it is. */
	write(externalId: string, { fields, customAttributes }: Attributes): void {
		const position = this.positions.get(externalId) ?? this.all.length;
		const user: BrazeUser = this.all[position] ?? {
			externalId,
			fields: NOTHING,
			customAttributes: NOTHING,
		};
		this.positions.set(externalId, position);
		this.all[position] = {
			...user,
			fields: joined(user.fields, fields),
			customAttributes: joined(user.customAttributes, held(customAttributes)),
		};
	}
}

/** A request never holds rows of two parts. */
export function trackRequests(rows: number): number {
	const fullParts = Math.floor(rows / ROWS_PER_PART);
	const perFullPart = Math.ceil(ROWS_PER_PART / USERS_PER_REQUEST);
	return fullParts * perFullPart + Math.ceil((rows % ROWS_PER_PART) / USERS_PER_REQUEST);
}

/** Braze takes everybody who is sent, and does not say whom it knew. */
function countsOf(read: number, sent: number): GoalCounts {
	return {
		read,
		mapped: sent,
		accepted: sent,
		created: 0,
		updated: 0,
		unchanged: 0,
		skipped: read - sent,
		rejected: 0,
		unknown: 0,
	};
}

/** The state, the counts and the requests after "BlueConic to Braze" ran once on this state. */
export function expectExport(before: State, population: Population): ExportExpectation {
	const profiles = exportSegment(before, population);
	const users = new Users(before.users);
	let sent = 0;
	for (const profile of profiles) {
		const [externalId] = spokenValues(profile, 'braze_external_id');
		if (externalId === undefined) continue;
		users.write(externalId, exportAttributesOf(profile));
		sent += 1;
	}
	return {
		state: { users: users.all, profiles: before.profiles },
		counts: countsOf(profiles.length, sent),
		requests: trackRequests(sent),
	};
}
