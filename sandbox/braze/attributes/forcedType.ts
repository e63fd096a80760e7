import type { AttributeType } from '../users/attributeTypes';
import { isList, typeOf, type AttributeValue, type Scalar } from './attributeValue';
import { readDateText } from './dateText';

const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const TRUE = new Set(['true', 't', '1']);
const FALSE = new Set(['false', 'f', '0']);

function toBoolean(given: Scalar): boolean | undefined {
	const text = String(given).toLowerCase();
	if (TRUE.has(text)) return true;
	return FALSE.has(text) ? false : undefined;
}

function toNumber(given: Scalar): number | bigint | undefined {
	if (typeof given === 'number' || typeof given === 'bigint') return given;
	return typeof given === 'string' && NUMBER.test(given) ? Number(given) : undefined;
}

type Coercion = (given: Scalar) => AttributeValue | undefined;

const COERCIONS: Readonly<Partial<Record<AttributeType, Coercion>>> = {
	boolean: toBoolean,
	number: toNumber,
	string: String,
	time: (given) => (typeof given === 'string' ? readDateText(given) : undefined),
};

/**
 * A text, number or boolean as the type that was forced in the dashboard; nothing when it cannot
 * be coerced.
 * https://www.braze.com/docs/user_guide/data/custom_data/managing_custom_data#forcing-data-type-comparisons
 */
export function coerceScalar(given: Scalar, type: AttributeType): AttributeValue | undefined {
	return COERCIONS[type]?.(given);
}

/** Whether a list or an object may stand in an attribute of the forced type. */
export function fitsType(value: AttributeValue, type: AttributeType | undefined): boolean {
	if (type === undefined || typeOf(value) === type) return true;
	return type === 'object_array' && isList(value) && value.length === 0;
}
