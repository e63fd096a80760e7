import { RowError } from '../../flow/syncError';
import type { Origin } from '../../stage/parts/rowIndex';
import { mapLine, type MapRow } from './mapRow';
import type { RowSource } from './mapRows';

/** Which rows of the map step a part holds. */
export interface MappedSection {
	/** Where its first row came from. */
	readonly origin: Origin;
	readonly rows: number;
	/** Rows that may not be sent twice are in parts of their own. */
	readonly once: boolean;
}

const nothing = (): void => undefined;

/**
 * The rows of a part of the map step, mapped again. Sources before its first row are not opened;
 * the last one is read to its end, where it is checked.
 */
export async function* remappedRows(
	sources: Iterable<RowSource>,
	mapRow: MapRow,
	{ origin, rows, once }: MappedSection,
	signal?: AbortSignal,
): AsyncGenerator<readonly string[]> {
	let left = rows;
	let source = 0;

	const remap = (first: number, lines: readonly Buffer[]): readonly string[] => {
		const mapped: string[] = [];
		const skipped = source === origin.source ? Math.max(0, origin.line - first) : 0;
		for (let position = skipped; position < lines.length && left > 0; position += 1) {
			const bytes = lines[position];
			if (!bytes || bytes.length === 0) continue;
			const outcome = mapLine(mapRow, bytes, { source, line: first + position }, nothing);
			if (outcome instanceof RowError || 'skip' in outcome || outcome.once !== once) continue;
			mapped.push(outcome.line);
			left -= 1;
		}
		return mapped;
	};

	for (const texts of sources) {
		source += 1;
		if (source < origin.source) continue;
		let first = 1;
		for await (const { lines } of texts) {
			for await (const some of lines) {
				signal?.throwIfAborted();
				yield remap(first, some);
				first += some.length;
			}
		}
		if (left === 0) return;
	}
}
