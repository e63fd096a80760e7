import { isObject, type AttributeObject } from './attributeValue';

/** `current` with what `change` says, objects inside objects included: `_merge_objects`. */
export function mergeObjects(current: AttributeObject, change: AttributeObject): AttributeObject {
	const merged = new Map(Object.entries(current));
	for (const [key, value] of Object.entries(change)) {
		const before = merged.get(key);
		const both = isObject(before) && isObject(value);
		merged.set(key, both ? mergeObjects(before, value) : value);
	}
	return Object.fromEntries(merged);
}
