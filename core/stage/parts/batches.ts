/** Lines of a part that go out together. */
export interface Batch {
	readonly lines: readonly Buffer[];
	/** Line number in the part of the first one, from 1. */
	readonly firstLine: number;
}

/** What one request may hold. */
export interface BatchLimits {
	readonly rows: number;
	/** Of all lines together; a single longer line still goes, alone. */
	readonly bytes: number;
}

/** Groups a part's lines into batches that fill requests by number and by size. */
export async function* batches(
	lineBatches: AsyncIterable<readonly Buffer[]>,
	limits: BatchLimits,
): AsyncGenerator<Batch> {
	let lines: Buffer[] = [];
	let bytes = 0;
	let firstLine = 1;
	for await (const some of lineBatches) {
		for (const line of some) {
			const full = lines.length >= limits.rows || bytes + line.length + 1 > limits.bytes;
			if (full && lines.length > 0) {
				yield { lines, firstLine };
				firstLine += lines.length;
				lines = [];
				bytes = 0;
			}
			lines.push(line);
			bytes += line.length + 1;
		}
	}
	if (lines.length > 0) yield { lines, firstLine };
}
