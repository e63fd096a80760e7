import { pipeline, type Transform } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';

/** Larger than zlib's default: fewer turns of the event loop a row. */
const chunkSize = 128 * 1024;

/** The bytes of gzip members in a row, unpacked. Broken ones throw zlib's error. */
export function gunzipped(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	return through(packed, createGunzip({ chunkSize }));
}

/** The bytes of a deflated zip entry, unpacked. Broken ones throw zlib's error. */
export function inflated(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	return through(packed, createInflateRaw({ chunkSize }));
}

/** Whether an error says that packed bytes are broken; zlib's codes all begin with `Z_`. */
export function isBrokenPacking(error: unknown): error is Error & { readonly code: string } {
	return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** A failure on either side reaches the reader through the unpacking stream. */
async function* through(packed: AsyncIterable<Buffer>, unpack: Transform): AsyncGenerator<Buffer> {
	pipeline(packed, unpack, () => undefined);
	for await (const chunk of unpack) {
		if (!Buffer.isBuffer(chunk)) throw new TypeError('A stream of bytes was expected');
		yield chunk;
	}
}
