import { mayHoldLongNumber, parseExact } from '../../run/exactJson';

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What a text of JSON holds; `undefined` when it is none. */
export function parsedJson(text: string): unknown {
	try {
		return mayHoldLongNumber(text) ? parseExact(text) : JSON.parse(text);
	} catch {
		return undefined;
	}
}

export const isJsonObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
