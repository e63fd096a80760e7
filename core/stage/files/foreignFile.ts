import { objectBytes, type Patience } from '../objectBytes';
import { lineBatches, type LineLimits } from '../parts/lines';
import type { ForeignFile } from '../parts/stepIndex';
import type { Store } from '../store';
import { gunzipped, isBrokenPacking } from '../unpacked';
import { brokenFile } from './brokenFile';
import { contentKind, kindBytes } from './contentKind';
import { peeked } from './peeked';
import { SourceGoneError } from './sourceGone';
import { UnpackGuard, type UnpackLimits } from './unpackLimits';
import { zipEntries } from './zip';

/** What is made of a file that somebody else wrote. */
export interface ForeignFileOptions extends LineLimits {
	readonly limits?: UnpackLimits;
	readonly signal?: AbortSignal;
	readonly patience?: Patience;
}

/** A file, or one entry of a zip, with its bytes as they are when unpacked. */
export interface ForeignText {
	/** The file's key; of a zip's entry with its name behind it: `export.zip#users.txt`. */
	readonly key: string;
	readonly chunks: AsyncGenerator<Buffer>;
}

/** The same, split into lines (`lineBatches`). */
export interface ForeignRows {
	readonly key: string;
	readonly lines: AsyncGenerator<Buffer[]>;
}

/**
 * The texts in a file: gzip (members in a row), zip (every entry) or plain, told by its content,
 * whatever its name. Each is read to its end, or left aside, before the next is asked for.
 *
 * @throws SourceGoneError when the file is gone or not the pinned one, ConfigurationError naming
 * it when it is broken or would unpack too far, PassingError when the store does not give it.
 */
export async function* foreignTexts(
	store: Store,
	file: ForeignFile,
	options: ForeignFileOptions = {},
): AsyncGenerator<ForeignText> {
	const { key } = file;
	const { signal, patience } = options;
	const guard = new UnpackGuard(key, file.bytes, options.limits);
	const reading = {
		version: file,
		gone: (what: 'missing' | 'changed') => new SourceGoneError(key, what),
		signal,
		patience,
	};
	const bytes = objectBytes(store, key, reading);
	try {
		const { head, all } = await peeked(bytes, ({ length }) => length >= kindBytes);
		const kind = contentKind(head);
		if (kind === 'text') yield { key, chunks: all };
		if (kind === 'gzip') {
			const unpacked = guard.counted(gunzipped(all));
			yield { key, chunks: toldOf(unpacked, key, signal) };
		}
		if (kind !== 'zip') return;
		await bytes.return(undefined);
		for await (const { name, chunks } of zipEntries(store, file, reading, guard)) {
			yield { key: `${key}#${name}`, chunks: toldOf(chunks, key, signal) };
		}
	} finally {
		await bytes.return(undefined);
	}
}

/** The rows of each text in a file; see `foreignTexts`. */
export async function* foreignRows(
	store: Store,
	file: ForeignFile,
	options: ForeignFileOptions = {},
): AsyncGenerator<ForeignRows> {
	for await (const { key, chunks } of foreignTexts(store, file, options)) {
		yield { key, lines: lineBatches(chunks, options) };
	}
}

/** The same bytes; a failure while unpacking becomes a sentence. */
async function* toldOf(
	chunks: AsyncIterable<Buffer>,
	key: string,
	signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
	try {
		yield* chunks;
	} catch (error) {
		if (signal?.aborted) throw signal.reason;
		if (!isBrokenPacking(error)) throw error;
		throw brokenFile(key, `is broken (${error.code})`, error);
	}
}
