import type { AttributeValue } from './attributeValue';

/** Whole numbers alone, of any length. */
function wholeNumber(given: unknown): bigint | undefined {
	if (typeof given === 'bigint') return given;
	return Number.isInteger(given) ? BigInt(Number(given)) : undefined;
}

/** `{"inc": <whole number>}`: nothing unless both are whole; a missing value starts at 0. */
export function increment(
	current: AttributeValue | undefined,
	{ inc }: Record<string, unknown>,
): number | bigint | undefined {
	const before = wholeNumber(current ?? 0);
	const more = wholeNumber(inc);
	if (before === undefined || more === undefined) return undefined;
	const sum = before + more;
	return Number.isSafeInteger(Number(sum)) ? Number(sum) : sum;
}
