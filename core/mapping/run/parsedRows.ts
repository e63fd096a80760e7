import { RowError } from '../../flow/syncError';
import { rowOf } from './mapRow';
import type { RowSource } from './mapRows';

/** The rows of the sources, parsed, at most so many; what is no row is left to the mapping. */
export async function* parsedRows(
	sources: Iterable<RowSource>,
	mostRows = Infinity,
	signal?: AbortSignal,
): AsyncGenerator<unknown> {
	let rows = 0;
	for (const texts of sources) {
		for await (const { lines } of texts) {
			for await (const some of lines) {
				signal?.throwIfAborted();
				for (const line of some) {
					if (line.length === 0) continue;
					if (rows >= mostRows) return;
					rows += 1;
					const row = parsed(line);
					if (!(row instanceof RowError)) yield row;
				}
			}
		}
	}
}

function parsed(line: Buffer): unknown {
	try {
		return rowOf(line);
	} catch (error) {
		if (error instanceof RowError) return error;
		throw error;
	}
}
