import { deepMerged, isObject, nestedValue } from './nestedValue';
import { isList, isRecord, isSame, type JsonRecord, type Value, type ValueObject } from './value';

const OPERATORS = ['$add', '$remove', '$update'];

export function isObjectsUpdate(given: JsonRecord): boolean {
	return OPERATORS.some((operator) => Object.hasOwn(given, operator));
}

/** Which objects of the list an operator means. */
interface Pick {
	readonly key: string;
	readonly value: Value;
}

const matches =
	({ key, value }: Pick) =>
	(item: Value): boolean => {
		const found = isObject(item) ? item.get(key) : undefined;
		return found !== undefined && isSame(found, value);
	};

function pickOf(given: JsonRecord): Pick | undefined {
	const value = nestedValue(given.$identifier_value);
	const key = given.$identifier_key;
	return typeof key === 'string' && value !== undefined ? { key, value } : undefined;
}

function objectOf(given: unknown): ValueObject | undefined {
	const value = nestedValue(given);
	return isObject(value) ? value : undefined;
}

/** All entries read, or undefined if one of them cannot be. */
function all<Entry>(
	given: unknown,
	read: (entry: JsonRecord) => Entry | undefined,
): Entry[] | undefined {
	if (given === undefined) return [];
	if (!Array.isArray(given)) return undefined;
	const entries: Entry[] = [];
	for (const one of given) {
		const entry = isRecord(one) ? read(one) : undefined;
		if (entry === undefined) return undefined;
		entries.push(entry);
	}
	return entries;
}

/**
 * `{$add, $remove, $update}`, in this order, for a list of objects or for nothing yet; one bad entry
 * and nothing is done.
 */
export function updatedObjects(
	current: Value | undefined,
	given: JsonRecord,
	isMerging: boolean,
): Value | undefined {
	const additions = all(given.$add, objectOf);
	const removals = all(given.$remove, pickOf);
	const updates = all(given.$update, (entry) => {
		const pick = pickOf(entry);
		const object = objectOf(entry.$new_object);
		return pick && object && { pick, object };
	});
	const isKnown = Object.keys(given).every((name) => OPERATORS.includes(name));
	if (!isKnown || !additions || !removals || !updates) return current;
	if (current !== undefined && !(isList(current) && current.every(isObject))) return current;

	let items: readonly Value[] = [...(current ?? []), ...additions];
	for (const pick of removals) items = items.filter((item) => !matches(pick)(item));
	for (const { pick, object } of isMerging ? updates : []) {
		items = items.map((item) => (matches(pick)(item) ? deepMerged(item, object) : item));
	}
	return current === undefined && items.length === 0 ? undefined : items;
}
