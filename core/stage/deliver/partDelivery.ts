import { randomUUID } from 'node:crypto';

import { NotSentError } from '../../flow/http';
import { OpenOutcomeError, PassingError, SyncError } from '../../flow/syncError';
import { addCounts, noCounts } from '../../report/counts';
import type { RunKeys } from '../keys';
import { lineAt, type Batch } from '../parts/batches';
import { ConflictError, type Store } from '../store';
import type { BatchOutcome, RowNote, SendBatch } from './batchOutcome';
import { interruptedRows } from './interruptedRows';
import { Journal } from './journal';
import type { LineNote, Settled } from './ledgerEntry';
import { PartLedger } from './partLedger';
import { storeResult, type PartResult } from './partResult';
import type { RecordedPart } from './recordedParts';

/** Where deliveries of parts record, and to whom they send. */
export interface DeliveryPorts {
	readonly store: Store;
	readonly keys: RunKeys;
	readonly target: string;
	readonly send: SendBatch;
	readonly signal?: AbortSignal;
	/** Outlives `signal` for a moment, so that what was answered is still recorded. */
	readonly recordSignal?: AbortSignal;
	readonly onProgress?: (rows: number) => void;
}

/** What became of a batch, and whether the service left that open. */
interface Ended {
	readonly outcome: BatchOutcome;
	readonly leftOpen: boolean;
}

/** A part on its way: its rows are sent, and what becomes of them is recorded. */
export class PartDelivery {
	readonly ledger: PartLedger;
	private readonly journal: Journal;
	private isClosing = false;

	constructor(
		private readonly ports: DeliveryPorts,
		private readonly recorded: RecordedPart,
	) {
		this.ledger = recorded.ledger ?? new PartLedger(recorded.part);
		this.journal = newJournal(ports, recorded);
	}

	private get once(): boolean {
		return this.recorded.part.once ?? false;
	}

	/** Ends what an earlier delivery had on its way and never recorded. */
	async takeOver(): Promise<void> {
		if (this.ledger.interrupted().length > 0) await this.endEarlier();
	}

	/**
	 * Rows that an earlier delivery had on their way are unknown from now on; a sender that still
	 * lives can record nothing more, and so send nothing that may not be sent twice.
	 */
	async endEarlier(): Promise<void> {
		this.settle(interruptedRows(this.ledger));
		await this.journal.flush();
	}

	/**
	 * Sends a batch and notes how its rows ended. Of rows that may not be sent twice it is stored
	 * that they are sent, before they are.
	 *
	 * @returns whether the service left open what became of the rows; they are unknown then.
	 * @throws what `send` throws otherwise; PassingError when another execution sends this part.
	 */
	async deliver(batch: Batch): Promise<{ readonly leftOpen: boolean }> {
		const { once, journal } = this;
		if (once) await this.start(batch);
		const { outcome, leftOpen } = once
			? await this.sendOnce(batch)
			: { outcome: await this.send(batch), leftOpen: false };
		this.settle(settledOf(batch, outcome));
		this.ports.onProgress?.(batch.lines.length);
		if (once) journal.flushSoon();
		else await journal.keepUp();
		return { leftOpen };
	}

	/** Resolves once everything that is known of the rows is stored. */
	async allRecorded(): Promise<void> {
		await this.journal.flush();
	}

	/** The same, but only for rows that may not be sent twice: those of others may wait. */
	async onceRecorded(): Promise<void> {
		if (this.once) await this.journal.flush();
	}

	/** Stores the result, for the first who asks after all rows are settled. */
	async closeWhenSettled(): Promise<PartResult | undefined> {
		if (this.isClosing || !this.ledger.isSettled) return undefined;
		return await this.close();
	}

	/** Stores the result of what has been recorded. */
	async close(): Promise<PartResult> {
		this.isClosing = true;
		await this.journal.flush();
		const { store, keys, target, signal } = this.ports;
		return await storeResult(store, keys, this.recorded.number, this.ledger, target, signal);
	}

	private async send(batch: Batch): Promise<BatchOutcome> {
		const { send, signal } = this.ports;
		return await send(batch, { once: this.once, signal });
	}

	private async start({ ranges }: Batch): Promise<void> {
		this.ledger.start(ranges);
		this.journal.note((pending) => pending.start(ranges));
		await this.journal.flush();
	}

	private async sendOnce(batch: Batch): Promise<Ended> {
		const { signal } = this.ports;
		try {
			if (signal?.aborted) throw new NotSentError({ cause: signal.reason });
			return { outcome: await this.send(batch), leftOpen: false };
		} catch (error) {
			if (error instanceof OpenOutcomeError) {
				return { outcome: openOutcome(batch, error), leftOpen: true };
			}
			// The reason of an abort can be a SyncError too: it says nothing of a request in flight.
			const isRefusal = error instanceof SyncError && !signal?.aborted;
			if (isRefusal || error instanceof NotSentError) await this.giveBack(batch);
			throw error instanceof NotSentError ? error.cause : error;
		}
	}

	/** The failure that brought it about matters more than one of the store. */
	private async giveBack({ ranges }: Batch): Promise<void> {
		this.ledger.giveBack(ranges);
		this.journal.note((pending) => pending.giveBack(ranges));
		await this.journal.flush().catch(() => undefined);
	}

	private settle(ends: Settled): void {
		this.ledger.settle(ends);
		this.journal.note((pending) => pending.settle(ends));
	}
}

function newJournal(
	{ store, keys, target, recordSignal }: DeliveryPorts,
	{ number, part, entries }: RecordedPart,
): Journal {
	const by = randomUUID();
	return new Journal(entries, async (entry, changes) => {
		const text = JSON.stringify({ by, target, sha256: part.sha256, ...changes });
		const options = { condition: { absent: true }, signal: recordSignal } as const;
		try {
			await store.putText(keys.ledgerEntry(number, entry), text, options);
		} catch (error) {
			if (!(error instanceof ConflictError)) throw error;
			throw new PassingError(
				`Another execution is sending run '${keys.name.runId}' at this moment: wait until it has ended, or stop it, before you start the goal again with 'Begin Run'.`,
				{ cause: error },
			);
		}
	});
}

const settledOf = (batch: Batch, outcome: BatchOutcome): Settled => ({
	lines: batch.ranges.map(([first, last]) => [first, last]),
	counts: addCounts(noCounts, { ...outcome.counts, requests: 1 }),
	refused: notesOf(batch, outcome.refused),
	unknown: notesOf(batch, outcome.unknown),
	skips: { ...outcome.skips },
});

const notesOf = (batch: Batch, notes: ReadonlyMap<number, RowNote>): LineNote[] =>
	Array.from(notes, ([place, { reason, message }]) => [lineAt(batch, place), reason, message]);

function openOutcome({ lines }: Batch, { what }: OpenOutcomeError): BatchOutcome {
	const note = {
		reason: 'noClearAnswer',
		message: `No clear answer came (${what}): the row may have arrived.`,
	};
	return {
		counts: {},
		refused: new Map(),
		unknown: new Map(lines.map((_line, place) => [place, note])),
		skips: {},
	};
}
