import { includesText, type TextCase } from '../textCase';
import type { PropertyCatalogue } from '../properties/propertyCatalogue';
import { ProfileIndex } from './profileIndex';

/** One condition of a match: this unique identifier has this value. */
export interface MatchTerm {
	readonly id: string;
	readonly value: string;
}

/** Finds profiles by their unique identifiers. */
export class ProfileIndexes {
	private readonly indexes = new Map<string, ProfileIndex>();

	constructor(
		catalogue: PropertyCatalogue,
		private readonly read: (position: number, property: string) => readonly string[],
	) {
		for (const { id, indexed } of catalogue.all) if (indexed) this.add(id);
	}

	add(property: string): ProfileIndex {
		const index = new ProfileIndex();
		this.indexes.set(property, index);
		return index;
	}

	remove(property: string): void {
		this.indexes.delete(property);
	}

	clear(): void {
		for (const index of this.indexes.values()) index.clear();
	}

	/** The index of a property; nothing when it is no unique identifier. */
	of(property: string): ProfileIndex | undefined {
		return this.indexes.get(property);
	}

	/** The profiles that fulfil all terms, oldest first; none when there is no term. */
	find(terms: readonly MatchTerm[], textCase: TextCase): readonly number[] {
		const [first] = terms;
		const candidates = first ? (this.indexes.get(first.id)?.find(first.value) ?? []) : [];
		return candidates.filter((position) =>
			terms.every(({ id, value }) => includesText(this.read(position, id), value, textCase)),
		);
	}
}
