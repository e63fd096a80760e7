import { PassingError } from '../../flow/syncError';
import { ConflictError } from '../store';
import type { LeaseContext } from './leaseContext';
import type { LeaseChange } from './leaseChanges';
import {
	missingLease,
	readLease,
	type LeaseDocument,
	type LeaseHistory,
	type LeaseHolder,
	type SeenLease,
} from './leaseDocument';
import { LeaseLostError, SupersededError } from './leaseErrors';
import { momentOf, newDocument, writeLease, type HeldLease, type Moment } from './seize';

interface SentWrite {
	readonly document: LeaseDocument;
	readonly begun: Moment;
}

/** A held lease as it was last known to be stored, and the writes that may yet have arrived. */
export class LeaseRecord {
	/** Writes without an answer, by beat. */
	private readonly sent = new Map<string, SentWrite>();
	/** Whom the lease was taken for. */
	private readonly firstHolder: LeaseHolder;

	constructor(
		private readonly context: LeaseContext,
		private held: HeldLease,
	) {
		const { holder } = held.document;
		if (!holder) throw new TypeError('A lease without a holder is not held');
		this.firstHolder = holder;
	}

	get holder(): LeaseHolder {
		return this.held.document.holder ?? this.firstHolder;
	}

	/** When the last write that is known to have arrived was begun. */
	get renewed(): Moment {
		return this.held.renewed;
	}

	get history(): LeaseHistory {
		return this.held.document;
	}

	/**
	 * Renews the lease with a change. A write whose answer was lost is recognized by its beat.
	 *
	 * @throws LeaseLostError or SupersededError when somebody else has it, PassingError when it is not
	 * known whether the write arrived.
	 */
	async write(change: LeaseChange, signal: AbortSignal): Promise<void> {
		while (!(await this.attempt(change, signal)));
	}

	/** False when an earlier write turns out to have arrived, so that this one could not. */
	private async attempt(change: LeaseChange, signal: AbortSignal): Promise<boolean> {
		const document = newDocument(this.context, change(this.held.document));
		const { beat } = document;
		this.sent.set(beat, { document, begun: momentOf(this.context) });
		try {
			const { etag } = await writeLease(this.context, document, this.held.etag, signal);
			this.confirm(beat, etag);
			return true;
		} catch (error) {
			signal.throwIfAborted();
			const stored = await readLease(this.context, signal);
			if (!stored) throw missingLease(this.context);
			if (this.confirm(stored.document.beat, stored.etag)) {
				return stored.document.beat === beat;
			}
			throw stored.etag === this.held.etag ? notStored(error) : this.lostTo(stored);
		}
	}

	private confirm(beat: string, etag: string): boolean {
		const sent = this.sent.get(beat);
		if (!sent) return false;
		this.held = { document: sent.document, etag, renewed: sent.begun };
		this.sent.clear();
		return true;
	}

	private lostTo({ document }: SeenLease): Error {
		const { goalKey, runId, number, executionId } = this.holder;
		const latest = document.latestRuns[goalKey];
		if (latest && latest.number > number) {
			return new SupersededError(goalKey, runId, latest.runId);
		}
		const other = document.holder;
		if (other?.runId === runId) {
			return new LeaseLostError(
				`Run '${runId}' of goal '${goalKey}' goes on in execution ${other.executionId}, so execution ${executionId} stops: wait until that one has ended.`,
			);
		}
		return new LeaseLostError(
			`Execution ${executionId} was silent for so long that others were let in: start goal '${goalKey}' again with 'Begin Run', which goes on with run '${runId}'.`,
		);
	}
}

/** A store may also call it a conflict that two writes came at once, of which none counts yet. */
function notStored(error: unknown): unknown {
	if (!(error instanceof ConflictError)) return error;
	return new PassingError(`'${error.key}' could not be written for now: run again later.`, {
		cause: error,
	});
}
