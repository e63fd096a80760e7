import { awkwardCaseOf, type Overrides } from './awkward';
import { profileIdOf } from './blueconicProfile';
import { brazeHistoryOf } from './brazeHistory';
import { CATEGORIES, INTERESTS, NICKNAMES, PLANS, TIERS } from './names';
import { orderOf, preferencesOf } from './objects';
import type { Person } from './person';
import { Random } from './random';
import type { SeedUser } from './seedRecords';

const OWN_SEED = 0xb7a2;
const DETAILS_SEED = 0x7de1;
const DAY_MS = 86_400_000;
const NEWEST_MS = Date.UTC(2026, 10, 15);
const NOTES = 'Met at the spring fair; likes the catalogue on paper.';

function isoDate(timeMs: number): string {
	return new Date(timeMs).toISOString().slice(0, 10);
}

function ordinaryFields(person: Person, random: Random): Map<string, unknown> {
	return new Map<string, unknown>([
		['email', person.email],
		['first_name', person.firstName],
		['last_name', person.lastName],
		['country', person.place.country],
		['home_city', random.chance(0.9) ? person.place.city : undefined],
		['dob', isoDate(person.bornAtMs)],
		['language', person.place.language],
		['time_zone', person.place.timeZone],
	]);
}

function ordinaryCustomAttributes(person: Person, random: Random): Map<string, unknown> {
	const plan = random.pick(PLANS);
	const orderedAtMs = NEWEST_MS - random.between(0, 700 * DAY_MS);
	return new Map<string, unknown>([
		['loyalty_tier', random.pick(TIERS)],
		['favourite_categories', random.some(CATEGORIES, 0.3)],
		['points', random.between(0, 9000)],
		['vip', random.chance(0.1)],
		['plan', { name: plan, level: PLANS.indexOf(plan) }],
		['last_order_at', new Date(orderedAtMs).toISOString()],
		['nickname', random.chance(0.5) ? random.pick(NICKNAMES) : undefined],
		['customer_number', person.customerNumber],
		['notes', random.chance(0.3) ? NOTES : undefined],
	]);
}

const OTHER_GROUP = '4f0b8c1e-62d7-4e39-b5a8-9c1d7e3f2a60';

/** What is known of one user in ten. */
function detailsOf(person: Person, random: Random): Pick<SeedUser, 'fields' | 'customAttributes'> {
	const group = { subscription_group_id: OTHER_GROUP, subscription_state: 'subscribed' };
	const sinceMs = NEWEST_MS - random.between(100 * DAY_MS, 3000 * DAY_MS);
	return {
		fields: new Map<string, unknown>([
			['gender', random.pick(['M', 'F', 'N'])],
			['phone', ['+316', String(10_000_000 + person.index)].join('')],
			['subscription_groups', random.chance(0.3) ? [group] : undefined],
		]),
		customAttributes: new Map<string, unknown>([
			['visits', random.between(1, 400)],
			['member_since', new Date(sinceMs).toISOString()],
			['basket_value', random.between(0, 300) + 0.5],
			['marketing_ok', random.chance(0.5)],
			['points_earned', random.between(0, 1000)],
			['all_interests', random.some(INTERESTS, 0.4)],
			['preferences', preferencesOf(random)],
			['orders', Array.from({ length: random.between(1, 3) }, () => orderOf(random))],
		]),
	};
}

/** Where a profile is about the same person, few users know its id. */
function profileKnown({ noExternalId = false }: Overrides, random: Random): boolean {
	return random.chance(0.05) || noExternalId;
}

function override(
	ordinary: Map<string, unknown>,
	changes: Readonly<Record<string, unknown>> = {},
): Map<string, unknown> {
	for (const [name, value] of Object.entries(changes)) ordinary.set(name, value);
	for (const [name, value] of ordinary) if (value === undefined) ordinary.delete(name);
	return ordinary;
}

/**
 * The Braze user of a person. What may change in life differs from the BlueConic profile.
 *
 * @param hasProfile Whether BlueConic has a profile of the person.
 */
export function brazeUserOf(seed: number, person: Person, hasProfile: boolean): SeedUser {
	const random = new Random(seed ^ OWN_SEED, person.index);
	const identity = {
		brazeId: random.hex(24),
		createdAtMs: NEWEST_MS - random.between(1, 2500 * DAY_MS),
		externalId: person.externalId,
	};
	const overrides = awkwardCaseOf(person)?.overrides(person) ?? {};
	if (overrides.nothingElse) return { ...identity, fields: new Map(), customAttributes: new Map() };
	const fields = ordinaryFields(person, random);
	const customAttributes = ordinaryCustomAttributes(person, random);
	const own = new Random(seed ^ DETAILS_SEED, person.index);
	const aliases = own.chance(0.1) ? [aliasOf(person)] : [];
	if (profileKnown(overrides, own) && hasProfile) {
		customAttributes.set('blueconic_profile_id', profileIdOf(seed, person));
	}
	if (own.chance(0.1)) {
		const details = detailsOf(person, own);
		for (const [name, value] of details.fields) fields.set(name, value);
		for (const [name, value] of details.customAttributes) customAttributes.set(name, value);
	}
	override(fields, overrides.fields);
	for (const [name, value] of brazeHistoryOf(seed, person, NEWEST_MS)) fields.set(name, value);
	return {
		...identity,
		...(aliases.length > 0 && { aliases }),
		fields,
		customAttributes: override(customAttributes, overrides.customAttributes),
	};
}

function aliasOf({ customerNumber }: Person): { alias_name: string; alias_label: string } {
	return { alias_name: ['crm', customerNumber].join('-'), alias_label: 'crm' };
}
