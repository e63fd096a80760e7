import { NotSentError } from '../../flow/http';
import { lastingSignal } from '../../flow/lastingSignal';
import { mapConcurrently } from '../../flow/pool';
import { PassingError } from '../../flow/syncError';
import { addCounts, addKinds, noCounts, type Counts, type Kinds } from '../../report/counts';
import { batches, type Batch, type BatchLimits } from '../parts/batches';
import { readPart } from '../parts/partReader';
import type { OwnPart } from '../parts/stepIndex';
import type { StepContext } from '../step';
import type { SendBatch } from './batchOutcome';
import { PartDelivery, type DeliveryPorts } from './partDelivery';
import type { PartResult } from './partResult';
import { recordedParts, requireSameDelivery, type RecordedPart } from './recordedParts';

/** How to deliver. */
export interface DeliverySettings {
	/** To whom the rows go: a run's rows never go to two. */
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

/** So many requests in a row may leave open what became of their rows. */
const mostLeftOpen = 3;

/** Cancelling has to be over within a second. */
const recordAfterAbortMs = 700;

/**
 * Delivers mapped parts, several requests in flight, and keeps a ledger of what left and how it
 * ended, so that a delivery that was interrupted goes on where it stood: rows that are settled are
 * not sent again, and of parts that are `once` no row is ever sent twice. Each part has a result
 * when all its rows are settled; such a part is not read again.
 *
 * @throws ConfigurationError when rows of this run went to another target, or were others.
 * @throws whatever `send` throws, after what was in flight has ended and is recorded.
 */
export async function deliverParts(
	context: StepContext,
	parts: readonly OwnPart[],
	settings: DeliverySettings,
): Promise<DeliveryResult> {
	const recorded = await recordedParts(context, parts);
	requireSameDelivery(context.keys.name.runId, recorded, settings.target);
	const record = lastingSignal(context.signal, recordAfterAbortMs);
	try {
		return await new Delivery(context, settings, record.signal).deliver(recorded);
	} finally {
		record.release();
	}
}

/** All parts on their way. */
class Delivery {
	private readonly ports: DeliveryPorts;
	private readonly open = new Set<PartDelivery>();
	private total: DeliveryResult = { counts: noCounts, reasons: {} };
	private leftOpenInARow = 0;

	constructor(
		private readonly context: StepContext,
		private readonly settings: DeliverySettings,
		recordSignal: AbortSignal | undefined,
	) {
		const { store, keys, signal, onProgress } = context;
		const { target } = settings;
		/** Not in the signal's time alone: a machine that slept wakes with its timers not yet due. */
		const send: SendBatch = async (batch, options) => {
			try {
				context.requireHeld?.();
			} catch (error) {
				throw options.once ? new NotSentError({ cause: error }) : error;
			}
			return await settings.send(batch, options);
		};
		this.ports = { store, keys, target, send, signal, recordSignal, onProgress };
	}

	async deliver(recorded: readonly RecordedPart[]): Promise<DeliveryResult> {
		const sent = mapConcurrently(
			this.openBatches(recorded),
			this.settings.requestsAtOnce,
			async ({ part, batch }) => await this.send(part, batch),
		);
		try {
			let ended = await sent.next();
			while (!ended.done) ended = await sent.next();
			return this.total;
		} finally {
			await Promise.allSettled([...this.open].map((part) => part.allRecorded()));
		}
	}

	private async *openBatches(
		recorded: readonly RecordedPart[],
	): AsyncGenerator<{ readonly part: PartDelivery; readonly batch: Batch }> {
		const { store, signal } = this.context;
		for (const earlier of recorded) {
			if (earlier.result) {
				this.add(earlier.result);
				continue;
			}
			const part = new PartDelivery(this.ports, earlier);
			this.open.add(part);
			await part.takeOver();
			if (await this.closeWhenSettled(part)) continue;
			const rows = readPart(store, earlier.part, signal);
			const isWanted = (line: number) => part.ledger.isOpen(line);
			for await (const batch of batches(rows, this.settings.limits, isWanted)) {
				signal?.throwIfAborted();
				yield { part, batch };
			}
		}
	}

	/** Resolves when the request's place is free. */
	private async send(part: PartDelivery, batch: Batch): Promise<void> {
		// A place is free again only when what it carried before is recorded.
		for (const other of this.open) if (other !== part) await other.onceRecorded();
		const { leftOpen } = await part.deliver(batch);
		this.leftOpenInARow = leftOpen ? this.leftOpenInARow + 1 : 0;
		if (this.leftOpenInARow >= mostLeftOpen) await this.stop(part);
		await this.closeWhenSettled(part);
	}

	private async stop(part: PartDelivery): Promise<void> {
		await part.allRecorded();
		throw new PassingError(
			`After ${mostLeftOpen} requests in a row it is not known what became of their rows, which are listed as unknown and not sent again: when the service answers well, start the goal again with 'Begin Run', which sends what is left.`,
		);
	}

	private async closeWhenSettled(part: PartDelivery): Promise<boolean> {
		const result = await part.closeWhenSettled();
		if (!result) return false;
		this.open.delete(part);
		this.add(result);
		return true;
	}

	private add({ counts, reasons }: PartResult): void {
		this.total = {
			counts: addCounts(this.total.counts, counts),
			reasons: addKinds(this.total.reasons, reasons),
		};
	}
}
