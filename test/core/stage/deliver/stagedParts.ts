import { PassingError } from '../../../../core/flow/syncError';
import type { BatchOutcome, SendBatch } from '../../../../core/stage/deliver/batchOutcome';
import type { DeliverySettings } from '../../../../core/stage/deliver/deliverParts';
import type { OwnPart } from '../../../../core/stage/parts/stepIndex';
import { MemoryStore } from '../memoryStore';
import { runKeys, stagePart } from '../stagedRows';

export const partKey = (part: number): string => runKeys.part('map', part);

/** Parts whose rows are `<part>/<line>`. */
export const staged = (...sizes: readonly number[]): { store: MemoryStore; parts: OwnPart[] } => {
	const store = new MemoryStore();
	const parts = sizes.map((rows, place) =>
		stagePart(
			store,
			partKey(place + 1),
			Array.from({ length: rows }, (_, line) => `"${place + 1}/${line + 1}"`),
		),
	);
	return { store, parts };
};

/** The same, of rows that may not be sent twice. */
export const stagedOnce = (rows: number): { store: MemoryStore; parts: OwnPart[] } => {
	const { store, parts } = staged(rows);
	return { store, parts: parts.map((part) => ({ ...part, once: true })) };
};

/** A service that takes everything, but refuses, skips or fails at given rows. */
export const service = (
	at: {
		readonly refused?: readonly string[];
		readonly skipped?: readonly string[];
		readonly fails?: readonly string[];
	} = {},
) => {
	const sent: string[][] = [];
	const send: SendBatch = async ({ lines }): Promise<BatchOutcome> => {
		const rows = lines.map((line): string => JSON.parse(line.toString('utf8')));
		if (rows.some((row) => at.fails?.includes(row))) throw new PassingError('Run again later.');
		sent.push(rows);
		const refused = new Map(
			rows.flatMap((row, place) =>
				at.refused?.includes(row)
					? [[place, { reason: 'braze', message: `${row} is not valid` }] as const]
					: [],
			),
		);
		const skipped = rows.filter((row) => at.skipped?.includes(row)).length;
		return {
			counts: { accepted: rows.length - refused.size - skipped, skipped },
			refused,
			unknown: new Map(),
			skips: skipped > 0 ? { NOTFOUND: skipped } : {},
		};
	};
	return { send, sent };
};

export const settings = (
	send: SendBatch,
	changes: Partial<DeliverySettings> = {},
): DeliverySettings => ({
	target: 'braze EU-01',
	limits: { rows: 2, bytes: 10_000 },
	requestsAtOnce: 1,
	send,
	...changes,
});
