import type { Moment } from './moment';
import { shown, type JsonRecord, type Value } from './value';

export interface Alias {
	readonly name: string;
	readonly label: string;
}

/** How often something happened, and when. */
export interface Occurrences {
	readonly first: Moment;
	readonly last: Moment;
	readonly count: number;
}

/** The braze_id that the model gives to a user with this external id. */
export function brazeIdOf(externalId: unknown): string {
	return `braze_id of ${String(externalId)}`;
}

/** A user as the model keeps it. */
export interface Person {
	readonly externalId?: string;
	readonly alias?: Alias;
	/** The standard fields, e-mail and phone among them. */
	readonly fields: Map<string, unknown>;
	readonly attributes: Map<string, Value>;
	readonly groups: Map<string, string>;
	readonly events: Map<string, Occurrences>;
	readonly purchases: Map<string, Occurrences>;
	revenue: number;
	/** The higher, the more recently. */
	updated: number;
}

export function newPerson(known: Pick<Person, 'externalId' | 'alias'>): Person {
	return {
		...known,
		fields: new Map(),
		attributes: new Map(),
		groups: new Map(),
		events: new Map(),
		purchases: new Map(),
		revenue: 0,
		updated: 0,
	};
}

function shownOccurrences(all: ReadonlyMap<string, Occurrences>): unknown[] {
	return [...all].map(([name, { first, last, count }]) => ({
		name,
		first: new Date(first.ms).toISOString(),
		last: new Date(last.ms).toISOString(),
		count,
	}));
}

function isEmpty(value: unknown): boolean {
	return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** The user in the shape of an export: what is empty is missing. */
export function shownPerson(person: Person): JsonRecord {
	const { externalId, alias, fields, attributes, groups, events, purchases, revenue } = person;
	const { current_location, ...plainFields } = Object.fromEntries(fields);
	const line = {
		external_id: externalId,
		user_aliases: alias && [{ alias_name: alias.name, alias_label: alias.label }],
		...plainFields,
		last_coordinates: current_location,
		custom_attributes: shown(attributes),
		subscription_groups: [...groups].map(([id, state]) => ({
			subscription_group_id: id,
			subscription_state: state,
		})),
		custom_events: shownOccurrences(events),
		purchases: shownOccurrences(purchases),
		total_revenue: purchases.size > 0 ? revenue : undefined,
	};
	return Object.fromEntries(
		Object.entries(line).filter(([, value]) => value !== undefined && !isEmpty(value)),
	);
}
