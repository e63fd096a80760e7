import { isoTimeMs } from './isoTime';

/** Counted in code points, for custom attributes only. */
const MAX_CUSTOM_TEXT_CHARACTERS = 255;
const MAX_LIST_ELEMENTS = 25;
const LATEST_YEAR = 3000;
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
/** `12-1-2021` and `11/22/2026`, for which Braze finds a day in its own way. */
const GUESSED_DATE = /^\d{1,2}([-/])\d{1,2}\1\d{4}$/;
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

/** A time inside an object. */
export function asNestedTime(values: readonly string[]): { $time: string } | undefined {
	const time = asTime(values);
	return time === undefined ? undefined : { $time: time };
}

/** The day alone, in UTC. */
export function asDay(values: readonly string[]): string | undefined {
	return asTime(values)?.slice(0, 10);
}

/** A standard field's text, of any length. */
export function asText([first]: readonly string[]): string | undefined {
	return first;
}

/** A custom attribute that stays text: one that Braze would take for a date is left out. */
export function asCustomText([first]: readonly string[]): string | undefined {
	if (first === undefined || !fitsCustomAttribute(first)) return undefined;
	const isDate = GUESSED_DATE.test(first) || isoTimeMs(first) !== undefined;
	return isDate ? undefined : first;
}

/** A custom attribute that may become a time, where there is no doubt which. */
export function asTextOrTime(values: readonly string[]): string | undefined {
	const [first = ''] = values;
	return isoTimeMs(first) === undefined ? asCustomText(values) : asTime(values);
}

/** A finite number; JSON has no minus zero. */
export function asNumber([first = '']: readonly string[]): number | undefined {
	const text = first.trim();
	const number = NUMBER.test(text) ? Number(text) : NaN;
	return Number.isFinite(number) ? number + 0 : undefined;
}

/** A number that is added to another one. */
export function asWholeNumber(values: readonly string[]): number | undefined {
	const number = asNumber(values);
	return Number.isInteger(number) ? number : undefined;
}

/** Yes or no, in the words people use for it. */
export function asBoolean([first = '']: readonly string[]): boolean | undefined {
	return BOOLEANS.get(first.trim().toLowerCase());
}

/** Every value once, where it came last; of too many the last. */
export function asList(values: readonly string[]): readonly string[] | undefined {
	const list = values.filter((value, place) => values.lastIndexOf(value) === place);
	const fitting = list.filter(fitsCustomAttribute).slice(-MAX_LIST_ELEMENTS);
	return fitting.length > 0 ? fitting : undefined;
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
	if (!text.trim().startsWith('{')) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The objects among the JSON texts. */
export function asObjects(values: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
	return values.map(objectIn).filter((object) => object !== undefined);
}
