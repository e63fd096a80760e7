/** Lists and objects within each other, at most: Braze nests three deep, and nobody endlessly. */
export const deepestNesting = 100;

/** Whether lists and objects lie deeper within each other than is read. */
export function isTooDeep(value: unknown, levels = deepestNesting): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levels === 0) return true;
	for (const inner of Array.isArray(value) ? value : Object.values(value)) {
		if (typeof inner === 'object' && isTooDeep(inner, levels - 1)) return true;
	}
	return false;
}
