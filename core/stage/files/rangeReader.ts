import { RandomAccessReader } from 'yauzl';

import { objectBytes, type ByteReading } from '../objectBytes';
import type { ForeignFile } from '../parts/stepIndex';
import type { Store } from '../store';

/** An archive's directory is read in pieces of some dozen bytes: they come from one request. */
const readAheadBytes = 64 * 1024;

/** Any bytes of an object, for the reader of archives, which asks from here and there. */
export class RangeReader extends RandomAccessReader {
	private first = 0;
	private ahead: Buffer = Buffer.alloc(0);

	constructor(
		private readonly store: Store,
		private readonly file: ForeignFile,
		private readonly reading: ByteReading,
	) {
		super();
	}

	override read(
		buffer: Buffer,
		offset: number,
		length: number,
		position: number,
		callback: (error: Error | null) => void,
	): void {
		this.bytesAt(position, length)
			.then((bytes) => {
				bytes.copy(buffer, offset);
				callback(null);
			})
			.catch((error: unknown) => {
				callback(error instanceof Error ? error : new Error(String(error)));
			});
	}

	private async bytesAt(position: number, length: number): Promise<Buffer> {
		if (position < 0 || position + length > this.file.bytes) {
			throw new RangeError('The archive names bytes that it does not have');
		}
		const isAhead = position >= this.first && position + length <= this.first + this.ahead.length;
		if (!isAhead) {
			const wanted = Math.max(length, readAheadBytes);
			const last = Math.min(position + wanted, this.file.bytes) - 1;
			const range = { first: position, last };
			const chunks: Buffer[] = [];
			for await (const chunk of objectBytes(this.store, this.file.key, {
				...this.reading,
				range,
			})) {
				chunks.push(chunk);
			}
			this.first = position;
			this.ahead = Buffer.concat(chunks);
		}
		return this.ahead.subarray(position - this.first, position - this.first + length);
	}
}
