function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return value.trim() === '';
	if (Array.isArray(value)) return value.every(isEmpty);
	return typeof value === 'object' && Object.keys(value).length === 0;
}

/**
 * A Braze value as texts for BlueConic: a list becomes its values, an object its JSON text.
 * Nothing comes of missing and null values, blank texts, empty lists and empty objects.
 */
export function textsOf(value: unknown): readonly string[] {
	if (isEmpty(value)) return [];
	if (Array.isArray(value)) return value.flatMap(textsOf);
	return [typeof value === 'object' ? JSON.stringify(value) : String(value)];
}
