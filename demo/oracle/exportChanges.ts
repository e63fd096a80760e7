import {
	asCustomText,
	asList,
	asNestedTime,
	asNumber,
	asObjects,
	asText,
	asTextOrTime,
	asWholeNumber,
	type AttributeType,
} from './brazeAttribute';
import {
	changedObjects,
	cleared,
	increased,
	merged,
	relisted,
	replaced,
	replacedField,
	subscribed,
	type Change,
} from './brazeChange';
import { asGender, asLanguage, asPhone, asTimeZone } from './brazeStandard';
import { spokenValues, type ExportedProfile } from './exportAttributes';

/** What the lines that the demo adds do to a user, by field or attribute. */
export interface Changes {
	readonly fields: ReadonlyMap<string, Change>;
	readonly customAttributes: ReadonlyMap<string, Change>;
	/** Sent twice it would count twice. */
	readonly adds: boolean;
}

type ChangeOf = (exported: ExportedProfile) => Change | undefined;
type Source = (exported: ExportedProfile) => readonly string[];

const OBJECTIVES = new Map([
	['marketing_email', 'Marketing by e-mail'],
	['personalization', 'Personalization'],
]);

const INTERACTIONS = new Map([
	['0b5f4c3e-9d1a-4f7b-a6c2-1e2d3c4b5a69', 'With a picture'],
	['7e9a1b2c-3d4f-4e5a-8b6c-7d8e9f0a1b2c', 'Text only'],
	['c4b3a291-8f7e-4d6c-a5b4-938271605f4e', 'Free delivery'],
]);

const TEST_GROUPS = ['Test group A', 'Test group B'];
const OFFERS_GROUP = 'c7a1f0de-3b52-4a86-9d17-5e0b8c6f2a94';

function property(name: string): Source {
	return ({ profile }) => spokenValues(profile, name);
}

function named(source: Source, names: ReadonlyMap<string, string>): Source {
	return (exported) => source(exported).map((id) => names.get(id) ?? id);
}

function testGroups({ segments }: ExportedProfile): readonly string[] {
	return segments.filter(({ name }) => TEST_GROUPS.includes(name)).map(({ id }) => id);
}

function set(
	source: Source,
	as: AttributeType,
	{ write = replaced, whenEmpty }: { write?: (value: unknown) => Change; whenEmpty?: Change } = {},
): ChangeOf {
	return (exported) => {
		const values = source(exported);
		const value = as(values);
		if (value !== undefined) return write(value);
		return values.length === 0 ? whenEmpty : undefined;
	};
}

/** An object of what has something to say. */
function inside(parts: readonly (readonly [key: string, source: Source, as: AttributeType])[]) {
	return (exported: ExportedProfile): Change | undefined => {
		const entries = parts.flatMap(([key, source, as]) => {
			const value = as(source(exported));
			return value === undefined ? [] : [[key, value] as const];
		});
		return entries.length > 0 ? merged(Object.fromEntries(entries)) : undefined;
	};
}

function preferences(exported: ExportedProfile): Change | undefined {
	const [object] = asObjects(property('preferences')(exported));
	return object && merged(object);
}

function orders(exported: ExportedProfile): Change | undefined {
	const objects = (name: string) => asObjects(property(name)(exported));
	const [added, updated, removed] = ['orders_added', 'orders_changed', 'orders_removed'].map(
		objects,
	);
	const changes = { key: 'id', added: added ?? [], updated: updated ?? [], removed: removed ?? [] };
	const isSomething = [added, updated, removed].some((list) => list && list.length > 0);
	return isSomething ? changedObjects(changes) : undefined;
}

function favourites(exported: ExportedProfile): Change | undefined {
	const added = asList(property('interests')(exported)) ?? [];
	const removed = asList(property('dropped_interests')(exported)) ?? [];
	return added.length + removed.length > 0 ? relisted(added, removed) : undefined;
}

function offers(exported: ExportedProfile): Change | undefined {
	const [state] = property('offers_state')(exported);
	return state === undefined ? undefined : subscribed(OFFERS_GROUP, state);
}

function earned(exported: ExportedProfile): Change | undefined {
	const points = asWholeNumber(property('new_points')(exported));
	return points === undefined ? undefined : increased(points);
}

const AS_FIELD = { write: replacedField };

const FIELDS: ReadonlyMap<string, ChangeOf> = new Map([
	['gender', set(property('gender'), asGender, { ...AS_FIELD, whenEmpty: cleared })],
	['language', set(property('language'), asLanguage, AS_FIELD)],
	['time_zone', set(property('time_zone'), asTimeZone, AS_FIELD)],
	['phone', set(property('phone'), asPhone, AS_FIELD)],
	['subscription_groups', offers],
]);

const viewed = property('interactions_viewed');
const consented = property('consented_objectives');

const CUSTOM_ATTRIBUTES: ReadonlyMap<string, ChangeOf> = new Map([
	['test_groups', set(testGroups, asList, { whenEmpty: cleared })],
	['viewed_interactions', set(named(viewed, INTERACTIONS), asList)],
	['viewed_interaction_ids', set(viewed, asList)],
	['permission_level', set(({ profile }) => [profile.permissionLevel ?? 'PERSONAL'], asText)],
	['consented_objectives', set(named(consented, OBJECTIVES), asList)],
	['refused_objectives', set(property('refused_objectives'), asList)],
	['nickname', set(property('nickname'), asCustomText, { whenEmpty: cleared })],
	['card_number', set(property('card_number'), asTextOrTime)],
	['card_value', set(property('card_number'), asNumber)],
	['all_interests', favourites],
	['points_earned', earned],
	[
		'plan',
		inside([
			['tier', property('loyalty_tier'), asCustomText],
			['since', property('last_purchase_date'), asNestedTime],
		]),
	],
	['address', inside([['city', property('city'), asText]])],
	['preferences', preferences],
	['orders', orders],
]);

function changesOf(
	mapping: ReadonlyMap<string, ChangeOf>,
	exported: ExportedProfile,
): Map<string, Change> {
	const changes = new Map<string, Change>();
	for (const [name, changeOf] of mapping) {
		const change = changeOf(exported);
		if (change) changes.set(name, change);
	}
	return changes;
}

function adds(exported: ExportedProfile): boolean {
	const added = asObjects(property('orders_added')(exported));
	return added.length > 0 || earned(exported) !== undefined;
}

/** What the demo's further lines change of a user that this profile is sent to. */
export function furtherChangesOf(exported: ExportedProfile): Changes {
	return {
		fields: changesOf(FIELDS, exported),
		customAttributes: changesOf(CUSTOM_ATTRIBUTES, exported),
		adds: adds(exported),
	};
}
