import { isoTimeMs } from './isoTime';

/** Counted in code points, for custom attributes only. */
const MAX_CUSTOM_TEXT_CHARACTERS = 255;
const LATEST_YEAR = 3000;
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const BOOLEANS = new Map([
	...['true', 'yes', '1', 'on', 't', 'y'].map((text) => [text, true] as const),
	...['false', 'no', '0', 'off', 'f', 'n'].map((text) => [text, false] as const),
]);

/**
 * What a property becomes in Braze; undefined when it is left out. The values are those that are
 * not blank. All but a list take the first.
 */
export type AttributeType = (values: readonly string[]) => unknown;

function fitsCustomAttribute(text: string): boolean {
	return [...text].length <= MAX_CUSTOM_TEXT_CHARACTERS;
}

function timeMs(text: string): number | undefined {
	const trimmed = text.trim();
	return /^[+-]?\d+$/.test(trimmed) ? Number(trimmed) : isoTimeMs(trimmed);
}

/** ISO 8601 in UTC with milliseconds. */
export function asTime([first]: readonly string[]): string | undefined {
	const date = new Date(first === undefined ? NaN : (timeMs(first) ?? NaN));
	const year = date.getUTCFullYear();
	return year >= 0 && year <= LATEST_YEAR ? date.toISOString() : undefined;
}

/** The day alone, in UTC. */
export function asDay(values: readonly string[]): string | undefined {
	return asTime(values)?.slice(0, 10);
}

/** A standard field's text, of any length. */
export function asText([first]: readonly string[]): string | undefined {
	return first;
}

/** A custom attribute's text. */
export function asCustomText([first]: readonly string[]): string | undefined {
	return first !== undefined && fitsCustomAttribute(first) ? first : undefined;
}

/** A finite number; JSON has no minus zero. */
export function asNumber([first = '']: readonly string[]): number | undefined {
	const text = first.trim();
	const number = NUMBER.test(text) ? Number(text) : NaN;
	const isExact = !Number.isInteger(number) || Math.abs(number) <= Number.MAX_SAFE_INTEGER;
	return Number.isFinite(number) && isExact ? number + 0 : undefined;
}

/** Yes or no, in the words people use for it. */
export function asBoolean([first = '']: readonly string[]): boolean | undefined {
	return BOOLEANS.get(first.trim().toLowerCase());
}

/** Every value once, where it came first. */
export function asList(values: readonly string[]): readonly string[] | undefined {
	const list = [...new Set(values)].filter(fitsCustomAttribute);
	return list.length > 0 ? list : undefined;
}
