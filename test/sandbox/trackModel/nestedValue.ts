import { dateLikeMoment } from './moment';
import { isRecord, isShortText, type Value, type ValueObject } from './value';

const TIME_KEY = '$time';
const BAD_KEY = /[ .$]/;

function nestedTime(given: unknown): Value | undefined {
	return typeof given === 'string' ? dateLikeMoment(given) : undefined;
}

function nestedObject(given: Record<string, unknown>): Value | undefined {
	const entries = Object.entries(given);
	const [first] = entries;
	if (entries.length === 1 && first?.[0] === TIME_KEY) return nestedTime(first[1]);

	const object = new Map<string, Value>();
	for (const [key, inner] of entries) {
		const value = nestedValue(inner);
		if (value === undefined || BAD_KEY.test(key) || !isShortText(key)) return undefined;
		object.set(key, value);
	}
	return object;
}

function nestedList(given: readonly unknown[]): Value | undefined {
	const list: Value[] = [];
	for (const inner of given) {
		const value = nestedValue(inner);
		if (value === undefined) return undefined;
		list.push(value);
	}
	return list;
}

/** What is kept of a value inside an object; undefined if anything in it is invalid. */
export function nestedValue(given: unknown): Value | undefined {
	if (typeof given === 'boolean' || typeof given === 'number') return given;
	if (typeof given === 'string') return isShortText(given) ? given : undefined;
	if (Array.isArray(given)) return nestedList(given);
	return isRecord(given) ? nestedObject(given) : undefined;
}

export function isObject(value: Value | undefined): value is ValueObject {
	return value instanceof Map;
}

/** `update` merged into `current`, on every level. */
export function deepMerged(current: Value | undefined, update: Value): Value {
	if (!isObject(current) || !isObject(update)) return update;
	const merged = new Map(current);
	for (const [key, value] of update) merged.set(key, deepMerged(current.get(key), value));
	return merged;
}
