import { jsonTextOf } from '../../run/exactJson';
import type { Convert, Converted, ConvertText } from './converted';
import { nothingOf, objectsIn, sizedJson } from './objectTexts';
import { isJsonObject, parsedJson, type JsonObject } from './parsedObjects';

/** Objects for `$add` (braze.com/docs, array of objects). */
export const addedObjects: Convert = (texts) => {
	const { objects, warning } = objectsIn(texts);
	return listOfTexts(objects.map(jsonTextOf), warning);
};

/** Objects for `$update`: the key tells which one, the other names are what it gets. */
export const updatedObjects =
	(key: string): Convert =>
	(texts) => {
		const { objects, warning } = objectsIn(texts);
		return listOf(objects, warning, (object) => {
			const identifier = identifierIn(object, key);
			if (identifier === undefined) return { warning: 'identifierKeyMissing' };
			const others = Object.entries(object).filter(([name]) => name !== key);
			if (others.length === 0) return { warning: 'nothingToUpdate' };
			const change = jsonTextOf(Object.fromEntries(others));
			return { json: `{${identifiedBy(key, identifier)},"$new_object":${change}}` };
		});
	};

/** Objects for `$remove`: each text is an object with the key, or the key's value itself. */
export const removedObjects =
	(key: string, convertValue: ConvertText): Convert =>
	(texts) =>
		listOf(texts.flatMap(removalsIn), undefined, (removal) => {
			if (typeof removal === 'string') return identifiedValue(key, convertValue(removal));
			const identifier = identifierIn(removal, key);
			return identifier === undefined
				? { warning: 'identifierKeyMissing' }
				: { json: `{${identifiedBy(key, identifier)}}` };
		});

function removalsIn(text: string): readonly (string | JsonObject)[] {
	if (!/^\s*[[{]/.test(text)) return [text];
	const found = [parsedJson(text)].flat();
	return found.every(isJsonObject) ? found : [text];
}

function identifiedValue(key: string, value: Converted): Converted {
	if (!value || !('json' in value)) return value;
	return { ...value, json: `{${identifiedBy(key, value.json)}}` };
}

/** JSON text of the value that the object is told apart by. */
function identifierIn(object: JsonObject, key: string): string | undefined {
	const value = Object.hasOwn(object, key) ? object[key] : undefined;
	const isScalar = value !== undefined && value !== null && typeof value !== 'object';
	return isScalar ? jsonTextOf(value) : undefined;
}

const identifiedBy = (key: string, value: string): string =>
	`"$identifier_key":${JSON.stringify(key)},"$identifier_value":${value}`;

function listOf<Element>(
	elements: readonly Element[],
	known: string | undefined,
	convert: (element: Element) => Converted,
): Converted {
	const converted = elements.map(convert);
	const texts = converted.flatMap((one) => (one && 'json' in one ? [one.json] : []));
	const warning = known ?? converted.find((one) => one?.warning !== undefined)?.warning;
	return listOfTexts([...new Set(texts)], warning);
}

function listOfTexts(texts: readonly string[], warning: string | undefined): Converted {
	if (texts.length === 0) return nothingOf(warning);
	return sizedJson(`[${texts.join(',')}]`, warning);
}
