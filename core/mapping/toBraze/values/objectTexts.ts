import { checkedObject } from './checkedObject';
import type { Converted } from './converted';
import { isJsonObject, parsedJson, type JsonObject } from './parsedObjects';

/** Of an object attribute, and of a list of objects (braze.com/docs, array of objects). */
const mostBytes = 100 * 1024;

/** The objects that texts hold, and what kept others out of them. */
export interface FoundObjects {
	readonly objects: readonly JsonObject[];
	readonly warning: string | undefined;
	/** The text is one object by itself, not in a list. */
	readonly isSingle: boolean;
}

/**
 * The objects in texts, each of which is JSON of an object, or of a list of objects. Null and what
 * is empty say nothing; what Braze would drop is left out.
 */
export function objectsIn(texts: readonly string[]): FoundObjects {
	const parsed = texts.map(parsedJson);
	const objects: JsonObject[] = [];
	const isSingle = texts.length === 1 && !Array.isArray(parsed[0]);
	let warning: string | undefined;
	for (const value of parsed.flat()) {
		if (value === null && !isSingle) warning ??= 'nullsRemoved';
		if (isEmpty(value)) continue;
		const checked = isJsonObject(value) ? checkedObject(value) : { warning: 'notAnObject' };
		if ('warning' in checked) {
			warning ??= checked.warning;
			continue;
		}
		if (checked.hadNulls) warning ??= 'nullsRemoved';
		if (!isEmpty(checked.object)) objects.push(checked.object);
	}
	return { objects, warning, isSingle };
}

const isEmpty = (value: unknown): boolean =>
	value === null || (isJsonObject(value) && Object.keys(value).length === 0);

/** JSON text that Braze takes, with what kept a part of it out. */
export function sizedJson(json: string, warning: string | undefined): Converted {
	if (isTooLarge(json)) return { warning: 'objectTooLarge' };
	return warning === undefined ? { json } : { json, warning };
}

/** Nothing found: why, when there is a reason. */
export const nothingOf = (warning: string | undefined): Converted =>
	warning === undefined ? undefined : { warning };

const isTooLarge = (json: string): boolean =>
	3 * json.length > mostBytes && Buffer.byteLength(json) > mostBytes;
