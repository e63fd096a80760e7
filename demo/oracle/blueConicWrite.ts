import type { Merge, PropertyWrite } from './importWrites';

const MAX_WHOLE_NUMBER = 2_147_483_647;

type Values = readonly string[];

/** What becomes of a profile's properties when a user is written to it. */
export interface WriteEffect {
	readonly properties: ReadonlyMap<string, Values>;
	readonly changed: boolean;
	/** BlueConic found a sum that does not fit its property, and passed that property over. */
	readonly refused: boolean;
}

function unique(values: Values): Values {
	return [...new Set(values)];
}

function total([held = '0']: Values, [added = '0']: Values): Values {
	return [String(Number(held) + Number(added))];
}

/**
 * Set stores the values as they come, duplicates too. Set If Empty leaves a property alone that
 * has any value, even a blank one. Add leaves every value once: also those the profile held twice.
 */
const MERGED: Readonly<Record<Merge, (held: Values, values: Values) => Values>> = {
	set: (_held, values) => values,
	setIfEmpty: (held, values) => (held.length === 0 ? values : held),
	add: (held, values) => unique([...held, ...values]),
	sum: total,
};

function isRefused({ merge }: PropertyWrite, merged: Values): boolean {
	return merge === 'sum' && !merged.every((value) => Number(value) <= MAX_WHOLE_NUMBER);
}

function isSame(one: Values, other: Values): boolean {
	return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** One refused sum keeps its property as it was; the other properties are written. */
export function applyWrites(
	before: ReadonlyMap<string, Values>,
	writes: readonly PropertyWrite[],
): WriteEffect {
	const properties = new Map(before);
	let changed = false;
	let refused = false;
	for (const write of writes) {
		const held = properties.get(write.property) ?? [];
		const merged = MERGED[write.merge](held, write.values);
		if (isRefused(write, merged)) refused = true;
		else if (!isSame(held, merged)) {
			changed = true;
			if (merged.length > 0) properties.set(write.property, merged);
			else properties.delete(write.property);
		}
	}
	return { properties, changed, refused };
}
