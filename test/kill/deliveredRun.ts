import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

import type { RunKeys } from '../../core/stage/keys';
import type { Store } from '../../core/stage/store';
import type { SentRow } from './traffic';

const rangesSchema = z.array(z.tuple([z.number(), z.number()]));

const entrySchema = z.object({
	settled: z.object({ lines: rangesSchema, unknown: z.array(z.unknown()) }),
});

const indexSchema = z.object({
	parts: z.array(z.object({ key: z.string(), rows: z.number(), once: z.boolean().default(false) })),
});

const unknownSchema = z.object({ key: z.string(), line: z.number() });

/** An entry of a part's ledger, as it lies in the bucket. */
interface StoredEntry {
	/** Lines that ended with it, by the ids of their rows. */
	readonly settled: readonly string[];
	/** How many of them nobody knows the end of. */
	readonly unknown: number;
}

/** What a run's delivery left in the bucket, read by nothing of the product. */
export interface DeliveredRun {
	/** All mapped rows, in the order of their parts. */
	readonly rows: readonly SentRow[];
	/** Rows whose part does not say rightly whether they may be sent twice. */
	readonly misplaced: number;
	/** Rows that are listed as unknown. */
	readonly unknown: readonly string[];
	readonly entries: ReadonlyMap<string, StoredEntry>;
}

/** Reads it. */
export async function readDelivered(
	store: Store,
	keys: RunKeys,
	rowOf: (line: string) => SentRow,
): Promise<DeliveredRun> {
	const { parts } = indexSchema.parse(JSON.parse(await textOf(store, keys.index('map'))));
	const rows: SentRow[] = [];
	const unknown: string[] = [];
	const entries = new Map<string, StoredEntry>();
	let misplaced = 0;
	for (const [place, part] of parts.entries()) {
		const ofPart = (await linesOf(store, part.key)).map(rowOf);
		if (ofPart.length !== part.rows) throw new Error(`${part.key} has not ${part.rows} rows`);
		misplaced += ofPart.filter(({ adds }) => adds !== part.once).length;
		rows.push(...ofPart);
		const idAt = (line: number): string => ofPart[line - 1]?.id ?? `line ${line} of ${part.key}`;
		for (const text of await linesOf(store, keys.unknown(place + 1))) {
			const { key, line } = unknownSchema.parse(JSON.parse(text));
			unknown.push(key === part.key ? idAt(line) : `a line of ${key}`);
		}
		const prefix = keys.ledgerEntry(place + 1, 1).replace(/[^/]+$/, '');
		for await (const { key } of store.list(prefix)) {
			const { settled } = entrySchema.parse(JSON.parse(await textOf(store, key)));
			entries.set(key, {
				settled: settled.lines.flatMap(([first, last]) =>
					ofPart.slice(first - 1, last).map(({ id }) => id),
				),
				unknown: settled.unknown.length,
			});
		}
	}
	return { rows, misplaced, unknown, entries };
}

async function textOf(store: Store, key: string): Promise<string> {
	const stored = await store.getText(key);
	if (!stored) throw new Error(`No object ${key}`);
	return stored.text;
}

/** No lines where there is no object. */
async function linesOf(store: Store, key: string): Promise<readonly string[]> {
	const stored = await store.getStream(key);
	if (!stored) return [];
	const text = gunzipSync(await buffer(stored.stream)).toString();
	return text.split('\n').filter((line) => line !== '');
}
