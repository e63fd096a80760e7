/** Numbers of the first and the last line of a stretch, from 1. */
export type LineRange = readonly [first: number, last: number];

/** Lines of a part that go out together. */
export interface Batch {
	readonly lines: readonly Buffer[];
	/** Which lines of the part these are, in order. */
	readonly ranges: readonly LineRange[];
}

/** What one request may hold. */
export interface BatchLimits {
	readonly rows: number;
	/** Of all lines together; a single longer line still goes, alone. */
	readonly bytes: number;
}

/**
 * Groups a part's lines into batches that fill requests by number and by size.
 *
 * @param isWanted by line number, from 1; the others are left out.
 */
export async function* batches(
	lineBatches: AsyncIterable<readonly Buffer[]>,
	limits: BatchLimits,
	isWanted: (line: number) => boolean = () => true,
): AsyncGenerator<Batch> {
	let lines: Buffer[] = [];
	let ranges: LineRange[] = [];
	let bytes = 0;
	let number = 0;
	for await (const some of lineBatches) {
		for (const line of some) {
			number += 1;
			if (!isWanted(number)) continue;
			const full = lines.length >= limits.rows || bytes + line.length + 1 > limits.bytes;
			if (full && lines.length > 0) {
				yield { lines, ranges };
				lines = [];
				ranges = [];
				bytes = 0;
			}
			lines.push(line);
			addLines(ranges, [number, number]);
			bytes += line.length + 1;
		}
	}
	if (lines.length > 0) yield { lines, ranges };
}

/** Adds a stretch; one that goes on where the last one ended makes that one longer. */
export function addLines(ranges: LineRange[], [first, last]: LineRange): void {
	const before = ranges.at(-1);
	if (before && before[1] + 1 === first) ranges[ranges.length - 1] = [before[0], last];
	else ranges.push([first, last]);
}

/** Number of the line at a place of a batch, from 0. */
export function lineAt({ ranges }: Batch, place: number): number {
	let rest = place;
	for (const [first, last] of ranges) {
		if (rest <= last - first) return first + rest;
		rest -= last - first + 1;
	}
	throw new RangeError(`The batch has no place ${place}`);
}
