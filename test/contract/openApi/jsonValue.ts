/** A JSON object whose fields nobody has looked at yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; `undefined` when it is a list, a text, a number, ... */
export function asObject(value: unknown): JsonObject | undefined {
	return isObject(value) ? value : undefined;
}

/** The objects of a list; those that are none are left out. */
export function objectsIn(value: unknown): readonly JsonObject[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}

/** What a text holds; `undefined` when it is no JSON. */
export function parsedJson(text: string): { readonly value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) };
	} catch {
		return undefined;
	}
}
