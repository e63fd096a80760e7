import { coerced, type ForcedType } from './forcedType';
import { isListUpdate, newList, updatedList } from './listAttribute';
import { dateLikeMoment } from './moment';
import { deepMerged, isObject, nestedValue } from './nestedValue';
import { isObjectsUpdate, updatedObjects } from './objectsAttribute';
import {
	fitsProfile,
	isList,
	isRecord,
	isScalar,
	isShortText,
	type JsonRecord,
	type Value,
} from './value';

/** What decides how a value is taken. */
export interface AttributeRules {
	readonly maxListElements: number;
	readonly isMerging: boolean;
	readonly forcedType?: ForcedType;
}

const isObjectList = (value: Value): boolean => isList(value) && value.every(isObject);

const HAS_TYPE: Partial<Record<ForcedType, (value: Value) => boolean>> = {
	number: (value) => typeof value === 'number',
	array: (value) => isList(value) && !value.some(isObject),
	object: isObject,
	object_array: isObjectList,
};

function scalarAfter(
	current: Value | undefined,
	given: boolean | number | string,
): Value | undefined {
	if (typeof given !== 'string') return given;
	return isShortText(given) ? (dateLikeMoment(given) ?? given) : current;
}

function incremented(current: Value | undefined, by: unknown): Value | undefined {
	const before = current ?? 0;
	return Number.isInteger(by) && Number.isInteger(before) ? Number(before) + Number(by) : current;
}

function isIncrement(given: JsonRecord): boolean {
	return Object.keys(given).join() === 'inc';
}

function objectAfter(
	current: Value | undefined,
	given: JsonRecord,
	{ isMerging }: AttributeRules,
): Value | undefined {
	const update = nestedValue(given);
	// A time alone is no object.
	if (!isObject(update)) return current;
	return isMerging ? deepMerged(current, update) : update;
}

function attributeTaken(
	current: Value | undefined,
	given: unknown,
	rules: AttributeRules,
): Value | undefined {
	if (isScalar(given)) return scalarAfter(current, given);
	if (Array.isArray(given)) {
		// One object makes it a list of objects, in which everything else is invalid.
		if (!given.some(isRecord)) return newList(given, rules.maxListElements);
		const objects = nestedValue(given);
		return objects !== undefined && isObjectList(objects) ? objects : current;
	}
	if (!isRecord(given)) return current;
	if (isIncrement(given)) return incremented(current, given.inc);
	if (isListUpdate(given)) return updatedList(current, given, rules.maxListElements);
	if (isObjectsUpdate(given)) return updatedObjects(current, given, rules.isMerging);
	return objectAfter(current, given, rules);
}

/** The attribute after `given` was written to it; undefined is no attribute. */
export function attributeAfter(
	current: Value | undefined,
	given: unknown,
	rules: AttributeRules,
): Value | undefined {
	if (given === null) return undefined;
	const { forcedType } = rules;
	if (forcedType !== undefined && isScalar(given)) return coerced(given, forcedType) ?? current;

	const after = attributeTaken(current, given, rules);
	if (after === undefined || after === current) return current;
	if (forcedType !== undefined && !HAS_TYPE[forcedType]?.(after)) return current;
	return isScalar(after) || fitsProfile(after) ? after : current;
}
