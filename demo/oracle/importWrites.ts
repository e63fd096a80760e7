import { textsOf } from './brazeValue';
import type { Extent } from './extent';
import { FURTHER_IMPORT, SHIPPED_IMPORT } from './importFields';
import { fittingTexts } from './propertyKinds';
import { remainingWritesOf } from './remainingWrites';
import type { BrazeUser } from './state';

/** How new values meet those a profile has: replace them, only fill a gap, join them, add up. */
export type Merge = 'set' | 'setIfEmpty' | 'add' | 'sum';

/** One property that a user writes. Setting no values takes the property away. */
export interface PropertyWrite {
	readonly property: string;
	readonly merge: Merge;
	readonly values: readonly string[];
}

const FIELDS = {
	shipped: SHIPPED_IMPORT,
	everything: [...SHIPPED_IMPORT, ...FURTHER_IMPORT],
};

/** What the import goal writes for a user, beside the identifier. */
export function importWritesOf(
	user: BrazeUser,
	extent: Extent = 'shipped',
): readonly PropertyWrite[] {
	const writes = FIELDS[extent].flatMap(({ to, merge, from, clears = false }) => {
		const texts = textsOf(from(user));
		const values = fittingTexts(to, texts);
		const isCleared = clears && texts.length === 0;
		return values.length > 0 || isCleared ? [{ property: to, merge, values }] : [];
	});
	return extent === 'shipped' ? writes : [...writes, ...remainingWritesOf(user)];
}
