import type { Merge, PropertyWrite } from './importWrites';

const MAX_TEXT_LENGTH = 65_000;
const MAX_WHOLE_NUMBER = 2_147_483_647;

type Values = readonly string[];

/** What becomes of a profile's properties when a user is written to it. */
export interface WriteEffect {
	readonly properties: ReadonlyMap<string, Values>;
	readonly changed: boolean;
	/** BlueConic found a value that does not fit its property, and passed that property over. */
	readonly refused: boolean;
}

function isAddress(text: string): boolean {
	const sides = text.split('@');
	return sides.length === 2 && sides.every((side) => side !== '') && !/\s/.test(text);
}

function isMilliseconds(text: string): boolean {
	return /^-?[0-9]+$/.test(text);
}

function isWholeNumber(text: string): boolean {
	return isMilliseconds(text) && Number(text) <= MAX_WHOLE_NUMBER;
}

/** Properties that take not every text. */
const FITS = new Map<string, (text: string) => boolean>([
	['email', isAddress],
	['braze_points', isWholeNumber],
	['last_order_date', isMilliseconds],
]);

function isRefused({ property, values }: PropertyWrite): boolean {
	const fits = FITS.get(property);
	return values.some((value) => value.length > MAX_TEXT_LENGTH || fits?.(value) === false);
}

function unique(values: Values): Values {
	return [...new Set(values)];
}

/**
 * Set stores the values as they come, duplicates too. Set If Empty leaves a property alone that
 * has any value, even a blank one. Add leaves every value once: also those the profile held twice.
 */
const MERGED: Readonly<Record<Merge, (held: Values, values: Values) => Values>> = {
	set: (_held, values) => values,
	setIfEmpty: (held, values) => (held.length === 0 ? values : held),
	add: (held, values) => unique([...held, ...values]),
};

function isSame(one: Values, other: Values): boolean {
	return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** One refused value keeps its whole property as it was; the other properties are written. */
export function applyWrites(
	before: ReadonlyMap<string, Values>,
	writes: readonly PropertyWrite[],
): WriteEffect {
	const properties = new Map(before);
	let changed = false;
	for (const write of writes.filter((candidate) => !isRefused(candidate))) {
		const held = properties.get(write.property) ?? [];
		const merged = MERGED[write.merge](held, write.values);
		if (isSame(held, merged)) continue;
		changed = true;
		if (merged.length > 0) properties.set(write.property, merged);
		else properties.delete(write.property);
	}
	return { properties, changed, refused: writes.some(isRefused) };
}
