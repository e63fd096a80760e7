import type { PropertyType } from '../model/catalogue';
import { decimalNumber, wholeNumber } from './values/convertScalar';
import { isoMilliseconds } from './values/isoMilliseconds';
import { scalarsOf } from './values/scalars';

/** The types that values alone can tell: of an empty field nothing is told. */
export type FittingType = Extract<PropertyType, 'number' | 'decimal' | 'date' | 'text'>;

/** Numbers in texts may be IDs with leading zeros: only what Braze holds as a number is one. */
function typeOfNumber(value: number): FittingType {
	if (typeof wholeNumber(value) === 'string') return 'number';
	return typeof decimalNumber(value) === 'string' ? 'decimal' : 'text';
}

const beginsAsDate = /^\s*\d{4}-/;

function typeOfText(text: string): FittingType {
	return beginsAsDate.test(text) && isoMilliseconds(text.trim(), 'UTC') !== undefined
		? 'date'
		: 'text';
}

function typeOfOne(value: unknown): FittingType {
	if (typeof value === 'number') return typeOfNumber(value);
	return typeof value === 'string' ? typeOfText(value) : 'text';
}

/** The type that holds what both hold. */
function joined(one: FittingType | undefined, other: FittingType): FittingType {
	if (one === undefined || one === other) return other;
	const areNumbers = (['date', 'text'] as const).every((type) => type !== one && type !== other);
	return areNumbers ? 'decimal' : 'text';
}

/**
 * The type that holds a value beside those that a type fits already; `undefined` of values that say
 * nothing.
 */
export function fittingType(
	sofar: FittingType | undefined,
	value: unknown,
): FittingType | undefined {
	if (sofar === 'text' || scalarsOf(value).length === 0) return sofar;
	if (!Array.isArray(value)) return joined(sofar, typeOfOne(value));
	return value.reduce<FittingType | undefined>(
		(type, element: unknown) => (Array.isArray(element) ? 'text' : fittingType(type, element)),
		sofar,
	);
}
