import { Moment } from './moment';

export type Scalar = boolean | number | string | Moment;
/** What a custom attribute can be. Objects are maps, so that `__proto__` is a name like others. */
export type Value = Scalar | readonly Value[] | ValueObject;
export type ValueObject = ReadonlyMap<string, Value>;

const MAX_TEXT_CHARACTERS = 255;
const MAX_OBJECT_BYTES = 100 * 1024;

export type JsonRecord = Record<string, unknown>;

export function isRecord(given: unknown): given is JsonRecord {
	return typeof given === 'object' && given !== null && !Array.isArray(given);
}

export function isList(value: Value | undefined): value is readonly Value[] {
	return Array.isArray(value);
}

export function isScalar(given: unknown): given is boolean | number | string {
	return ['boolean', 'number', 'string'].includes(typeof given);
}

/** Characters are counted as people do, not in halves of surrogate pairs. */
export function isShortText(text: string): boolean {
	return [...text].length <= MAX_TEXT_CHARACTERS;
}

/** The value as an export shows it. */
export function shown(value: Value): unknown {
	if (value instanceof Moment) return shownTime(value);
	if (value instanceof Map) {
		return Object.fromEntries([...value].map(([name, inner]) => [name, shown(inner)]));
	}
	return isList(value) ? value.map(shown) : value;
}

/** `2020-07-10 15:00:00.000 UTC`. */
export function shownTime({ ms }: Moment): string {
	return new Date(ms).toISOString().replace('T', ' ').replace('Z', ' UTC');
}

export function isSame(one: Value, other: Value): boolean {
	if (isScalar(one) || isScalar(other)) return one === other;
	return JSON.stringify(shown(one)) === JSON.stringify(shown(other));
}

/** Whether an object, or a list of objects, is small enough to be kept. */
export function fitsProfile(value: Value): boolean {
	return Buffer.byteLength(JSON.stringify(shown(value))) <= MAX_OBJECT_BYTES;
}
