import { createHash } from 'node:crypto';
import { z } from 'zod';

import { ConfigurationError } from '../../flow/syncError';
import type { Store } from '../store';

export const snapshotFileSchema = z.object({
	key: z.string().min(1),
	bytes: z.int().min(0),
	sha256: z.string(),
});

/** A file of a snapshot as the pointer to the snapshot names it. */
export type SnapshotFile = z.infer<typeof snapshotFileSchema>;

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Writes a small file of a snapshot that nothing points at yet. */
export async function writeSnapshotFile(
	store: Store,
	key: string,
	text: string,
	signal?: AbortSignal,
): Promise<SnapshotFile> {
	await store.putText(key, text, { signal });
	return { key, bytes: Buffer.byteLength(text), sha256: sha256Of(text) };
}

/**
 * Reads a small file of a snapshot.
 *
 * @throws ConfigurationError when it is missing or is not what was written.
 */
export async function readSnapshotFile(
	store: Store,
	file: SnapshotFile,
	signal?: AbortSignal,
): Promise<string> {
	const stored = await store.getText(file.key, signal);
	if (!stored) {
		throw new ConfigurationError(
			`State file '${file.key}' is not in bucket '${store.bucket}' any more: ${wayOut}`,
		);
	}
	if (Buffer.byteLength(stored.text) !== file.bytes || sha256Of(stored.text) !== file.sha256) {
		throw new ConfigurationError(`State file '${file.key}' does not fit its checksum: ${wayOut}`);
	}
	return stored.text;
}

/** A state is never guessed: it decides what is not sent again. */
export const wayOut =
	"bring it back from a copy of the bucket, or delete the goal's state, runs and reports with 'S3 Stage: Goal: Delete' and start the goal anew.";
