import type { AttributeValue } from './attributeValue';

/** `{"inc": <whole number>}`: nothing unless both are whole; a missing value starts at 0. */
export function increment(
	current: AttributeValue | undefined,
	{ inc }: Record<string, unknown>,
): number | undefined {
	const before = current ?? 0;
	if (typeof before !== 'number' || typeof inc !== 'number') return undefined;
	return Number.isInteger(before) && Number.isInteger(inc) ? before + inc : undefined;
}
