import { createHash, type Hash } from 'node:crypto';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { networkWords } from '../../flow/networkWords';
import { ConfigurationError, PassingError, SyncError } from '../../flow/syncError';
import type { Store } from '../store';
import { lineBatches } from './lines';
import type { ForeignFile, OwnPart } from './stepIndex';

/** Larger than zlib's default: fewer turns of the event loop a row. */
const gunzipChunkBytes = 128 * 1024;

interface Tally {
	bytes: number;
	readonly hash: Hash;
}

async function* bytesOf(source: Readable): AsyncGenerator<Buffer> {
	for await (const chunk of source) {
		if (!Buffer.isBuffer(chunk)) throw new TypeError('A stream of bytes was expected');
		yield chunk;
	}
}

async function* counted(source: Readable, tally: Tally): AsyncGenerator<Buffer> {
	for await (const bytes of bytesOf(source)) {
		tally.bytes += bytes.length;
		tally.hash.update(bytes);
		yield bytes;
	}
}

/** A failure on either side reaches the reader through the unpacking stream. */
function gunzipped(compressed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	const gunzip = createGunzip({ chunkSize: gunzipChunkBytes });
	pipeline(compressed, gunzip, () => undefined);
	return bytesOf(gunzip);
}

async function* rowsOf(
	store: Store,
	key: string,
	tally: Tally,
	signal: AbortSignal | undefined,
): AsyncGenerator<Buffer[]> {
	const stored = await store.getStream(key, { signal });
	if (!stored) {
		throw new ConfigurationError(
			`'${key}' is not in bucket '${store.bucket}' any more: start the goal again with 'Begin Run'.`,
		);
	}
	yield* lineBatches(gunzipped(counted(stored.stream, tally)));
}

/** A failed reading as one sentence; zlib's own codes all begin with `Z_`. */
function readFailure(error: unknown, key: string, signal: AbortSignal | undefined): unknown {
	if (signal?.aborted) return signal.reason;
	if (error instanceof SyncError || !(error instanceof Error)) return error;
	if ('code' in error && String(error.code).startsWith('Z_')) {
		return new ConfigurationError(
			`'${key}' is no whole gzip file (${String(error.code)}): start the goal again with 'Begin Run'.`,
			{ cause: error },
		);
	}
	const code = 'code' in error ? String(error.code) : '';
	return new PassingError(`Reading '${key}' broke off (${networkWords(code)}): run again later.`, {
		cause: error,
	});
}

/**
 * The rows of a part that we wrote, as lines of bytes, checked against the index as they pass.
 *
 * @throws ConfigurationError naming the part when it is missing, damaged or cut short.
 */
export async function* readPart(
	store: Store,
	part: OwnPart,
	signal?: AbortSignal,
): AsyncGenerator<Buffer[]> {
	const tally: Tally = { bytes: 0, hash: createHash('sha256') };
	let rows = 0;
	try {
		for await (const lines of rowsOf(store, part.key, tally, signal)) {
			rows += lines.length;
			yield lines;
		}
	} catch (error) {
		throw readFailure(error, part.key, signal);
	}
	if (
		tally.bytes !== part.bytes ||
		tally.hash.digest('hex') !== part.sha256 ||
		rows !== part.rows
	) {
		throw new ConfigurationError(
			`Part '${part.key}' does not fit its checksum: start the goal again with 'Begin Run'.`,
		);
	}
}

/**
 * The rows of a gzip file that Braze wrote, as lines of bytes.
 *
 * @throws ConfigurationError naming the file when it is missing, damaged or not the one that was
 * listed when the export ended.
 */
export async function* readForeignFile(
	store: Store,
	file: ForeignFile,
	signal?: AbortSignal,
): AsyncGenerator<Buffer[]> {
	const tally: Tally = { bytes: 0, hash: createHash('sha256') };
	try {
		yield* rowsOf(store, file.key, tally, signal);
	} catch (error) {
		throw readFailure(error, file.key, signal);
	}
	if (tally.bytes !== file.bytes) {
		throw new ConfigurationError(
			`File '${file.key}' has changed since Braze's export ended: start the goal again with 'Begin Run'.`,
		);
	}
}
