import { exactText } from '../../http/exactJson';
import { isJsonRecord } from '../../http/jsonRecord';
import type { AttributeType } from '../users/attributeTypes';
import { timeText, TimeValue, type TimeFormat } from './timeValue';

/** Whole numbers beyond 2^53 are bigints. */
export type Scalar = string | number | bigint | boolean;

/** The value of a custom attribute, or of what is nested in one. */
export type AttributeValue = Scalar | TimeValue | AttributeList | AttributeObject;
export type AttributeList = readonly AttributeValue[];
export interface AttributeObject {
	readonly [name: string]: AttributeValue;
}

export function isScalar(value: unknown): value is Scalar {
	if (typeof value === 'number') return Number.isFinite(value);
	return ['string', 'bigint', 'boolean'].includes(typeof value);
}

export function isList(value: AttributeValue | undefined): value is AttributeList {
	return Array.isArray(value);
}

export function isObject(value: AttributeValue | undefined): value is AttributeObject {
	return isJsonRecord(value) && !(value instanceof TimeValue);
}

/** The data type of a value; a list without elements is one of scalars. */
export function typeOf(value: AttributeValue): AttributeType {
	if (value instanceof TimeValue) return 'time';
	if (isList(value)) return isObject(value[0]) ? 'object_array' : 'array';
	switch (typeof value) {
		case 'boolean':
			return 'boolean';
		case 'number':
		case 'bigint':
			return 'number';
		case 'string':
			return 'string';
		default:
			return 'object';
	}
}

/** The value as JSON text, names such as `__proto__` included. */
export function attributeText(value: AttributeValue, format: TimeFormat): string {
	if (value instanceof TimeValue) return JSON.stringify(timeText(value.timeMs, format));
	if (isList(value)) return `[${value.map((part) => attributeText(part, format)).join(',')}]`;
	if (!isObject(value)) return exactText(value);
	const parts = Object.entries(value).map(
		([name, part]) => `${JSON.stringify(name)}:${attributeText(part, format)}`,
	);
	return `{${parts.join(',')}}`;
}
