import { isJsonRecord } from '../../http/jsonRecord';
import {
	isList,
	isScalar,
	typeOf,
	type AttributeList,
	type AttributeValue,
	type Scalar,
} from './attributeValue';
import { isTooLong } from './textLength';

function isElement(given: unknown): given is Scalar {
	return isScalar(given) && !(typeof given === 'string' && isTooLong(given));
}

/**
 * A list with more elements: each is there once, one that comes again moves to the end, and at
 * the limit the oldest is dropped. So are nulls and over-long texts.
 * https://www.braze.com/docs/user_guide/data/custom_data/custom_attributes#arrays
 */
export function extendList(
	list: AttributeList,
	given: readonly unknown[],
	maxElements: number,
): AttributeList {
	const elements = new Set(list);
	for (const element of given.filter(isElement)) {
		elements.delete(element);
		elements.add(element);
	}
	return [...elements].slice(-maxElements);
}

function operand(given: unknown): readonly unknown[] | undefined {
	return given === undefined ? [] : Array.isArray(given) ? given : undefined;
}

/**
 * `{"add": […], "remove": […]}`: adds, then removes; nothing for what is no list of scalars, and
 * when there would be an empty list where none was.
 */
export function changeList(
	current: AttributeValue | undefined,
	{ add, remove }: Record<string, unknown>,
	maxElements: number,
): AttributeList | undefined {
	const added = operand(add);
	const removed = operand(remove);
	const list = current ?? [];
	if (!added || !removed || !isList(list) || typeOf(list) !== 'array') return undefined;
	const gone = new Set(removed);
	const changed = extendList(list, added, maxElements).filter((element) => !gone.has(element));
	return current === undefined && changed.length === 0 ? undefined : changed;
}

/** Whether a list is one of objects: a single object in it decides. */
export function hasObjects(given: readonly unknown[]): boolean {
	return given.some(isJsonRecord);
}
