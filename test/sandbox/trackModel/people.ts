import { brazeIdOf, newPerson, type Alias, type Person } from './person';
import { isRecord, type JsonRecord } from './value';

/** How an object of a request names its user. */
export type Identifier =
	| { readonly by: 'external_id' | 'braze_id' | 'email' | 'phone'; readonly value: string }
	| { readonly by: 'user_alias'; readonly alias: Alias };

const FIRST_IDENTIFIERS = ['external_id', 'user_alias', 'braze_id'];
export const CONTACTS = ['email', 'phone'] as const;

const isName = (given: unknown): given is string => typeof given === 'string' && given !== '';

function aliasOf(given: unknown): Identifier | undefined {
	if (!isRecord(given)) return undefined;
	const { alias_name: name, alias_label: label } = given;
	if (!isName(name) || !isName(label)) return undefined;
	return { by: 'user_alias', alias: { name, label } };
}

/**
 * Exactly one of external_id, user_alias and braze_id; without any of them e-mail, then phone.
 * Undefined if the object names no user, or several.
 */
export function identifierOf(given: JsonRecord): Identifier | undefined {
	const named = FIRST_IDENTIFIERS.filter((name) => (given[name] ?? null) !== null);
	if (named.length > 1) return undefined;
	const { external_id: externalId, braze_id: brazeId, user_alias: alias } = given;
	if (named.includes('user_alias')) return aliasOf(alias);
	if (named.includes('external_id')) {
		return isName(externalId) ? { by: 'external_id', value: externalId } : undefined;
	}
	if (named.includes('braze_id')) {
		return isName(brazeId) ? { by: 'braze_id', value: brazeId } : undefined;
	}
	for (const by of CONTACTS) {
		const value = given[by];
		if (isName(value)) return { by, value };
	}
	return undefined;
}

/** All users of the model. */
export class People {
	readonly #all: Person[] = [];
	#updates = 0;

	get all(): readonly Person[] {
		return this.#all;
	}

	find(identifier: Identifier): Person | undefined {
		switch (identifier.by) {
			case 'external_id':
				return this.#all.find(({ externalId }) => externalId === identifier.value);
			case 'braze_id':
				return this.#all.find(({ externalId }) => brazeIdOf(externalId) === identifier.value);
			case 'user_alias': {
				const { name, label } = identifier.alias;
				return this.#all.find(({ alias }) => alias?.name === name && alias.label === label);
			}
			default:
				return this.#bestOf(this.sharing(identifier.by, identifier.value));
		}
	}

	/** Everyone with this e-mail or phone. */
	sharing(contact: (typeof CONTACTS)[number], value: unknown): Person[] {
		return this.#all.filter(({ fields }) => fields.get(contact) === value);
	}

	/** Those with an external id first, then the most recently updated. */
	#bestOf(people: readonly Person[]): Person | undefined {
		const identified = people.filter(({ externalId }) => externalId !== undefined);
		const candidates = identified.length > 0 ? identified : people;
		return candidates.toSorted((one, other) => other.updated - one.updated)[0];
	}

	/** A new user with this identifier; Braze alone gives out a braze_id. */
	create(identifier: Identifier): Person | undefined {
		if (identifier.by === 'braze_id') return undefined;
		const person = newPerson({
			...(identifier.by === 'external_id' && { externalId: identifier.value }),
			...(identifier.by === 'user_alias' && { alias: identifier.alias }),
		});
		if (identifier.by === 'email' || identifier.by === 'phone') {
			person.fields.set(identifier.by, identifier.value);
		}
		this.#all.push(person);
		return person;
	}

	touch(person: Person): void {
		this.#updates += 1;
		person.updated = this.#updates;
	}
}
