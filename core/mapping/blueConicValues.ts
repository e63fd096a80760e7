import type { Converted } from './brazeValues';
import { isBlank } from './brazeValues';
import { dateFromIso } from './dates';
import type { BlueConicValueType } from './model';
import { numberOf } from './numbers';

/** BlueConic holds every value as text: numbers and booleans as written, objects as JSON. */
function textsOf(value: unknown): readonly string[] {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value)) return value.flatMap(textsOf);
	if (typeof value === 'object')
		return Object.keys(value).length > 0 ? [JSON.stringify(value)] : [];
	const text = String(value);
	return isBlank(text) ? [] : [text];
}

/** BlueConic holds dates as epoch milliseconds in text (support.blueconic.com, date properties). */
function dateTexts(texts: readonly string[]): Converted<readonly string[]> {
	const dates = texts.flatMap((text) => {
		const date = dateFromIso(text);
		return date ? [String(date.getTime())] : [];
	});
	const warning = dates.length < texts.length ? 'notADate' : undefined;
	if (dates.length > 0) return { value: dates, warning };
	return warning ? { warning } : undefined;
}

/**
 * A Braze value as the values of a profile property, or `undefined` when it says nothing: a missing
 * key, null, blank text, an empty list or object all are empty.
 */
export function toBlueConicValues(
	value: unknown,
	type: BlueConicValueType,
): Converted<readonly string[]> {
	const texts = textsOf(value);
	if (texts.length === 0) return undefined;
	return type === 'date' ? dateTexts(texts) : { value: texts };
}

/** JavaScript writes tiny numbers with one; BlueConic's number properties take digits alone. */
const exponent = 'e';

/**
 * A Braze value as the number that is added to a property, or `undefined` when it says nothing. Of
 * several values the first one counts, since a sum has one.
 */
export function toBlueConicAddend(value: unknown): Converted<readonly string[]> {
	const [first, ...others] = textsOf(value);
	if (first === undefined) return undefined;
	const number = numberOf(first);
	if (!('value' in number)) return number;
	const text = String(number.value);
	if (text.includes(exponent)) return { warning: 'numberTooSmall' };
	return { value: [text], warning: others.length > 0 ? 'severalValuesFirstSent' : undefined };
}
