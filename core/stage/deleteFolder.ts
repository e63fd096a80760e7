import { mapConcurrently } from '../flow/pool';
import type { Store } from './store';

const deletedAtOnce = 8;

/**
 * Deletes every object below a prefix that ends with a slash.
 *
 * @returns how many there were.
 */
export async function deleteFolder(
	store: Store,
	prefix: string,
	signal?: AbortSignal,
): Promise<number> {
	let deleted = 0;
	const done = mapConcurrently(store.list(prefix, signal), deletedAtOnce, async ({ key }) => {
		await store.delete(key, signal);
		return 1;
	});
	for await (const one of done) deleted += one;
	return deleted;
}
