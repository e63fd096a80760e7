import { randomUUID } from 'node:crypto';
import type { SeedProfile } from '../../people/seedRecords';
import type { PropertyCatalogue } from '../properties/propertyCatalogue';
import type { PropertyDefinition } from '../properties/propertyDefinition';
import type { TextCase } from '../textCase';
import { Profile } from './profile';
import { ProfileIndexes, type MatchTerm } from './profileIndexes';
import { parseProfileLine } from './profileLine';

export const DEFAULT_DOMAIN_GROUP = 'DEFAULT';

/** What a profile begins with. */
export interface NewProfile {
	readonly id?: string;
	readonly createdAtMs?: number;
	readonly domainGroup?: string;
}

/** All profiles of the tenant. A profile keeps its position; a deleted one leaves it empty. */
export class ProfileStore {
	private profiles: (Profile | undefined)[] = [];
	private holders: number[] = [];
	private readonly positionById = new Map<string, number>();
	private readonly gonePositions = new Set<number>();
	private readonly indexes: ProfileIndexes;

	constructor(readonly catalogue: PropertyCatalogue) {
		this.indexes = new ProfileIndexes(catalogue, (position, id) => this.read(position, id));
	}

	/** The positions there are, those of deleted profiles too. */
	get size(): number {
		return this.profiles.length;
	}

	/** The profiles there are, replaced ones left out. */
	get count(): number {
		return this.profiles.length - this.gonePositions.size;
	}

	/** The positions of profiles that were deleted or replaced: no segment has them. */
	get gone(): ReadonlySet<number> {
		return this.gonePositions;
	}

	at(position: number): Profile | undefined {
		return this.profiles[position];
	}

	*all(): Generator<Profile> {
		for (const profile of this.profiles) if (profile) yield profile;
	}

	/** How many profiles have a value of this property. */
	holdersOf(property: string): number {
		return this.holders[this.catalogue.slotOf(property) ?? -1] ?? 0;
	}

	seed({ id, createdAtMs, properties, ...details }: SeedProfile): void {
		const position = this.create({ id, createdAtMs });
		for (const [property, values] of properties) this.write(position, property, values);
		if (Object.keys(details).length > 0) this.profiles[position]?.change(details);
	}

	/**
	 * Adds a profile from its line of the admin API.
	 *
	 * @throws ZodError when it is no such line, Error when it names an unknown property.
	 */
	restore(json: unknown): void {
		const { id, createdAtMs, properties, changes, details } = parseProfileLine(json);
		const position = this.profiles.push(this.newProfile(id, createdAtMs)) - 1;
		const profile = this.profiles[position];
		for (const [property, values] of properties) {
			if (!this.catalogue.get(property)) throw new Error(`No property is named ${property}`);
			this.write(position, property, values);
		}
		for (const [property, timeMs] of changes) {
			profile?.touch(this.catalogue.slotOf(property) ?? -1, timeMs);
		}
		if (details) profile?.change(details);
		if (details?.replacedBy !== undefined) this.gonePositions.add(position);
	}

	/** Forgets all profiles; the properties stay. */
	clear(): void {
		this.profiles = [];
		this.holders = [];
		this.positionById.clear();
		this.gonePositions.clear();
		this.indexes.clear();
	}

	/** Adds an empty profile and answers its position. */
	create({ id, createdAtMs = Date.now(), domainGroup }: NewProfile): number {
		const position = this.profiles.push(this.newProfile(id ?? randomUUID(), createdAtMs)) - 1;
		this.write(position, 'creationdate', [String(createdAtMs)]);
		this.write(position, 'domaingroup', [domainGroup ?? DEFAULT_DOMAIN_GROUP]);
		return position;
	}

	read(position: number, property: string): readonly string[] {
		const slot = this.catalogue.slotOf(property);
		return slot === undefined ? [] : (this.profiles[position]?.get(slot) ?? []);
	}

	/** Replaces the values of a property and keeps its index right. */
	write(position: number, property: string, values: readonly string[]): void {
		const slot = this.catalogue.slotOf(property);
		const profile = this.profiles[position];
		if (slot === undefined || !profile) return;
		const before = profile.get(slot);
		this.indexes.of(property)?.move(position, before, values);
		const more = Number(values.length > 0) - Number(before.length > 0);
		this.holders[slot] = (this.holders[slot] ?? 0) + more;
		profile.set(slot, values);
	}

	delete(position: number): void {
		const profile = this.profiles[position];
		if (!profile) return;
		this.empty(position);
		this.positionById.delete(profile.id);
		this.profiles[position] = undefined;
		this.gonePositions.add(position);
	}

	/** Leaves only a link from this profile to the one it was merged into. */
	replace(position: number, replacedBy: string): void {
		this.empty(position);
		this.profiles[position]?.change({ events: [], replaces: [], replacedBy });
		this.gonePositions.add(position);
	}

	findById(id: string): number | undefined {
		return this.positionById.get(id);
	}

	/** The profile that this one was merged into, or the profile itself. */
	followReplaced(position: number): number {
		const replacedBy = this.profiles[position]?.details.replacedBy;
		const next = replacedBy === undefined ? undefined : this.findById(replacedBy);
		return next === undefined ? position : this.followReplaced(next);
	}

	/** The profiles that fulfil all terms, oldest first. */
	findByTerms(terms: readonly MatchTerm[], textCase: TextCase): readonly number[] {
		return this.indexes.find(terms, textCase);
	}

	/** Adds a property or says anew what it is. */
	defineProperty(property: PropertyDefinition): void {
		const { id, indexed } = property;
		this.catalogue.put(property);
		if (!indexed) this.indexes.remove(id);
		if (!indexed || this.indexes.of(id)) return;
		const index = this.indexes.add(id);
		for (const position of this.profiles.keys()) index.move(position, [], this.read(position, id));
	}

	/** Takes a property and all its values away. */
	removeProperty(id: string): void {
		this.indexes.remove(id);
		for (const position of this.profiles.keys()) this.write(position, id, []);
		this.catalogue.remove(id);
	}

	private newProfile(id: string, createdAtMs: number): Profile {
		this.positionById.set(id, this.profiles.length);
		return new Profile(id, createdAtMs, this.catalogue.slotCount);
	}

	private empty(position: number): void {
		for (const { id } of this.catalogue.all) this.write(position, id, []);
	}
}
