import { Readable } from 'node:stream';

import type { Store } from '../store';
import type { Hash64 } from './hash64';

/** Where a row came from. */
export interface Origin {
	/** Number of the part or file, from 1. */
	readonly source: number;
	/** From 1. */
	readonly line: number;
}

/** What the index tells of a row beside where it came from. */
export interface IndexedRow {
	/** What the source knows the row by. */
	readonly sourceId: string;
	/** JSON text of what each mapping row sends, in their order. */
	readonly fields: readonly string[];
}

/** Two unsigned numbers of 4 bytes. */
const originBytes = 8;
const hashBytes = 8;
/** The key of a row is a hash of 128 bits: two with different seeds. */
const keyBytes = 2 * hashBytes;
const secondSeed = 1n;
const isLittleEndian = true;

const bytesOfRow = (fields: number): number => originBytes + keyBytes + hashBytes * (1 + fields);

/**
 * Collects the index of one mapped part: per row, little-endian, its origin (source and line, 4
 * bytes each), the key (128 bits, of the source's ID), the fingerprint of all that is sent (64
 * bits, of the ones that follow) and one of each mapping row (64 bits). A line of JSON before them
 * tells how many.
 */
export class RowIndexBuilder {
	private readonly rowBytes: number;
	private readonly bytes: Buffer;
	private readonly view: DataView;
	private rows = 0;

	constructor(
		private readonly hash: Hash64,
		private readonly fields: number,
		mostRows: number,
	) {
		this.rowBytes = bytesOfRow(fields);
		this.bytes = Buffer.alloc(this.rowBytes * mostRows);
		const { buffer, byteOffset, byteLength } = this.bytes;
		this.view = new DataView(buffer, byteOffset, byteLength);
	}

	add({ source, line }: Origin, { sourceId, fields }: IndexedRow): void {
		const { hash, bytes, view } = this;
		const start = this.rows * this.rowBytes;
		view.setUint32(start, source, isLittleEndian);
		view.setUint32(start + originBytes / 2, line, isLittleEndian);
		const keyAt = start + originBytes;
		view.setBigUint64(keyAt, hash.ofText(sourceId), isLittleEndian);
		view.setBigUint64(keyAt + hashBytes, hash.ofText(sourceId, secondSeed), isLittleEndian);
		const rowAt = keyAt + keyBytes;
		const fieldsAt = rowAt + hashBytes;
		let at = fieldsAt;
		for (const field of fields) {
			view.setBigUint64(at, hash.ofText(field), isLittleEndian);
			at += hashBytes;
		}
		view.setBigUint64(rowAt, hash.ofBytes(bytes.subarray(fieldsAt, at)), isLittleEndian);
		this.rows += 1;
	}

	/** What is stored. */
	toBuffer(): Buffer {
		const { rows, fields, rowBytes } = this;
		const head = Buffer.from(`${JSON.stringify({ rows, fields })}\n`);
		return Buffer.concat([head, this.bytes.subarray(0, rows * rowBytes)]);
	}
}

/** Stores a part's index. */
export async function writeRowIndex(
	store: Store,
	key: string,
	index: RowIndexBuilder,
	signal?: AbortSignal,
): Promise<void> {
	const body = Readable.from([index.toBuffer()]);
	await store.putStream(key, body, { contentType: 'application/octet-stream', signal });
}

/** Where each row of a part came from, by its line there, from 1. */
export type OriginOfLine = (line: number) => Origin | undefined;

/** Reads a part's index; where there is none, or none that is whole, nothing is known. */
export async function readOrigins(
	store: Store,
	key: string,
	signal?: AbortSignal,
): Promise<OriginOfLine> {
	const stored = await store.getStream(key, { signal });
	if (!stored) return () => undefined;
	const chunks: Buffer[] = [];
	for await (const chunk of stored.stream) chunks.push(Buffer.from(chunk));
	const bytes = Buffer.concat(chunks);
	const start = bytes.indexOf('\n') + 1;
	const fields = fieldsOf(bytes.toString('utf8', 0, start));
	if (fields === undefined) return () => undefined;
	const rowBytes = bytesOfRow(fields);
	return (line) => {
		const at = start + (line - 1) * rowBytes;
		if (line < 1 || at + rowBytes > bytes.length) return undefined;
		return { source: bytes.readUInt32LE(at), line: bytes.readUInt32LE(at + 4) };
	};
}

function fieldsOf(head: string): number | undefined {
	try {
		const { fields } = Object(JSON.parse(head));
		return Number.isSafeInteger(fields) && fields >= 0 ? fields : undefined;
	} catch {
		return undefined;
	}
}
