import { crc32 } from 'node:zlib';
import {
	fromRandomAccessReaderPromise,
	getFileNameLowLevel,
	type Entry,
	type ZipFile,
} from 'yauzl';

import { SyncError } from '../../flow/syncError';
import { objectBytes, type ByteReading } from '../objectBytes';
import type { ForeignFile } from '../parts/stepIndex';
import type { Store } from '../store';
import { inflated } from '../unpacked';
import { brokenFile } from './brokenFile';
import { RangeReader } from './rangeReader';
import type { UnpackGuard } from './unpackLimits';

/** An archive of one export holds a handful; the list of all is kept in memory. */
const mostEntries = 10_000;

/** One file in an archive. */
export interface ZipEntry {
	/** As the archive has it, with any folders. */
	readonly name: string;
	/** Unpacked and checked against size and checksum; read to the end before the next entry. */
	readonly chunks: AsyncGenerator<Buffer>;
}

/**
 * The files in a zip archive, stored or deflated, in the order of its directory
 * (pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
 *
 * @throws ConfigurationError when the archive is broken, encrypted, packed in another way or would
 * unpack too far.
 */
export async function* zipEntries(
	store: Store,
	file: ForeignFile,
	reading: ByteReading,
	guard: UnpackGuard,
): AsyncGenerator<ZipEntry> {
	const reader = new RangeReader(store, file, reading);
	try {
		const zip = await fromRandomAccessReaderPromise(reader, file.bytes, {
			autoClose: false,
			// Names are decoded here: the reader refuses those that a file system would.
			decodeStrings: false,
		});
		const entries = await readDirectory(zip, file);
		guard.check(entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0));
		for (const entry of entries) {
			const packed = async function* (): AsyncGenerator<Buffer> {
				const first = await dataStart(zip, entry).catch((error: unknown) => {
					throw asBroken(error, file, reading.signal);
				});
				if (entry.compressedSize === 0) return;
				const range = { first, last: first + entry.compressedSize - 1 };
				yield* objectBytes(store, file.key, { ...reading, range });
			};
			yield { name: nameOf(entry), chunks: checked(file, entry, guard, packed()) };
		}
	} catch (error) {
		throw asBroken(error, file, reading.signal);
	}
}

async function readDirectory(zip: ZipFile, { key }: ForeignFile): Promise<readonly Entry[]> {
	if (zip.entryCount > mostEntries) {
		throw brokenFile(key, `holds more than ${mostEntries} files`);
	}
	const entries: Entry[] = [];
	for await (const entry of zip.eachEntry()) {
		if (nameOf(entry).endsWith('/')) continue;
		if (entry.isEncrypted()) throw brokenFile(key, 'is encrypted');
		if (!entry.canDecodeFileData()) {
			throw brokenFile(key, `is packed in a way that is not read (${entry.compressionMethod})`);
		}
		entries.push(entry);
	}
	return entries;
}

const nameOf = (entry: Entry): string =>
	getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);

async function dataStart(zip: ZipFile, entry: Entry): Promise<number> {
	const header = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
	return header.fileDataStart;
}

const stored = 0;

async function* checked(
	file: ForeignFile,
	entry: Entry,
	guard: UnpackGuard,
	packed: AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
	const unpacked = entry.compressionMethod === stored ? packed : inflated(packed);
	let bytes = 0;
	let sum = 0;
	for await (const chunk of guard.counted(unpacked)) {
		bytes += chunk.length;
		sum = crc32(chunk, sum);
		if (bytes > entry.uncompressedSize) break;
		yield chunk;
	}
	if (bytes !== entry.uncompressedSize || sum !== entry.crc32) {
		throw brokenFile(file.key, `is damaged in its entry '${nameOf(entry)}'`);
	}
}

/** The reader of directories throws plain errors for what is no archive. */
function asBroken(error: unknown, { key }: ForeignFile, signal: AbortSignal | undefined): unknown {
	if (signal?.aborted) return signal.reason;
	return error instanceof SyncError ? error : brokenFile(key, 'is no whole zip file', error);
}
