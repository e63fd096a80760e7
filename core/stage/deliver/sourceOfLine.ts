import type { RunKeys } from '../keys';
import type { RowSource } from '../parts/rejectedRows';
import { readOrigins } from '../parts/rowIndex';
import { readStepIndex } from '../parts/stepIndex';
import type { Store } from '../store';

/** Where the rows of a mapped part were read: the object and the line there, as far as it is known. */
export async function sourcesOfPart(
	store: Store,
	keys: RunKeys,
	part: number,
	signal?: AbortSignal,
): Promise<(line: number) => RowSource | undefined> {
	const originOf = await readOrigins(store, keys.rowIndex(part), signal);
	const read = await readStepIndex(store, keys, 'read', signal);
	const sources = read ? [...read.parts, ...read.files] : [];
	return (line) => {
		const origin = originOf(line);
		const source = origin && sources[origin.source - 1];
		return source && { key: source.key, line: origin.line };
	};
}
