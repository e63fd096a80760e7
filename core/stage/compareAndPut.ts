import { ConflictError, type Store, type WriteCondition } from './store';

/** How an object is written that others write too. */
export interface CompareAndPut {
	readonly condition: WriteCondition;
	/** Whether the store obeys conditions; if not, only what is there before the write is compared. */
	readonly conditional: boolean;
	readonly signal?: AbortSignal;
}

/**
 * Writes a small object if it is still the version that was read.
 *
 * @throws ConflictError when it is not.
 */
export async function compareAndPut(
	store: Store,
	key: string,
	text: string,
	{ condition, conditional, signal }: CompareAndPut,
): Promise<{ readonly etag: string }> {
	if (conditional) return await store.putText(key, text, { condition, signal });
	const stored = await store.getText(key, signal);
	const wanted = 'absent' in condition ? undefined : condition.etag;
	if (stored?.etag !== wanted) throw new ConflictError(key);
	return await store.putText(key, text, { signal });
}
