import { isObject } from './nestedValue';
import { isList, isSame, isScalar, isShortText, type JsonRecord, type Value } from './value';

/** Each value once; adding one again moves it to the end; of too many the oldest go. */
function asSet(values: readonly Value[], maxElements: number): Value[] {
	let set: Value[] = [];
	for (const value of values) set = [...set.filter((kept) => !isSame(kept, value)), value];
	return set.slice(-maxElements);
}

/** The elements that a list can have: neither lists, objects and null, nor texts that are too long. */
function scalars(given: readonly unknown[]): Value[] {
	return given
		.filter(isScalar)
		.filter((element) => typeof element !== 'string' || isShortText(element));
}

/** A list of scalars that replaces the attribute. */
export function newList(given: readonly unknown[], maxElements: number): Value {
	return asSet(scalars(given), maxElements);
}

export function isListUpdate(given: JsonRecord): boolean {
	const names = Object.keys(given);
	return names.length > 0 && names.every((name) => name === 'add' || name === 'remove');
}

/** `{add: [...], remove: [...]}`, for a list or for nothing yet. */
export function updatedList(
	current: Value | undefined,
	{ add = [], remove = [] }: JsonRecord,
	maxElements: number,
): Value | undefined {
	if (!Array.isArray(add) || !Array.isArray(remove)) return current;
	if (current !== undefined && (!isList(current) || current.some(isObject))) return current;
	const grown = asSet([...(current ?? []), ...scalars(add)], maxElements);
	const removed = scalars(remove);
	const after = grown.filter((kept) => !removed.some((value) => isSame(kept, value)));
	return current === undefined && after.length === 0 ? undefined : after;
}
