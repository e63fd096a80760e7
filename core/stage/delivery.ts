import { z } from 'zod';

import { mapConcurrently } from '../flow/pool';
import {
	KindCounter,
	addCounts,
	addKinds,
	countsSchema,
	kindsSchema,
	noCounts,
	type Counts,
	type Kinds,
} from '../report/counts';
import type { RunKeys } from './keys';
import { batches, type Batch, type BatchLimits } from './parts/batches';
import { readPart } from './parts/partReader';
import { PartWriter } from './parts/partWriter';
import type { RejectedRow } from './parts/rejectedRows';
import type { OwnPart } from './parts/stepIndex';
import type { Store } from './store';

/** What a service said of one request: how its rows ended. */
export interface BatchOutcome {
	/** Without `rejected`, which is the number of `refused`, and without `requests`. */
	readonly counts: Partial<Counts>;
	/** By place in the batch, from 0. */
	readonly refused: ReadonlyMap<number, { readonly reason: string; readonly message: string }>;
	/** Skips by kind. */
	readonly skips: Kinds;
}

/** Sends one batch; may be called again for the same rows after an interruption. */
export type SendBatch = (batch: Batch, signal?: AbortSignal) => Promise<BatchOutcome>;

/** How to deliver. */
export interface DeliverySettings {
	/** To whom the rows go: parts that went elsewhere before are sent again. */
	readonly target: string;
	readonly limits: BatchLimits;
	readonly requestsAtOnce: number;
	readonly send: SendBatch;
}

/** What came back for all parts together. */
export interface DeliveryResult {
	readonly counts: Counts;
	readonly reasons: Kinds;
}

const partResultSchema = z.object({
	/** Checksum of the mapped part that this is the result of. */
	sha256: z.string(),
	/** To whom it went. */
	target: z.string(),
	counts: countsSchema,
	reasons: kindsSchema,
});

type PartResult = z.infer<typeof partResultSchema>;

/** A part on its way. */
class PartInDelivery {
	private counts = noCounts;
	private skips: Kinds = {};
	private readonly rejected: RejectedRow[] = [];
	private settledRows = 0;

	constructor(
		readonly number: number,
		readonly part: OwnPart,
	) {}

	get isSettled(): boolean {
		return this.settledRows >= this.part.rows;
	}

	settle(batch: Batch, outcome: BatchOutcome): void {
		this.settledRows += batch.lines.length;
		this.counts = addCounts(this.counts, { ...outcome.counts, requests: 1 });
		this.skips = addKinds(this.skips, outcome.skips);
		for (const [place, refusal] of outcome.refused) {
			this.rejected.push({ key: this.part.key, line: batch.firstLine + place, ...refusal });
		}
	}

	rejectedRows(): readonly RejectedRow[] {
		return this.rejected.sort((one, other) => one.line - other.line);
	}

	result(target: string): PartResult {
		const kinds = new KindCounter();
		for (const { reason } of this.rejected) kinds.add(reason);
		return {
			sha256: this.part.sha256,
			target,
			counts: addCounts(this.counts, { rejected: this.rejected.length }),
			reasons: addKinds(this.skips, kinds.kinds()),
		};
	}
}

/**
 * Delivers mapped parts, several requests in flight, and stores a result for each part once all its
 * rows are settled. Parts that already have a result are not sent again.
 *
 * @throws whatever `send` throws, after what was in flight has ended.
 */
export async function deliverParts(
	store: Store,
	keys: RunKeys,
	parts: readonly OwnPart[],
	settings: DeliverySettings,
	signal?: AbortSignal,
): Promise<DeliveryResult> {
	let total: DeliveryResult = { counts: noCounts, reasons: {} };
	const add = ({ counts, reasons }: PartResult): void => {
		total = {
			counts: addCounts(total.counts, counts),
			reasons: addKinds(total.reasons, reasons),
		};
	};

	async function* open(): AsyncGenerator<{ delivery: PartInDelivery; batch: Batch }> {
		for (const [position, part] of parts.entries()) {
			const earlier = await earlierResult(store, keys, position + 1, signal);
			if (earlier?.sha256 === part.sha256 && earlier.target === settings.target) {
				add(earlier);
				continue;
			}
			const delivery = new PartInDelivery(position + 1, part);
			for await (const batch of batches(readPart(store, part, signal), settings.limits)) {
				signal?.throwIfAborted();
				yield { delivery, batch };
			}
		}
	}

	const settled = mapConcurrently(open(), settings.requestsAtOnce, async ({ delivery, batch }) => {
		delivery.settle(batch, await settings.send(batch, signal));
		return delivery;
	});
	const closed = new Set<PartInDelivery>();
	for await (const delivery of settled) {
		if (!delivery.isSettled || closed.has(delivery)) continue;
		closed.add(delivery);
		add(await storeResult(store, keys, delivery, settings.target, signal));
	}
	return total;
}

async function earlierResult(
	store: Store,
	keys: RunKeys,
	number: number,
	signal: AbortSignal | undefined,
): Promise<PartResult | undefined> {
	const stored = await store.getText(keys.result(number), signal);
	if (!stored) return undefined;
	return partResultSchema.parse(JSON.parse(stored.text));
}

/** Refused rows first: a part that has a result has its explanations too. */
async function storeResult(
	store: Store,
	keys: RunKeys,
	delivery: PartInDelivery,
	target: string,
	signal: AbortSignal | undefined,
): Promise<PartResult> {
	const rejected = delivery.rejectedRows();
	const writer = new PartWriter(store, () => keys.rejected('deliver', delivery.number), signal);
	await writer.write(rejected.map((row) => JSON.stringify(row)));
	await writer.end();
	const result = delivery.result(target);
	await store.putText(keys.result(delivery.number), JSON.stringify(result), { signal });
	return result;
}
