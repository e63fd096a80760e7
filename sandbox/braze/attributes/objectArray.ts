import { z } from 'zod';
import { isJsonRecord } from '../../http/jsonRecord';
import { isList, isObject, type AttributeObject, type AttributeValue } from './attributeValue';
import { mergeObjects } from './mergeObjects';
import { readNested, readNestedObject } from './nestedValue';

const jsonObject = z.custom<Record<string, unknown>>(isJsonRecord);
const identified = {
	$identifier_key: z.string(),
	$identifier_value: z.union([z.string(), z.number(), z.bigint(), z.boolean()]),
};
const operations = z.strictObject({
	$add: z.array(jsonObject).default([]),
	$remove: z.array(z.strictObject(identified)).default([]),
	$update: z.array(z.strictObject({ ...identified, $new_object: jsonObject })).default([]),
});

type Operations = z.output<typeof operations>;
type Identified = Operations['$remove'][number];

/** A list of objects; nothing when one of them is invalid. */
export function readObjects(given: readonly unknown[]): readonly AttributeObject[] | undefined {
	const objects: AttributeObject[] = [];
	for (const part of given) {
		const object = readNested(part);
		if (!isObject(object)) return undefined;
		objects.push(object);
	}
	return objects;
}

function fits(
	object: AttributeObject,
	{ $identifier_key, $identifier_value }: Identified,
): boolean {
	return Object.hasOwn(object, $identifier_key) && object[$identifier_key] === $identifier_value;
}

function remove(
	objects: readonly AttributeObject[],
	{ $remove }: Operations,
): readonly AttributeObject[] {
	return objects.filter((object) => !$remove.some((identifier) => fits(object, identifier)));
}

interface Update {
	readonly identifier: Identified;
	readonly change: AttributeObject;
}

/** Nothing when one of them is invalid. */
function readUpdates({ $update }: Operations): readonly Update[] | undefined {
	const updates: Update[] = [];
	for (const { $new_object, ...identifier } of $update) {
		const change = readNestedObject($new_object);
		if (!change) return undefined;
		updates.push({ identifier, change });
	}
	return updates;
}

function update(
	objects: readonly AttributeObject[],
	updates: readonly Update[],
): readonly AttributeObject[] {
	return updates.reduce(
		(updated, { identifier, change }) =>
			updated.map((object) => (fits(object, identifier) ? mergeObjects(object, change) : object)),
		objects,
	);
}

/**
 * `$add`, `$remove` and `$update` of an array of objects, in this order whichever way they are
 * written; `$update` has an effect only beside `"_merge_objects": true`. Nothing for what is no
 * array of objects, when one object or identifier in the request is invalid, and when there would
 * be an empty array where none was.
 * https://www.braze.com/docs/user_guide/data/custom_data/custom_attributes/array_of_objects
 */
export function changeObjects(
	current: AttributeValue | undefined,
	given: Record<string, unknown>,
	mergesObjects: boolean,
): readonly AttributeObject[] | undefined {
	const asked = operations.safeParse(given).data;
	const list = current ?? [];
	if (!asked || !isList(list) || !list.every(isObject)) return undefined;
	const added = readObjects(asked.$add);
	const updates = readUpdates(asked);
	if (!added || !updates) return undefined;
	const kept = remove([...list, ...added], asked);
	const changed = mergesObjects ? update(kept, updates) : kept;
	return current === undefined && changed.length === 0 ? undefined : changed;
}
