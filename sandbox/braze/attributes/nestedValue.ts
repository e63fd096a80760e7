import { isJsonRecord } from '../../http/jsonRecord';
import { isScalar, type AttributeObject, type AttributeValue } from './attributeValue';
import { readDateText } from './dateText';
import { isTooLong } from './textLength';

const TIME_KEY = '$time';
const FORBIDDEN_IN_KEYS = /[ .$]/;

function isKey(key: string): boolean {
	return !FORBIDDEN_IN_KEYS.test(key) && !isTooLong(key);
}

function isTime(given: Record<string, unknown>): boolean {
	return Object.hasOwn(given, TIME_KEY) && Object.keys(given).length === 1;
}

function readTime(given: unknown): AttributeValue | undefined {
	return typeof given === 'string' ? readDateText(given) : undefined;
}

/** An object of a nested attribute; nothing when one key or value in it is invalid. */
export function readNestedObject(given: Record<string, unknown>): AttributeObject | undefined {
	const entries: [string, AttributeValue][] = [];
	for (const [key, part] of Object.entries(given)) {
		const value = isKey(key) ? readNested(part) : undefined;
		if (value === undefined) return undefined;
		entries.push([key, value]);
	}
	return Object.fromEntries(entries);
}

function readNestedList(given: readonly unknown[]): AttributeValue | undefined {
	const values: AttributeValue[] = [];
	for (const part of given) {
		const value = readNested(part);
		if (value === undefined) return undefined;
		values.push(value);
	}
	return values;
}

/**
 * A value inside an object. A date must be written `{"$time": "<date>"}`; null, an invalid date
 * and an over-long text are invalid.
 * https://www.braze.com/docs/user_guide/data/custom_data/custom_attributes/nested_custom_attribute_support
 */
export function readNested(given: unknown): AttributeValue | undefined {
	if (Array.isArray(given)) return readNestedList(given);
	if (isJsonRecord(given)) {
		return isTime(given) ? readTime(given[TIME_KEY]) : readNestedObject(given);
	}
	if (!isScalar(given)) return undefined;
	return typeof given === 'string' && isTooLong(given) ? undefined : given;
}
