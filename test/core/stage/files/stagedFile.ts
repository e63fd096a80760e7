import { createHash } from 'node:crypto';

import { foreignRows, type ForeignFileOptions } from '../../../../core/stage/files/foreignFile';
import type { ForeignFile } from '../../../../core/stage/parts/stepIndex';
import { collected } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';

/** Where Braze put it. */
export const key = 'braze/segment-export/s/2026-11-21/p/0001.gz';
export const rows = Array.from({ length: 2_000 }, (_, row) => `{"row":${row},"name":"é🦊"}`);
export const text = `${rows.join('\n')}\n`;

/** The file as it was listed. */
export const pinned = (bytes: Buffer): ForeignFile => ({
	key,
	bytes: bytes.length,
	etag: createHash('md5').update(bytes).digest('hex'),
});

export const staged = (bytes: Buffer, pieceBytes = 1_000): MemoryStore => {
	const store = new MemoryStore(pieceBytes);
	store.put(key, bytes);
	return store;
};

/** The lines of each text in a file, by its key. */
export async function read(
	bytes: Buffer,
	options: ForeignFileOptions & { readonly store?: MemoryStore; readonly file?: ForeignFile } = {},
): Promise<Record<string, string[]>> {
	const { store = staged(bytes), file = pinned(bytes), ...others } = options;
	const found: Record<string, string[]> = {};
	for await (const { key: name, lines } of foreignRows(store, file, others)) {
		found[name] = (await collected(lines)).flat().map(String);
	}
	return found;
}
