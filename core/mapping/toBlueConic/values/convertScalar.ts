import type { PropertyType } from '../../model/catalogue';
import type { BlueConicValueType } from '../../model/toBlueConicMapping';
import { isoMilliseconds } from './isoMilliseconds';
import { quoted } from './quoted';
import type { Scalar, Unfit } from './scalars';

/** JSON text of a value as a property holds it, or why it does not fit. */
export type ConvertScalar = (value: Scalar) => string | Unfit;

/** What BlueConic holds at most (support.blueconic.com/hc/en-us/articles/247611). */
const longestText = 65_000;
const mostBytes = 64 * 1024;
const largestNumber = 2_147_483_647;
const smallestNumber = -2_147_483_648;

/** Of a JavaScript character in UTF-8. */
const mostBytesOfUnit = 3;

const unfit = {
	textTooLong: { unfit: 'textTooLong' },
	notAnEmail: { unfit: 'notAnEmail' },
	notANumber: { unfit: 'notANumber' },
	notAnInteger: { unfit: 'notAnInteger' },
	numberTooLarge: { unfit: 'numberTooLarge' },
	numberTooSmall: { unfit: 'numberTooSmall' },
	notADate: { unfit: 'notADate' },
} as const;

const isTooLong = (text: string): boolean =>
	text.length * mostBytesOfUnit > mostBytes &&
	(text.length > longestText || Buffer.byteLength(text) > mostBytes);

const text: ConvertScalar = (value) => {
	const written = String(value);
	return isTooLong(written) ? unfit.textTooLong : quoted(written);
};

const address = /^[^\s@]+@[^\s@]+$/;

const email: ConvertScalar = (value) => {
	const trimmed = String(value).trim();
	return address.test(trimmed) ? text(trimmed) : unfit.notAnEmail;
};

const isTooLarge = (value: number): boolean => value > largestNumber || value < smallestNumber;

const number = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** JavaScript writes tiny numbers with one; BlueConic's numbers are digits alone. */
const exponent = 'e';

function parsed(value: Scalar): number | undefined {
	if (typeof value === 'number') return value;
	const trimmed = value.trim();
	return number.test(trimmed) ? Number(trimmed) : undefined;
}

/** A number in digits, with a fraction where it has one. */
export const decimalNumber: ConvertScalar = (value) => {
	const decimal = parsed(value);
	if (decimal === undefined) return unfit.notANumber;
	if (isTooLarge(decimal)) return unfit.numberTooLarge;
	const digits = String(decimal);
	return digits.includes(exponent) ? unfit.numberTooSmall : `"${digits}"`;
};

/** A whole number in digits. */
export const wholeNumber: ConvertScalar = (value) => {
	const whole = parsed(value);
	if (whole === undefined) return unfit.notANumber;
	if (!Number.isInteger(whole)) return unfit.notAnInteger;
	return isTooLarge(whole) ? unfit.numberTooLarge : `"${whole}"`;
};

/** BlueConic holds dates as epoch milliseconds (support.blueconic.com, date properties). */
const dateIn =
	(timeZone: string): ConvertScalar =>
	(value) => {
		const milliseconds = isoMilliseconds(String(value).trim(), timeZone);
		return milliseconds === undefined ? unfit.notADate : `"${milliseconds}"`;
	};

/** How a number becomes what a property of the type holds. */
export const numberFor = (type: PropertyType | undefined): ConvertScalar =>
	type === 'number' ? wholeNumber : decimalNumber;

/** How a value becomes what a property of the type holds; properties nobody knows hold text. */
function automaticFor(type: PropertyType | undefined, timeZone: string): ConvertScalar {
	switch (type) {
		case 'number':
		case 'decimal':
		case 'currency':
			return numberFor(type);
		case 'date':
			return dateIn(timeZone);
		case 'email':
			return email;
		default:
			return text;
	}
}

/** Compiles how a value becomes one of a property, by the type a mapping row asks for. */
export function scalarConverter(
	type: BlueConicValueType,
	propertyType: PropertyType | undefined,
	timeZone: string,
): ConvertScalar {
	switch (type) {
		case 'automatic':
			return automaticFor(propertyType, timeZone);
		case 'text':
			return text;
		case 'number':
			return numberFor(propertyType);
		case 'date':
			return dateIn(timeZone);
	}
}
