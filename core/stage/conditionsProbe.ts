import { randomUUID } from 'node:crypto';

import { probeFolder } from './keys';
import { ConflictError, type Store, type WriteCondition } from './store';

/** After a cancellation, too, the probe is taken away, but within a second. */
const cancelledCleaningMs = 700;

/** The key of an object that nobody else writes. */
export function probeKey(stageFolder: string): string {
	return `${probeFolder(stageFolder)}${randomUUID()}.json`;
}

/**
 * Finds out whether a store enforces conditional writes, on which lease and state rest: a write
 * that demands that there is nothing, or an older version, must fail, and one that demands the
 * stored version must succeed. Takes away what it wrote below `<stage>/probe/`.
 *
 * @throws SyncError when the store cannot be written, read or deleted from.
 */
export async function probeConditions(
	store: Store,
	stageFolder: string,
	signal?: AbortSignal,
): Promise<{ readonly conditional: boolean }> {
	const key = probeKey(stageFolder);
	const versionAfter = async (
		text: string,
		condition: WriteCondition,
	): Promise<string | undefined> => {
		try {
			return (await store.putText(key, text, { condition, signal })).etag;
		} catch (error) {
			if (error instanceof ConflictError) return undefined;
			throw error;
		}
	};
	/** Every text is another: writing again what is stored counts as done. */
	const isEnforced = async (): Promise<boolean> => {
		const first = await versionAfter('"first"', { absent: true });
		if (first === undefined) return false;
		if ((await versionAfter('"over an existing object"', { absent: true })) !== undefined)
			return false;
		const second = await versionAfter('"second"', { etag: first });
		if (second === undefined) return false;
		return (await versionAfter('"over another version"', { etag: first })) === undefined;
	};

	let conditional: boolean;
	try {
		conditional = await isEnforced();
	} catch (error) {
		const patience = signal?.aborted ? AbortSignal.timeout(cancelledCleaningMs) : signal;
		await store.delete(key, patience).catch(() => undefined);
		throw error;
	}
	await store.delete(key, signal);
	return { conditional };
}
