import { randomUUID } from 'node:crypto';
import type { SeedProfile } from '../../people/seedRecords';
import { Profile } from './profile';
import { ProfileIndex } from './profileIndex';
import type { PropertyCatalogue } from '../properties/propertyCatalogue';

/** One condition of a match: this indexed property has this value. */
export interface MatchTerm {
	readonly id: string;
	readonly value: string;
}

/** All profiles of the tenant. A profile keeps its position; a deleted one leaves it empty. */
export class ProfileStore {
	private readonly profiles: (Profile | undefined)[] = [];
	private readonly positionById = new Map<string, number>();
	private readonly deletedPositions = new Set<number>();
	private readonly indexes: ReadonlyMap<string, ProfileIndex>;

	constructor(readonly catalogue: PropertyCatalogue) {
		const indexed = catalogue.all.filter((property) => property.indexed);
		this.indexes = new Map(indexed.map(({ id }) => [id, new ProfileIndex()]));
	}

	get size(): number {
		return this.profiles.length;
	}

	get deleted(): ReadonlySet<number> {
		return this.deletedPositions;
	}

	at(position: number): Profile | undefined {
		return this.profiles[position];
	}

	*all(): Generator<Profile> {
		for (const profile of this.profiles) if (profile) yield profile;
	}

	seed({ id, createdAtMs, properties }: SeedProfile): void {
		const position = this.create(id, createdAtMs);
		for (const [property, values] of properties) this.write(position, property, values);
	}

	/** Adds an empty profile and answers its position. */
	create(id: string = randomUUID(), createdAtMs: number = Date.now()): number {
		const position = this.profiles.length;
		this.profiles.push(new Profile(id, createdAtMs, this.catalogue.all.length));
		this.positionById.set(id, position);
		this.write(position, 'creationdate', [String(createdAtMs)]);
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
		this.indexes.get(property)?.move(position, profile.get(slot), values);
		profile.set(slot, values);
	}

	delete(position: number): void {
		const profile = this.profiles[position];
		if (!profile) return;
		for (const property of this.indexes.keys()) this.write(position, property, []);
		this.positionById.delete(profile.id);
		this.profiles[position] = undefined;
		this.deletedPositions.add(position);
	}

	findById(id: string): number | undefined {
		return this.positionById.get(id);
	}

	/** The oldest profile that fulfils all terms. */
	findByTerms([first, ...others]: readonly MatchTerm[]): number | undefined {
		if (!first) return undefined;
		const candidates = this.indexes.get(first.id)?.find(first.value) ?? [];
		return candidates.find((position) =>
			others.every(({ id, value }) => this.read(position, id).includes(value)),
		);
	}
}
