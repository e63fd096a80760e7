import { INTERACTION_IDS } from '../blueconic/dialogues/dialogues';
import { OBJECTIVES } from '../blueconic/objectives/objectives';
import type { PermissionLevel } from '../blueconic/properties/propertyDefinition';
import type { TimelineEvent } from '../blueconic/timeline/timelineEvent';
import { awkwardCaseOf } from './awkward';
import { INTERESTS, NICKNAMES, PLANS, TIERS } from './names';
import { orderOf, preferencesOf } from './objects';
import type { Person } from './person';
import { Random } from './random';
import type { SeedProfile } from './seedRecords';

const OWN_SEED = 0xb1ec;
const HABITS_SEED = 0x5e65;
const DETAILS_SEED = 0xde7a;
const DAY_MS = 86_400_000;
const NEWEST_MS = Date.UTC(2026, 10, 1);
const ABOUT = 'Writes in now and then, prefers a call in the morning.';

function ordinaryProperties(person: Person, random: Random): Map<string, readonly string[]> {
	const orderedAtMs = NEWEST_MS - random.between(0, 900 * DAY_MS);
	const averageOrderCents = random.between(500, 25_000);
	return new Map<string, readonly string[]>([
		['email', [person.email]],
		['firstname', [person.firstName]],
		['lastname', [person.lastName]],
		['city', [person.place.city]],
		['country', [person.place.country]],
		['date_of_birth', [String(person.bornAtMs)]],
		['last_purchase_date', [String(orderedAtMs)]],
		['last_order_date', [String(orderedAtMs - random.between(0, 30) * DAY_MS)]],
		['loyalty_points', [String(random.between(0, 5000))]],
		['braze_points', random.chance(0.5) ? [String(random.between(0, 500))] : []],
		['average_order_value', [(averageOrderCents / 100).toFixed(2)]],
		['interests', random.some(INTERESTS, 0.3)],
		['newsletter', random.chance(0.9) ? [random.pick(['yes', 'no'])] : []],
		['customer_number', [person.customerNumber]],
		['about', random.chance(0.3) ? [ABOUT] : []],
		['loyalty_tier', [random.pick(TIERS)]],
		['plan', [random.pick(PLANS)]],
		['nickname', random.chance(0.4) ? [random.pick(NICKNAMES)] : []],
		['vip', [random.chance(0.1) ? 'yes' : 'no']],
	]);
}

function objectTexts(random: Random, probability: number): readonly string[] {
	return random.chance(probability) ? [JSON.stringify(orderOf(random))] : [];
}

/** What is known of few profiles, and of most of them this or that. */
function detailsOf(person: Person, random: Random): Map<string, readonly string[]> {
	const few = random.chance(0.1);
	const phone = ['+316', String(10_000_000 + person.index)].join('');
	return new Map<string, readonly string[]>([
		['gender', random.chance(0.7) ? [random.pick(['M', 'F', 'O'])] : []],
		['language', [person.place.language]],
		['time_zone', random.chance(0.5) ? [person.place.timeZone] : []],
		['phone', random.chance(0.3) ? [phone] : []],
		['offers_state', few ? [random.pick(['subscribed', 'unsubscribed'])] : []],
		['new_points', few ? [String(random.between(-20, 200))] : []],
		['card_number', few ? [String(random.between(0, 99_999)).padStart(12, '0')] : []],
		['gift_cards', few ? [String(random.between(0, 10))] : []],
		['dropped_interests', few ? random.some(INTERESTS, 0.3) : []],
		['preferences', few ? [JSON.stringify(preferencesOf(random))] : []],
		['orders_added', few ? objectTexts(random, 0.6) : []],
		['orders_changed', few ? objectTexts(random, 0.5) : []],
		['orders_removed', few ? objectTexts(random, 0.5) : []],
	]);
}

const OBJECTIVE_IDS = OBJECTIVES.filter(({ needsConsent }) => needsConsent).map(({ id }) => id);

function consentProperties(random: Random): Map<string, readonly string[]> {
	const zone = random.pick(['GDPR', 'GDPR', 'CCPA', 'NONE']);
	const asked = random.some(OBJECTIVE_IDS, 0.6);
	const consented = asked.filter(() => random.chance(0.7));
	return new Map<string, readonly string[]>([
		['privacy_legislation', [zone]],
		['consented_objectives', consented],
		['refused_objectives', asked.filter((id) => !consented.includes(id))],
	]);
}

function permissionLevelOf(random: Random): PermissionLevel | undefined {
	if (random.chance(0.01)) return 'DO_NOT_TRACK';
	return random.chance(0.05) ? 'ANONYMOUS' : undefined;
}

function orders(random: Random): readonly TimelineEvent[] {
	return Array.from({ length: random.between(1, 3) }, (_, index) => ({
		id: `order_${index + 1}`,
		eventTypeId: 'order',
		dateMs: NEWEST_MS - random.between(0, 300 * DAY_MS),
		source: 'REST',
		data: [
			{ id: 'total_revenue', values: [random.between(500, 20_000) / 100] },
			{ id: 'channel', values: [random.pick(['web', 'store'])] },
		],
	}));
}

type Habits = Pick<SeedProfile, 'permissionLevel' | 'events'>;

/** What few profiles have beside their properties. */
function habitsOf(random: Random): Habits {
	const permissionLevel = permissionLevelOf(random);
	const events = random.chance(0.02) ? orders(random) : undefined;
	return { ...(permissionLevel ? { permissionLevel } : {}), ...(events ? { events } : {}) };
}

/** The id of a person's profile. */
export function profileIdOf(seed: number, { index }: Person): string {
	return new Random(seed ^ OWN_SEED, index).uuid();
}

/** The BlueConic profile of a person. What may change in life differs from the Braze user. */
export function blueConicProfileOf(seed: number, person: Person): SeedProfile {
	const random = new Random(seed ^ OWN_SEED, person.index);
	const id = random.uuid();
	const createdAtMs = NEWEST_MS - random.between(1, 1500 * DAY_MS);
	const overrides = awkwardCaseOf(person)?.overrides(person) ?? {};
	const ordinary = ordinaryProperties(person, random);
	const habits = new Random(seed ^ HABITS_SEED, person.index);
	if (habits.chance(0.3)) {
		for (const [name, values] of consentProperties(habits)) ordinary.set(name, values);
	}
	ordinary.set('interactions_viewed', habits.some(INTERACTION_IDS, 0.1));
	const details = new Random(seed ^ DETAILS_SEED, person.index);
	for (const [name, values] of detailsOf(person, details)) ordinary.set(name, values);
	const properties = overrides.nothingElse ? new Map<string, readonly string[]>() : ordinary;
	for (const [name, values] of Object.entries(overrides.properties ?? {})) {
		properties.set(name, values);
	}
	if (!overrides.noExternalId) properties.set('braze_external_id', [person.externalId]);
	properties.set('creationdate', [String(createdAtMs)]);
	properties.set('lastmodifieddate', [String(createdAtMs + random.between(0, DAY_MS))]);
	if (overrides.nothingElse) return { id, createdAtMs, properties };
	return { id, createdAtMs, properties, ...habitsOf(habits) };
}
