import { ConfigurationError } from '../../flow/syncError';
import type { ForeignFile } from '../parts/stepIndex';
import type { Store, StoredObject } from '../store';

/** Objects below some prefixes, up to a number of them, in the order of their keys. */
export async function* listFiles(
	store: Store,
	prefixes: readonly string[],
	limit: number,
	signal?: AbortSignal,
): AsyncGenerator<StoredObject> {
	let files = 0;
	for (const prefix of prefixes) {
		for await (const file of store.list(prefix, signal)) {
			if (files >= limit) return;
			files += 1;
			yield file;
		}
	}
}

/**
 * The file that a key names, as it is now.
 *
 * @throws ConfigurationError when there is none.
 */
export async function findFile(
	store: Store,
	key: string,
	signal?: AbortSignal,
): Promise<ForeignFile> {
	// The key itself comes before all that only begin with it.
	for await (const file of store.list(key, signal)) {
		if (file.key === key) return { key, bytes: file.bytes, etag: file.etag };
		break;
	}
	throw new ConfigurationError(
		`There is no file '${key}' in bucket '${store.bucket}': take a key as 'File: Get Many' gives it.`,
	);
}
