import { PassThrough, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import type { Store } from '../store';

/** Level 1: level 6 costs 18 % more time for 16 % less size. */
const gzipLevel = 1;

/** Rows go to gzip in pieces of about this many characters. */
const pieceCharacters = 64 * 1024;

/** A file that was written. */
export interface WrittenFile {
	readonly key: string;
	/** Of the object. */
	readonly bytes: number;
}

/**
 * Writes rows, each the JSON text of one line, as gzip NDJSON; in place of what was there. The
 * object appears whole or not at all.
 */
export async function writeRows(
	store: Store,
	key: string,
	rows: Iterable<string>,
	signal?: AbortSignal,
): Promise<WrittenFile> {
	const gzip = createGzip({ level: gzipLevel });
	return await write(store, key, [Readable.from(pieces(rows)), gzip], {
		contentType: 'application/x-ndjson',
		signal,
	});
}

/** Writes bytes as they come; in place of what was there. */
export async function writeBytes(
	store: Store,
	key: string,
	bytes: Readable,
	options: { readonly contentType: string; readonly signal?: AbortSignal },
): Promise<WrittenFile> {
	return await write(store, key, [bytes], options);
}

function* pieces(rows: Iterable<string>): Generator<string> {
	let piece = '';
	for (const row of rows) {
		piece += `${row}\n`;
		if (piece.length < pieceCharacters) continue;
		yield piece;
		piece = '';
	}
	if (piece !== '') yield piece;
}

async function write(
	store: Store,
	key: string,
	[source, ...transforms]: readonly [Readable, ...Transform[]],
	options: { readonly contentType: string; readonly signal?: AbortSignal },
): Promise<WrittenFile> {
	let bytes = 0;
	const counter = new Transform({
		transform(chunk: Buffer, _encoding, done) {
			bytes += chunk.length;
			done(null, chunk);
		},
	});
	const body = new PassThrough();
	const { signal } = options;
	const stored = store.putStream(key, body, options);
	// A failed upload stops the source, a failed source the upload.
	stored.catch((error: unknown) => body.destroy(asError(error)));
	const poured = pipeline([source, ...transforms, counter, body], { signal });
	const [upload, pouring] = await Promise.allSettled([stored, poured]);
	signal?.throwIfAborted();
	if (upload.status === 'rejected') throw upload.reason;
	if (pouring.status === 'rejected') throw pouring.reason;
	return { key, bytes };
}

const asError = (error: unknown): Error =>
	error instanceof Error ? error : new Error(String(error));
