/** Whether a parsed JSON value is an object (neither null nor a list). */
export function isJsonRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The text of a JSON object from its entries. Unlike an object literal it keeps every name,
 * `__proto__` too, and the order of the entries.
 */
export function jsonObjectText(entries: Iterable<readonly [string, unknown]>): string {
	let text = '{';
	for (const [name, value] of entries) {
		if (text !== '{') text += ',';
		text += `${JSON.stringify(name)}:${JSON.stringify(value)}`;
	}
	return `${text}}`;
}
