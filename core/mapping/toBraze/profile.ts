import { RowError } from '../../flow/syncError';

/** What a mapping reads of a profile, as BlueConic tells it: only the ID is sure to be there. */
interface ProfileObject {
	readonly id: string;
	readonly properties?: unknown;
	readonly segments?: unknown;
	readonly permissions?: unknown;
	readonly consentedObjectives?: unknown;
	readonly refusedObjectives?: unknown;
}

/** A BlueConic profile (rest.apidoc.blueconic.com, `GET /segments/{segment}/profiles`). */
export interface Profile {
	readonly object: ProfileObject;
	/** Values of the properties that the mapping reads, each in the slot it was given. */
	readonly slots: readonly (readonly string[])[];
}

/** Reads profiles for one mapping. */
export interface ProfileReader {
	/** The slot of a property; to be asked for before the first profile is read. */
	slotOf(property: string): number;
	/** @throws RowError when the row is no profile. */
	read(row: unknown): Profile;
}

/** What says nothing: a property without values, or none at all. */
export const noValues: readonly string[] = [];

/** Each property is looked up once a row, however many rows of the mapping read it. */
export function profileReader(): ProfileReader {
	const slotOfProperty = new Map<string, number>();
	return {
		slotOf(property) {
			const slot = slotOfProperty.get(property) ?? slotOfProperty.size;
			slotOfProperty.set(property, slot);
			return slot;
		},
		read(row) {
			if (!isProfileObject(row)) throw malformed('The row is no BlueConic profile.');
			const slots = new Array<readonly string[]>(slotOfProperty.size).fill(noValues);
			if (row.properties === undefined) return { object: row, slots };
			if (!Array.isArray(row.properties)) throw malformed('Its properties are no list.');
			for (const property of row.properties) {
				if (!isProperty(property)) {
					throw malformed('One of its properties is no list of texts with an id.');
				}
				const slot = slotOfProperty.get(property.id);
				if (slot !== undefined) slots[slot] = property.values ?? noValues;
			}
			return { object: row, slots };
		},
	};
}

/** The row is refused: what BlueConic sent is not what it documents. */
export const malformed = (why: string): RowError => new RowError('notAProfile', why);

/** By hand, not by a schema, like all of this file: it runs for each property of each row. */
export function isTexts(values: unknown): values is readonly string[] {
	if (!Array.isArray(values)) return false;
	for (const value of values) {
		if (typeof value !== 'string') return false;
	}
	return true;
}

const isProfileObject = (row: unknown): row is ProfileObject =>
	typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string';

const isProperty = (
	property: unknown,
): property is { readonly id: string; readonly values?: readonly string[] } =>
	typeof property === 'object' &&
	property !== null &&
	'id' in property &&
	typeof property.id === 'string' &&
	(!('values' in property) || property.values === undefined || isTexts(property.values));
