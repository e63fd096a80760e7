import type { Dice } from './dice';
import { BLOCKED_EXTERNAL_ID, type Names } from './names';
import { randomTime, randomValue } from './randomValues';

const FIELDS: Readonly<Record<string, readonly unknown[]>> = {
	first_name: ['Ann', 'Bo', null, '', 5],
	last_name: ['Vos', null],
	home_city: ['Utrecht', null],
	country: ['NL', 'DE', 'nl', 'Netherlands', 'Atlantis', null],
	language: ['nl', 'en', 'Klingon', null],
	gender: ['M', 'F', 'X', null],
	dob: ['1990-02-28', '1990-02-30', 'young', null],
	time_zone: ['Europe/Amsterdam', 'Europe/Atlantis', null],
	email_subscribe: ['opted_in', 'subscribed', 'unsubscribed', 'opted_in', 'maybe'],
	push_subscribe: ['opted_in', 'subscribed', 'unsubscribed', 'opted_in', 'maybe'],
	current_location: [{ longitude: 4.9, latitude: 52.3 }, { longitude: 4.9 }, null],
};

const GROUPS = ['newsletter', 'offers'];

const identifiers = (dice: Dice, names: Names): object =>
	dice.oneOf<object>(
		[10, () => ({ external_id: dice.pick(names.externalIds) })],
		[3, () => ({ user_alias: dice.pick(names.aliases) })],
		[4, () => ({ email: dice.pick(names.emails) })],
		[3, () => ({ phone: dice.pick(names.phones) })],
		[1, () => ({ email: dice.pick(names.emails), phone: dice.pick(names.phones) })],
		[1.5, () => ({ braze_id: dice.pick(names.brazeIds) })],
		[0.2, () => ({ external_id: BLOCKED_EXTERNAL_ID })],
		[0.3, () => badIdentifiers(dice, names)],
	);

const badIdentifiers = (dice: Dice, { externalIds, aliases, emails, phones }: Names): object =>
	dice.pick<object>([
		{},
		{ external_id: '' },
		{ external_id: null },
		{ external_id: dice.pick(externalIds), user_alias: dice.pick(aliases) },
		{ external_id: dice.pick(externalIds), braze_id: 'unknown' },
		{ user_alias: { alias_name: 'a' } },
		{ user_alias: 'a' },
		{ external_id: '', email: dice.pick(emails) },
		{ external_id: null, email: dice.pick(emails) },
		{ email: 5, phone: dice.pick(phones) },
		{ email: '', phone: dice.pick(phones) },
	]);

const updateOnly = (dice: Dice): object =>
	dice.oneOf<object>(
		[3, () => ({})],
		[1, () => ({ _update_existing_only: false })],
		[1, () => ({ _update_existing_only: true })],
		[0.2, () => ({ _update_existing_only: dice.pick(['true', null, 0]) })],
	);

const groups = (dice: Dice): object[] =>
	dice.times(dice.between(1, 2), () => ({
		subscription_group_id: dice.pick(GROUPS),
		subscription_state: dice.chance(0.95) ? dice.pick(['subscribed', 'unsubscribed']) : 'opted_in',
	}));

const contacts = (dice: Dice, { emails, phones }: Names): object => ({
	...(dice.chance(0.2) && { email: dice.chance(0.1) ? null : dice.pick(emails) }),
	...(dice.chance(0.15) && { phone: dice.chance(0.1) ? null : dice.pick(phones) }),
});

const fields = (dice: Dice): object =>
	Object.fromEntries(
		dice.times(dice.between(0, 2), () => {
			const [name, values] = dice.pick(Object.entries(FIELDS));
			return [name, dice.pick(values)];
		}),
	);

/** Often one of the first four, so that one value builds on another. */
const attributes = (dice: Dice, { attributes: names }: Names): object =>
	Object.fromEntries(
		dice.times(dice.between(0, 4), () => {
			const name = dice.pick(dice.chance(0.5) ? names : names.slice(0, 4));
			return [name, randomValue(dice, name)];
		}),
	);

/** An attributes object, good or bad. */
export const attributesObject = (dice: Dice, names: Names): unknown => ({
	...contacts(dice, names),
	...fields(dice),
	...attributes(dice, names),
	...identifiers(dice, names),
	...updateOnly(dice),
	...(dice.chance(0.4) && { _merge_objects: dice.chance(0.9) }),
	...(dice.chance(0.1) && { subscription_groups: groups(dice) }),
});

const properties = (dice: Dice): unknown =>
	dice.pick<unknown>([
		{},
		{ size: 1 },
		{ size: [1, 'a'] },
		{ time: 'x' },
		{ event_name: 'x' },
		{ $size: 1 },
		null,
		'a',
	]);

/** An event, good or bad. */
export const event = (dice: Dice, names: Names): unknown => ({
	...identifiers(dice, names),
	...updateOnly(dice),
	name: dice.oneOf<unknown>(
		[20, () => dice.pick(['viewed', 'clicked', '__proto__', 'blocklisted'])],
		[1, () => dice.pick<unknown>(['', 'x'.repeat(256), 5, null])],
	),
	time: randomTime(dice),
	...(dice.chance(0.2) && { properties: properties(dice) }),
});

/** A purchase, good or bad. */
export const purchase = (dice: Dice, names: Names): unknown => ({
	...identifiers(dice, names),
	...updateOnly(dice),
	product_id: dice.oneOf<unknown>(
		[20, () => dice.pick(['shoe', 'book', 'constructor', 'blocklisted'])],
		[1, () => dice.pick<unknown>(['', 'x'.repeat(256), 5, null])],
	),
	currency: dice.chance(0.95) ? 'USD' : dice.pick<unknown>(['EUR', 'XQX', 'usd', 5, null]),
	// Sums of quarters are exact.
	price: dice.chance(0.95) ? dice.between(1, 400) / 4 : dice.pick<unknown>(['5', null]),
	time: randomTime(dice),
	...(dice.chance(0.4) && { quantity: dice.pick<unknown>([1, 2, 3, 100, 1, 101, 0, 1.5, '2']) }),
	...(dice.chance(0.1) && { properties: properties(dice) }),
});
