import { FIRST_NAMES, LAST_NAMES, PLACES, type Place } from './names';
import { Random } from './random';

const DAY_MS = 86_400_000;

/** What both services know about one generated person. */
export interface Person {
	readonly index: number;
	readonly externalId: string;
	readonly email: string;
	readonly firstName: string;
	readonly lastName: string;
	readonly place: Place;
	/** Midnight UTC; before 1970 it is negative. */
	readonly bornAtMs: number;
	readonly customerNumber: string;
}

function mailName(name: string): string {
	const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return plain.replace(/[^a-z]+/g, '');
}

const FIRST_MAIL_NAMES = new Map(FIRST_NAMES.map((name) => [name, mailName(name)]));
const LAST_MAIL_NAMES = new Map(LAST_NAMES.map((name) => [name, mailName(name)]));

/** Person `index` of this seed: always the same, whoever else is generated. */
export function generatePerson(seed: number, index: number): Person {
	const random = new Random(seed, index);
	const firstName = random.pick(FIRST_NAMES);
	const lastName = random.pick(LAST_NAMES);
	const mailNames = [FIRST_MAIL_NAMES.get(firstName), LAST_MAIL_NAMES.get(lastName)];
	return {
		index,
		// Joined, because a text put together with + or in a template keeps its pieces in memory.
		externalId: ['customer', String(index).padStart(7, '0')].join('-'),
		email: [[...mailNames, index].join('.'), 'example.org'].join('@'),
		firstName,
		lastName,
		place: random.pick(PLACES),
		bornAtMs: random.between(-12_000, 12_500) * DAY_MS,
		customerNumber: String(index).padStart(6, '0'),
	};
}
