import { dateFromBlueConic, isBrazeDate } from './dates';
import type { BrazeField, BrazeValueType, ToBrazeRow } from './model';
import { integerOf, numberOf } from './numbers';

/** A value as Braze takes it. */
export type BrazeValue = string | number | boolean | readonly string[] | Increment;

/** Adds to the whole number that is there (braze.com/docs, user attributes object, "inc"). */
export interface Increment {
	readonly inc: number;
}

/** A converted value, nothing to send, or why a value is left out, as reports count it. */
export type Converted<Value> =
	{ readonly value: Value; readonly warning?: string } | { readonly warning: string } | undefined;

type Convert = (values: readonly string[], field: BrazeField) => Converted<BrazeValue>;

/** Longer texts are not stored, without a word (braze.com/docs, custom attribute data types). */
const longestText = 255;

const booleans: ReadonlyMap<string, boolean> = new Map([
	...['true', 'yes', '1', 'on', 't', 'y'].map((word) => [word, true] as const),
	...['false', 'no', '0', 'off', 'f', 'n'].map((word) => [word, false] as const),
]);

const isTooLong = (text: string, field: BrazeField): boolean =>
	field.kind === 'customAttribute' && text.length > longestText && [...text].length > longestText;

/** The first value stands for all where Braze holds one. */
const single =
	(convert: (text: string, field: BrazeField) => Converted<BrazeValue>): Convert =>
	(values, field) => {
		const [first] = values;
		if (first === undefined) return undefined;
		const converted = convert(first, field);
		if (values.length === 1 || !converted || converted.warning) return converted;
		return { ...converted, warning: 'severalValuesFirstSent' };
	};

const text = single((value, field) =>
	isTooLong(value, field) ? { warning: 'textTooLong' } : { value },
);

const list: Convert = (values, field) => {
	const fitting = values.filter((value) => !isTooLong(value, field));
	const warning = fitting.length < values.length ? 'textTooLong' : undefined;
	if (fitting.length === 0) return warning ? { warning } : undefined;
	return { value: [...new Set(fitting)], warning };
};

const converters: Readonly<Record<BrazeValueType, Convert>> = {
	automatic: (values, field) => (values.length > 1 ? list(values, field) : text(values, field)),
	text,
	list,
	number: single(numberOf),
	boolean: single((value) => {
		const boolean = booleans.get(value.trim().toLowerCase());
		return boolean === undefined ? { warning: 'notABoolean' } : { value: boolean };
	}),
	date: single((value, field) => {
		const date = dateFromBlueConic(value.trim());
		if (!date) return { warning: 'notADate' };
		if (!isBrazeDate(date)) return { warning: 'dateOutOfRange' };
		const isDay = field.kind === 'standard' && field.name === 'dob';
		return { value: isDay ? date.toISOString().slice(0, 10) : date.toISOString() };
	}),
};

const increment = single((text) => {
	const by = integerOf(text);
	return 'value' in by ? { value: { inc: by.value } } : by;
});

/** Whether BlueConic's text says nothing. */
export const isBlank = (value: string): boolean => value.trim() === '';

/** What a value becomes in Braze. */
export type BrazeTarget = Pick<ToBrazeRow, 'type' | 'style' | 'field'>;

/** The values of a profile property as Braze takes them; blank ones say nothing. */
export function toBrazeValue(
	values: readonly string[],
	{ type, style, field }: BrazeTarget,
): Converted<BrazeValue> {
	const convert = style === 'increment' ? increment : converters[type];
	return convert(
		values.filter((value) => !isBlank(value)),
		field,
	);
}
