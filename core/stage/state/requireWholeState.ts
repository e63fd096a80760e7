import type { GoalKeys } from '../keys';
import type { Store } from '../store';
import { readCurrent } from './current';
import { readSnapshotFile } from './snapshotFile';

/**
 * Makes sure, before anything is sent, that what a goal's runs left to the next one is whole.
 *
 * @throws ConfigurationError naming what was edited, is missing or does not fit its checksum.
 */
export async function requireWholeState(
	store: Store,
	keys: GoalKeys,
	signal?: AbortSignal,
): Promise<void> {
	const stored = await readCurrent(store, keys, signal);
	for (const file of stored?.current.files ?? []) await readSnapshotFile(store, file, signal);
}
