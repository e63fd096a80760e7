import { awkwardCaseOf } from './awkward';
import { INTERESTS, NICKNAMES, PLANS, TIERS } from './names';
import type { Person } from './person';
import { Random } from './random';
import type { SeedProfile } from './seedRecords';

const OWN_SEED = 0xb1ec;
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

/** The BlueConic profile of a person. What may change in life differs from the Braze user. */
export function blueConicProfileOf(seed: number, person: Person): SeedProfile {
	const random = new Random(seed ^ OWN_SEED, person.index);
	const id = random.uuid();
	const createdAtMs = NEWEST_MS - random.between(1, 1500 * DAY_MS);
	const overrides = awkwardCaseOf(person)?.overrides(person) ?? {};
	const ordinary = ordinaryProperties(person, random);
	const properties = overrides.nothingElse ? new Map<string, readonly string[]>() : ordinary;
	for (const [name, values] of Object.entries(overrides.properties ?? {})) {
		properties.set(name, values);
	}
	properties.set('braze_external_id', [person.externalId]);
	properties.set('creationdate', [String(createdAtMs)]);
	properties.set('lastmodifieddate', [String(createdAtMs + random.between(0, DAY_MS))]);
	return { id, createdAtMs, properties };
}
