import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough, Transform, pipeline } from 'node:stream';
import { createGzip, type Gzip } from 'node:zlib';

import type { Store } from '../store';
import type { OwnPart } from './stepIndex';

/** Divisible by 75, 50, 500 and 1,000: full requests to both services. */
export const rowsPerPart = 6000;

/** Level 1: level 6 costs 18 % more time for 16 % less size. */
const gzipLevel = 1;

/** Rows are joined up to this many characters before they go to gzip in one piece. */
const pieceCharacters = 64 * 1024;

interface OpenPart {
	readonly key: string;
	readonly gzip: Gzip;
	readonly written: Promise<Omit<OwnPart, 'rows'>>;
	rows: number;
	piece: string;
}

/**
 * Writes rows into numbered gzip NDJSON parts of `rowsPerPart`. One part is compressed while the
 * one before it is still being uploaded; writing waits for both, so memory stays bounded.
 */
export class PartWriter {
	private readonly finished: OwnPart[] = [];
	private open: OpenPart | undefined;
	private closing: Promise<void> = Promise.resolve();
	private parts = 0;

	constructor(
		private readonly store: Store,
		private readonly keyOf: (part: number) => string,
		private readonly signal?: AbortSignal,
	) {}

	/** Adds rows, each the JSON text of one line. */
	async write(rows: readonly string[]): Promise<void> {
		for (const row of rows) {
			const part = (this.open ??= this.openPart());
			part.piece += `${row}\n`;
			part.rows += 1;
			if (part.piece.length >= pieceCharacters) await flush(part);
			if (part.rows >= rowsPerPart) await this.closePart(part);
		}
	}

	/** Closes the last part and resolves with all of them, in order, once all are stored. */
	async end(): Promise<OwnPart[]> {
		if (this.open) await this.closePart(this.open);
		await this.closing;
		return this.finished;
	}

	/** Gives up: what was being uploaded does not appear. */
	async abandon(reason: Error): Promise<void> {
		const { open } = this;
		this.open = undefined;
		open?.gzip.destroy(reason);
		await Promise.allSettled([open?.written, this.closing]);
	}

	private openPart(): OpenPart {
		this.parts += 1;
		const key = this.keyOf(this.parts);
		const gzip = createGzip({ level: gzipLevel });
		const tally = { bytes: 0, hash: createHash('sha256') };
		const counter = new Transform({
			transform(chunk: Buffer, _encoding, done) {
				tally.bytes += chunk.length;
				tally.hash.update(chunk);
				done(null, chunk);
			},
		});
		const body = new PassThrough();
		pipeline(gzip, counter, body, () => undefined);
		const written = this.store
			.putStream(key, body, { contentType: 'application/x-ndjson', signal: this.signal })
			.then(() => ({ key, bytes: tally.bytes, sha256: tally.hash.digest('hex') }));
		// A failed upload stops the writer at its next write instead of leaving it waiting.
		written.catch((error: unknown) => gzip.destroy(asError(error)));
		return { key, gzip, written, rows: 0, piece: '' };
	}

	private async closePart(part: OpenPart): Promise<void> {
		this.open = undefined;
		await flush(part);
		part.gzip.end();
		const before = this.closing;
		this.closing = part.written.then(async (stored) => {
			await before;
			this.finished.push({ ...stored, rows: part.rows });
		});
		this.closing.catch(() => undefined);
		await before;
	}
}

async function flush(part: OpenPart): Promise<void> {
	const { piece, gzip } = part;
	part.piece = '';
	if (gzip.destroyed) await part.written;
	if (piece !== '' && !gzip.write(piece)) await Promise.race([drained(part), part.written]);
}

/** Why the upload failed matters more than that its stream was closed for it. */
async function drained({ gzip, written }: OpenPart): Promise<void> {
	try {
		await once(gzip, 'drain');
	} catch (error) {
		await written;
		throw error;
	}
}

function asError(error: unknown): Error {
	return error instanceof Error ? error : new Error(String(error));
}
