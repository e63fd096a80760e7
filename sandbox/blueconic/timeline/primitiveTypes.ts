import { apiTime } from '../http/apiDate';
import type { PrimitiveType } from './eventTypes';

export type Primitive = string | number | boolean;

interface TypeRule {
	/** As the validation errors call it. */
	readonly expected: string;
	readonly fits: (value: unknown) => value is Primitive;
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

function isDecimal(value: unknown): value is number {
	return typeof value === 'number';
}

function isWhole(value: unknown): value is number {
	return Number.isInteger(value);
}

function isTime(value: unknown): value is string {
	return apiTime.safeParse(value).success;
}

/** The values that each type of a timeline event's field takes. */
export const PRIMITIVE_TYPES: Readonly<Record<PrimitiveType, TypeRule>> = {
	TEXT: { expected: 'String', fits: isText },
	NUMBER: { expected: 'Integer', fits: isWhole },
	DECIMAL: { expected: 'Number', fits: isDecimal },
	DATETIME: { expected: 'date-time', fits: isTime },
};

const JSON_TYPES: readonly (readonly [(value: unknown) => boolean, string])[] = [
	[(value) => value === null, 'Null'],
	[Array.isArray, 'JSONArray'],
	[isText, 'String'],
	[isWhole, 'Integer'],
	[isDecimal, 'Number'],
	[(value) => typeof value === 'boolean', 'Boolean'],
];

/** What a JSON value is, in the words of the validation errors. */
export function jsonTypeOf(value: unknown): string {
	return JSON_TYPES.find(([is]) => is(value))?.[1] ?? 'JSONObject';
}
