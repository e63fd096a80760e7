import type { Origin } from '../../stage/parts/rowIndex';
import type { RowSource } from '../run/mapRows';

/** A row as it lies in a part or file, or in a list of items. */
export interface SampledRow {
	/** The text that it lies in. */
	readonly key: string;
	/** From 1. */
	readonly line: number;
	readonly bytes: Buffer;
	/** What the mapping is told of its place. */
	readonly origin: Origin;
}

/** The first rows of some sources; no source is opened that none is taken from. */
export async function* sampledRows(
	sources: Iterable<RowSource>,
	mostRows: number,
	signal?: AbortSignal,
): AsyncGenerator<SampledRow> {
	let rows = 0;
	let source = 0;
	for (const texts of sources) {
		source += 1;
		let before = 0;
		for await (const { key, lines } of texts) {
			let line = 0;
			for await (const some of lines) {
				signal?.throwIfAborted();
				for (const bytes of some) {
					line += 1;
					if (bytes.length === 0) continue;
					yield { key, line, bytes, origin: { source, line: before + line } };
					rows += 1;
					if (rows >= mostRows) return;
				}
			}
			before += line;
		}
	}
}
