import { attributeAfter } from './customAttribute';
import { eventMoment, Moment } from './moment';
import { CONTACTS, identifierOf, People, type Identifier } from './people';
import { shownPerson, type Occurrences, type Person } from './person';
import { PROFILE_FIELDS } from './profileField';
import type { InputArray } from './refusal';
import { isRecord, type JsonRecord } from './value';
import type { Workspace } from './workspace';

/** Keys of an attributes object that are no attributes. */
const NO_ATTRIBUTES = [
	'external_id',
	'user_alias',
	'braze_id',
	'_update_existing_only',
	'_merge_objects',
	'subscription_groups',
];

/** What valid objects do to the users. */
export class Effects {
	readonly #workspace: Workspace;
	readonly #people = new People();

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	/** All users in the shape of an export. */
	users(): JsonRecord[] {
		return this.#people.all.map(shownPerson);
	}

	apply(object: JsonRecord, inputArray: InputArray): void {
		const identifier = identifierOf(object);
		if (identifier === undefined) return;
		const person = this.#people.find(identifier) ?? this.#created(identifier, object);
		if (person === undefined) return;
		if (inputArray === 'attributes') this.#applyAttributes(person, object, identifier);
		if (inputArray === 'events') this.#applyEvent(person, object);
		if (inputArray === 'purchases') this.#applyPurchase(person, object);
		this.#people.touch(person);
	}

	/** `_update_existing_only` is false by default, but true for aliases. */
	#created(identifier: Identifier, object: JsonRecord): Person | undefined {
		const said = object._update_existing_only;
		const isUpdateOnly = typeof said === 'boolean' ? said : identifier.by === 'user_alias';
		return isUpdateOnly ? undefined : this.#people.create(identifier);
	}

	#applyAttributes(person: Person, object: JsonRecord, identifier: Identifier): void {
		for (const [name, given] of Object.entries(object)) {
			if (NO_ATTRIBUTES.includes(name)) continue;
			if (PROFILE_FIELDS.has(name)) this.#applyField(person, name, given);
			else this.#applyAttribute(person, name, given, object._merge_objects === true);
		}
		this.#applyGroups(person, object.subscription_groups, identifier);
	}

	#applyField(person: Person, name: string, given: unknown): void {
		const change = given === null ? 'cleared' : PROFILE_FIELDS.get(name)?.(given);
		if (change === undefined || change === 'kept') return;
		if (change === 'cleared') person.fields.delete(name);
		else person.fields.set(name, change.value);
	}

	#applyAttribute(person: Person, name: string, given: unknown, isMerging: boolean): void {
		const { blocklistedAttributes, forcedTypes, maxListElements } = this.#workspace;
		if (blocklistedAttributes.includes(name)) return;
		const after = attributeAfter(person.attributes.get(name), given, {
			isMerging,
			maxListElements,
			...(Object.hasOwn(forcedTypes, name) && { forcedType: forcedTypes[name] }),
		});
		if (after === undefined) person.attributes.delete(name);
		else person.attributes.set(name, after);
	}

	/** By external id, everyone who shares the e-mail or the phone gets the state too. */
	#applyGroups(person: Person, given: unknown, identifier: Identifier): void {
		const people = new Set([person]);
		for (const contact of identifier.by === 'external_id' ? CONTACTS : []) {
			const value = person.fields.get(contact);
			const sharing = value === undefined ? [] : this.#people.sharing(contact, value);
			for (const other of sharing) people.add(other);
		}
		for (const group of Array.isArray(given) ? given : []) {
			if (!isRecord(group)) continue;
			const { subscription_group_id: id, subscription_state: state } = group;
			for (const { groups } of people) groups.set(String(id), String(state));
		}
	}

	#applyEvent({ events }: Person, { name, time }: JsonRecord): void {
		if (this.#workspace.blocklistedEvents.includes(String(name))) return;
		this.#count(events, String(name), time, 1);
	}

	#applyPurchase(person: Person, object: JsonRecord): void {
		const { product_id: product, time, price } = object;
		const quantity = Number(object.quantity ?? 1);
		if (this.#workspace.blocklistedProducts.includes(String(product))) return;
		this.#count(person.purchases, String(product), time, quantity);
		person.revenue += Number(price) * quantity;
	}

	#count(all: Map<string, Occurrences>, name: string, time: unknown, times: number): void {
		const said = eventMoment(String(time))?.ms ?? this.#workspace.now;
		const ms = Math.min(said, this.#workspace.now);
		const before = all.get(name);
		all.set(name, {
			first: new Moment(Math.min(before?.first.ms ?? ms, ms)),
			last: new Moment(Math.max(before?.last.ms ?? ms, ms)),
			count: (before?.count ?? 0) + times,
		});
	}
}
