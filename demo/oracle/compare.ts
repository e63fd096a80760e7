import { isDeepStrictEqual } from 'node:util';
import type { BlueConicProfile, BrazeUser, State } from './state';

const MAX_EXAMPLES = 10;
const MAX_SHOWN_CHARACTERS = 80;

/** How far two states agree. */
export interface Comparison {
	/** Values held against each other; a whole person who is missing or surplus counts as one. */
	readonly compared: number;
	readonly differences: number;
	/** The first differences in words. */
	readonly examples: readonly string[];
}

/** How people of one kind are told apart and what they hold. */
interface Kind<Person> {
	readonly name: string;
	readonly idOf: (person: Person) => string | undefined;
	/** What both services know a person by; else the id. */
	readonly keyOf: (person: Person) => string;
	readonly valuesOf: (person: Person) => ReadonlyMap<string, unknown>;
}

interface Pairs<Person> {
	readonly pairs: readonly (readonly [expected: Person, actual: Person])[];
	readonly missing: readonly Person[];
	readonly surplus: Iterable<Person>;
}

function userValues(user: BrazeUser): ReadonlyMap<string, unknown> {
	const values = new Map(user.fields);
	if (user.externalId !== undefined) values.set('external_id', user.externalId);
	for (const [name, value] of user.customAttributes) {
		values.set(`custom_attributes.${name}`, value);
	}
	return values;
}

const USERS: Kind<BrazeUser> = {
	name: 'Braze user',
	idOf: ({ brazeId }) => brazeId,
	keyOf: ({ brazeId = '', externalId, fields }) =>
		externalId ?? (fields.has('user_aliases') ? shown(fields.get('user_aliases')) : brazeId),
	valuesOf: userValues,
};

const PROFILES: Kind<BlueConicProfile> = {
	name: 'BlueConic profile',
	idOf: ({ id }) => id,
	keyOf: ({ id = '', properties }) => properties.get('braze_external_id')?.[0] ?? id,
	valuesOf: ({ properties }) => properties,
};

function isSame(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (!Array.isArray(one) || !Array.isArray(other)) return isDeepStrictEqual(one, other);
	return one.length === other.length && one.every((value, index) => isSame(value, other[index]));
}

function shown(value: unknown): string {
	const characters = value === undefined ? [...'nothing'] : [...JSON.stringify(value)];
	if (characters.length <= MAX_SHOWN_CHARACTERS) return characters.join('');
	return `${characters.slice(0, MAX_SHOWN_CHARACTERS - 1).join('')}…`;
}

function firstBy<Person>(
	people: Iterable<Person>,
	nameOf: (person: Person) => string | undefined,
): Map<string, Person> {
	const found = new Map<string, Person>();
	for (const person of people) {
		const name = nameOf(person);
		if (name !== undefined && !found.has(name)) found.set(name, person);
	}
	return found;
}

/** Finds everybody by id first, and by key whoever is new or has changed ids. */
function pairUp<Person>(
	{ idOf, keyOf }: Kind<Person>,
	expected: readonly Person[],
	actual: readonly Person[],
): Pairs<Person> {
	const pairs: (readonly [Person, Person])[] = [];
	const surplus = new Set(actual);
	const take = (
		people: readonly Person[],
		nameOf: (person: Person) => string | undefined,
	): Person[] => {
		const candidates = firstBy(surplus, nameOf);
		return people.filter((person) => {
			const name = nameOf(person);
			const found = name === undefined ? undefined : candidates.get(name);
			if (found === undefined || !surplus.delete(found)) return true;
			pairs.push([person, found]);
			return false;
		});
	};
	const missing = take(take(expected, idOf), keyOf);
	return { pairs, missing, surplus };
}

class Findings implements Comparison {
	compared = 0;
	differences = 0;
	readonly examples: string[] = [];

	check(isRight: boolean, describe: () => string): void {
		this.compared += 1;
		if (isRight) return;
		this.differences += 1;
		if (this.examples.length < MAX_EXAMPLES) this.examples.push(describe());
	}
}

function comparePair<Person>(
	findings: Findings,
	{ name, idOf, keyOf, valuesOf }: Kind<Person>,
	expected: Person,
	actual: Person,
): void {
	const check = (field: string, wanted: unknown, got: unknown): void => {
		findings.check(isSame(wanted, got), () => {
			const place = `${name} ${keyOf(expected)}, ${field}`;
			return `${place}: expected ${shown(wanted)}, got ${shown(got)}`;
		});
	};
	const id = idOf(expected);
	if (id !== undefined) check('id', id, idOf(actual));
	const wantedValues = valuesOf(expected);
	const gotValues = valuesOf(actual);
	for (const [field, wanted] of wantedValues) check(field, wanted, gotValues.get(field));
	for (const [field, got] of gotValues) {
		if (!wantedValues.has(field)) check(field, undefined, got);
	}
}

function comparePeople<Person>(
	findings: Findings,
	kind: Kind<Person>,
	expected: readonly Person[],
	actual: readonly Person[],
): void {
	const { pairs, missing, surplus } = pairUp(kind, expected, actual);
	for (const [one, other] of pairs) comparePair(findings, kind, one, other);
	for (const person of missing) {
		findings.check(false, () => `${kind.name} ${kind.keyOf(person)}: expected, but missing`);
	}
	for (const person of surplus) {
		findings.check(false, () => `${kind.name} ${kind.keyOf(person)}: there, but not expected`);
	}
}

/** Holds every value of every user and profile against what was expected. */
export function compareStates(expected: State, actual: State): Comparison {
	const findings = new Findings();
	comparePeople(findings, USERS, expected.users, actual.users);
	comparePeople(findings, PROFILES, expected.profiles, actual.profiles);
	const { compared, differences, examples } = findings;
	return { compared, differences, examples };
}
