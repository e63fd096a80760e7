import { awkwardCaseOf } from './awkward';
import { brazeHistoryOf } from './brazeHistory';
import { CATEGORIES, NICKNAMES, PLANS, TIERS } from './names';
import type { Person } from './person';
import { Random } from './random';
import type { SeedUser } from './seedRecords';

const OWN_SEED = 0xb7a2;
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

function override(
	ordinary: Map<string, unknown>,
	changes: Readonly<Record<string, unknown>> = {},
): Map<string, unknown> {
	for (const [name, value] of Object.entries(changes)) ordinary.set(name, value);
	for (const [name, value] of ordinary) if (value === undefined) ordinary.delete(name);
	return ordinary;
}

/** The Braze user of a person. What may change in life differs from the BlueConic profile. */
export function brazeUserOf(seed: number, person: Person): SeedUser {
	const random = new Random(seed ^ OWN_SEED, person.index);
	const identity = {
		brazeId: random.hex(24),
		createdAtMs: NEWEST_MS - random.between(1, 2500 * DAY_MS),
		externalId: person.externalId,
	};
	const overrides = awkwardCaseOf(person)?.overrides(person) ?? {};
	if (overrides.nothingElse) return { ...identity, fields: new Map(), customAttributes: new Map() };
	const fields = override(ordinaryFields(person, random), overrides.fields);
	for (const [name, value] of brazeHistoryOf(seed, person, NEWEST_MS)) fields.set(name, value);
	return {
		...identity,
		fields,
		customAttributes: override(
			ordinaryCustomAttributes(person, random),
			overrides.customAttributes,
		),
	};
}
