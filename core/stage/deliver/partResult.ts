import { z } from 'zod';

import { KindCounter, addCounts, addKinds, countsSchema, kindsSchema } from '../../report/counts';
import type { RunKeys } from '../keys';
import { PartWriter } from '../parts/partWriter';
import type { RejectedRow } from '../parts/rejectedRows';
import type { Store } from '../store';
import type { LineNote } from './ledgerEntry';
import { sourcesOfPart } from './sourceOfLine';
import { strangeObject } from './strangeObject';
import type { PartLedger } from './partLedger';

const partResultSchema = z.object({
	/** Checksum of the mapped part that this is the result of. */
	sha256: z.string(),
	/** To whom it went. */
	target: z.string(),
	counts: countsSchema,
	/** Skips, refusals and unknown rows by kind. */
	reasons: kindsSchema,
	/** Rows that the run was closed without sending. */
	notSent: z.int().min(0),
});

/** How a part's rows ended. */
export type PartResult = z.infer<typeof partResultSchema>;

/** What a part's ledger adds up to. */
export function resultOf(ledger: PartLedger, target: string): PartResult {
	const { part, counts, skips, refused, unknown } = ledger;
	const kinds = new KindCounter();
	for (const [, reason] of [...refused, ...unknown]) kinds.add(reason);
	return {
		sha256: part.sha256,
		target,
		counts: addCounts(counts, { rejected: refused.length, unknown: unknown.length }),
		reasons: { ...addKinds(skips, kinds.kinds()) },
		notSent: ledger.openRows,
	};
}

/**
 * Stores how a part ended. The rows to be explained come first: a part that has a result has its
 * explanations too.
 */
export async function storeResult(
	store: Store,
	keys: RunKeys,
	number: number,
	ledger: PartLedger,
	target: string,
	signal?: AbortSignal,
): Promise<PartResult> {
	const result = resultOf(ledger, target);
	const { refused, unknown, part } = ledger;
	if (refused.length + unknown.length > 0) {
		const sourceOf = await sourcesOfPart(store, keys, number, signal);
		const told = ([line, reason, message]: LineNote): RejectedRow => {
			return { key: part.key, line, reason, message, source: sourceOf(line) };
		};
		await storeRows(store, keys.rejected('deliver', number), refused.map(told), signal);
		await storeRows(store, keys.unknown(number), unknown.map(told), signal);
	}
	await store.putText(keys.result(number), JSON.stringify(result), { signal });
	return result;
}

async function storeRows(
	store: Store,
	into: string,
	rows: readonly RejectedRow[],
	signal: AbortSignal | undefined,
): Promise<void> {
	const inOrder = [...rows].sort((one, other) => one.line - other.line);
	const writer = new PartWriter(store, () => into, signal);
	try {
		await writer.write(inOrder.map((row) => JSON.stringify(row)));
		await writer.end();
	} catch (error) {
		await writer.abandon(error instanceof Error ? error : new Error(String(error)));
		throw error;
	}
}

/**
 * A result as it is stored.
 *
 * @throws ConfigurationError when the object is not what a delivery wrote.
 */
export function parsePartResult(key: string, text: string): PartResult {
	try {
		return partResultSchema.parse(JSON.parse(text));
	} catch (error) {
		throw strangeObject(key, { cause: error });
	}
}
