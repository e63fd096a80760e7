import { z } from 'zod';

import { ConfigurationError } from '../../flow/syncError';
import type { GoalKeys } from '../keys';
import type { Store } from '../store';
import { snapshotFileSchema, wayOut } from './snapshotFile';

const currentSchema = z.object({
	snapshotId: z.string().min(1),
	/** The run that committed it. */
	runId: z.string().min(1),
	number: z.int().min(1),
	committedAt: z.iso.datetime(),
	files: z.array(snapshotFileSchema),
});

/** A goal's `current.json`: points at the one snapshot that counts. */
export type CurrentState = z.infer<typeof currentSchema>;

/** A pointer and the version it was read at. */
export interface StoredCurrent {
	readonly current: CurrentState;
	readonly etag: string;
}

/**
 * A goal's current state, or `undefined` when no run of it has committed yet.
 *
 * @throws ConfigurationError when the object is not what a run wrote.
 */
export async function readCurrent(
	store: Store,
	keys: GoalKeys,
	signal?: AbortSignal,
): Promise<StoredCurrent | undefined> {
	const key = keys.current();
	const stored = await store.getText(key, signal);
	if (!stored) return undefined;
	try {
		const current = currentSchema.parse(JSON.parse(stored.text));
		const outside = current.files.find((file) => !file.key.startsWith(keys.stateFolder()));
		if (outside) throw new RangeError(`${outside.key} is not below ${keys.stateFolder()}`);
		return { current, etag: stored.etag };
	} catch (error) {
		throw new ConfigurationError(`'${key}' is not what a run wrote: ${wayOut}`, { cause: error });
	}
}
