import { isJsonRecord } from '../../http/jsonRecord';
import type { AttributeType } from '../users/attributeTypes';
import {
	attributeText,
	isList,
	isObject,
	isScalar,
	type AttributeValue,
	type Scalar,
} from './attributeValue';
import { readDateText } from './dateText';
import { coerceScalar, fitsType } from './forcedType';
import { increment } from './increment';
import { changeList, extendList, hasObjects } from './listValue';
import { mergeObjects } from './mergeObjects';
import { readNestedObject } from './nestedValue';
import { changeObjects, readObjects } from './objectArray';
import { isTooLong } from './textLength';

/** https://www.braze.com/docs/user_guide/data/custom_data/custom_attributes/nested_custom_attribute_support */
const MAX_OBJECT_BYTES = 100 * 1024;

/** What is known when a custom attribute is written. */
export interface ChangeRules {
	/** `_merge_objects` of the attributes object. */
	readonly mergesObjects: boolean;
	readonly maxListElements: number;
	readonly emptyText: 'stored' | 'clears';
	readonly forcedType: AttributeType | undefined;
}

/** `null` clears the attribute; nothing leaves it as it is, and nobody is told. */
export type Change = AttributeValue | null | undefined;

type Current = AttributeValue | undefined;

interface Operator {
	readonly keys: readonly string[];
	readonly change: (current: Current, given: Record<string, unknown>, rules: ChangeRules) => Change;
}

const OPERATORS: readonly Operator[] = [
	{ keys: ['inc'], change: increment },
	{
		keys: ['add', 'remove'],
		change: (current, given, { maxListElements }) => changeList(current, given, maxListElements),
	},
	{
		keys: ['$add', '$remove', '$update'],
		change: (current, given, { mergesObjects }) => changeObjects(current, given, mergesObjects),
	},
];

function operatorOf(given: Record<string, unknown>): Operator | undefined {
	const keys = Object.keys(given);
	if (keys.length === 0) return undefined;
	return OPERATORS.find((operator) => keys.every((key) => operator.keys.includes(key)));
}

function scalarChange(given: Scalar, { emptyText, forcedType }: ChangeRules): Change {
	if (typeof given === 'string' && isTooLong(given)) return undefined;
	if (given === '' && emptyText === 'clears') return null;
	if (forcedType !== undefined) return coerceScalar(given, forcedType);
	return typeof given === 'string' ? (readDateText(given) ?? given) : given;
}

function objectChange(
	current: Current,
	given: Record<string, unknown>,
	{ mergesObjects }: ChangeRules,
): Change {
	const object = readNestedObject(given);
	return object && mergesObjects && isObject(current) ? mergeObjects(current, object) : object;
}

function structureChange(current: Current, given: unknown, rules: ChangeRules): Change {
	if (Array.isArray(given)) {
		return hasObjects(given) ? readObjects(given) : extendList([], given, rules.maxListElements);
	}
	if (!isJsonRecord(given)) return undefined;
	const operator = operatorOf(given);
	return operator ? operator.change(current, given, rules) : objectChange(current, given, rules);
}

function isTooLarge(value: AttributeValue): boolean {
	if (!isObject(value) && !(isList(value) && isObject(value[0]))) return false;
	return Buffer.byteLength(attributeText(value, 'utcText')) > MAX_OBJECT_BYTES;
}

/**
 * What a value given for a custom attribute makes of it.
 * https://www.braze.com/docs/user_guide/data/custom_data/custom_attributes
 */
export function attributeChange(current: Current, given: unknown, rules: ChangeRules): Change {
	if (given === null) return null;
	if (isScalar(given)) return scalarChange(given, rules);
	const change = structureChange(current, given, rules);
	if (change === undefined || change === null || !fitsType(change, rules.forcedType)) {
		return undefined;
	}
	return isTooLarge(change) ? undefined : change;
}
