import { replaced, replacedField, type Change } from './brazeChange';
import { exportAttributesOf, spokenValues, type ExportedProfile } from './exportAttributes';
import { furtherChangesOf, type Changes } from './exportChanges';
import type { Extent } from './extent';
import type { GoalCounts } from './goalCounts';
import { exportSegment, segmentsAt, type Population } from './segmentMembers';
import type { BlueConicProfile, BrazeUser, State } from './state';

const ROWS_PER_PART = 6000;
const USERS_PER_REQUEST = 75;
const ALIAS_LABEL = 'customer_number';

/** What the export goal leaves behind, and how often it calls Braze for that. */
export interface ExportExpectation {
	readonly state: State;
	readonly counts: GoalCounts;
	readonly requests: number;
}

/** Whom a profile is sent to, as a user who is nothing else. */
type Addressee = Pick<BrazeUser, 'externalId' | 'fields'>;

/** The first identifier that is not blank; the alias is one of the demo alone. */
function addresseeOf(profile: BlueConicProfile, extent: Extent): Addressee | undefined {
	const [externalId] = spokenValues(profile, 'braze_external_id');
	if (externalId !== undefined) return { externalId, fields: new Map() };
	const [aliasName] = extent === 'shipped' ? [] : spokenValues(profile, 'customer_number');
	if (aliasName === undefined) return undefined;
	const alias = { alias_name: aliasName, alias_label: ALIAS_LABEL };
	return { fields: new Map([['user_aliases', [alias]]]) };
}

/** A user may have aliases beside an external ID. */
function namesOf({ externalId, fields }: Addressee): readonly string[] {
	const aliases = fields.get('user_aliases');
	return [
		...(externalId === undefined ? [] : [externalId]),
		...(Array.isArray(aliases) ? aliases.map(aliasName) : []),
	];
}

function aliasName(alias: {
	readonly alias_name?: unknown;
	readonly alias_label?: unknown;
}): string {
	return JSON.stringify([alias.alias_label, alias.alias_name]);
}

function changed(
	held: ReadonlyMap<string, unknown>,
	changes: ReadonlyMap<string, Change>,
): ReadonlyMap<string, unknown> {
	const values = new Map(held);
	for (const [name, change] of changes) {
		const value = change(held.get(name));
		if (value === undefined) values.delete(name);
		else values.set(name, value);
	}
	return values;
}

function setting(
	values: ReadonlyMap<string, unknown>,
	write: (value: unknown) => Change,
): readonly (readonly [string, Change])[] {
	return [...values].map(([name, value]) => [name, write(value)]);
}

function changesOf(exported: ExportedProfile, extent: Extent): Changes {
	const { fields, customAttributes } = exportAttributesOf(exported);
	const further = extent === 'shipped' ? undefined : furtherChangesOf(exported);
	return {
		fields: new Map([...setting(fields, replacedField), ...(further?.fields ?? [])]),
		customAttributes: new Map([
			...setting(customAttributes, replaced),
			...(further?.customAttributes ?? []),
		]),
		adds: further?.adds ?? false,
	};
}

class Users {
	readonly all: BrazeUser[];
	private readonly positions = new Map<string, number>();

	constructor(before: readonly BrazeUser[]) {
		this.all = [...before];
		for (const [position, user] of before.entries()) this.know(user, position);
	}

	/** What is not spoken of stays as it is. */
	write(addressee: Addressee, { fields, customAttributes }: Changes): void {
		const [position = this.all.length] = namesOf(addressee).flatMap(
			(name) => this.positions.get(name) ?? [],
		);
		const user: BrazeUser = this.all[position] ?? { ...addressee, customAttributes: new Map() };
		this.know(user, position);
		this.all[position] = {
			...user,
			fields: changed(user.fields, fields),
			customAttributes: changed(user.customAttributes, customAttributes),
		};
	}

	private know(user: Addressee, position: number): void {
		for (const name of namesOf(user)) this.positions.set(name, position);
	}
}

/** A request never holds rows of two parts; those that add are in parts of their own. */
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
export function expectExport(
	before: State,
	population: Population,
	extent: Extent = 'shipped',
): ExportExpectation {
	const profiles = exportSegment(before, population);
	const users = new Users(before.users);
	let sent = 0;
	let adding = 0;
	for (const [position, profile] of profiles.entries()) {
		const addressee = addresseeOf(profile, extent);
		if (addressee === undefined) continue;
		const segments = segmentsAt(position, population);
		const changes = changesOf({ profile, segments }, extent);
		users.write(addressee, changes);
		sent += 1;
		if (changes.adds) adding += 1;
	}
	return {
		state: { users: users.all, profiles: before.profiles },
		counts: countsOf(profiles.length, sent),
		requests: trackRequests(sent - adding) + trackRequests(adding),
	};
}
