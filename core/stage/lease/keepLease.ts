import { setMaxListeners } from 'node:events';

import { PassingError } from '../../flow/syncError';
import { leaseTimes, clockOf, type LeaseContext } from './leaseContext';
import { releasing, resting, type LeaseChange } from './leaseChanges';
import { LeaseLostError } from './leaseErrors';
import { LeaseRecord } from './leaseRecord';
import type { HeldLease } from './seize';
import { withinTime } from './timeLimit';
import type { LeaseHistory } from './leaseDocument';

/** A lease that is renewed in the background for as long as a node works. */
export interface Lease {
	/** Aborted when the execution is cancelled, and when the lease is lost or cannot be renewed. */
	readonly signal: AbortSignal;
	/** What runs there were, as of the last renewal. */
	readonly history: LeaseHistory;
	/**
	 * To be called in the same turn of the event loop in which something leaves for the services or
	 * into the state: a machine that slept wakes with its timers not yet due.
	 *
	 * @throws the signal's reason when the lease is not held any more.
	 */
	requireHeld(): void;
	/** Renews the lease with a change. */
	update(change: LeaseChange): Promise<void>;
	/** The node is done, its run is not: stops renewing, so that the run's next node takes over. */
	rest(): Promise<void>;
	/**
	 * Nobody runs any more, and all requests have ended: frees the lease, with a last change. Does
	 * nothing when the lease is lost.
	 *
	 * @throws PassingError when that could not be stored; the lease then frees itself.
	 */
	release(change?: LeaseChange): Promise<void>;
}

/** Renews a lease from now on. It ends with `rest` or `release`, whatever became of the work. */
export function keepLease(context: LeaseContext, held: HeldLease): Lease {
	return new KeptLease(context, held);
}

const unchanged: LeaseChange = (lease) => lease;

class KeptLease implements Lease {
	private readonly times;
	private readonly clock;
	private readonly record: LeaseRecord;
	/** For the node's work. */
	private readonly working = new AbortController();
	/** For the renewals. */
	private readonly renewing = new AbortController();
	private isLost = false;
	private lastFailure: unknown;
	/** One write after another. */
	private turn: Promise<void> = Promise.resolve();

	constructor(
		private readonly context: LeaseContext,
		held: HeldLease,
	) {
		this.times = leaseTimes(context);
		this.clock = clockOf(context);
		this.record = new LeaseRecord(context, held);
		// Every request in flight listens; Node would warn of a leak from the eleventh on.
		setMaxListeners(0, this.working.signal);
		context.signal?.addEventListener('abort', this.cancel, { once: true });
		if (context.signal?.aborted) this.cancel();
		void this.renew();
		void this.watch();
	}

	get signal(): AbortSignal {
		return this.working.signal;
	}

	get history(): LeaseHistory {
		return this.record.history;
	}

	requireHeld(): void {
		this.signal.throwIfAborted();
		if (this.leftMs() > 0) return;
		this.lose(this.notRenewed());
		this.signal.throwIfAborted();
	}

	async update(change: LeaseChange): Promise<void> {
		this.requireHeld();
		try {
			await this.write(change, this.signal);
		} catch (error) {
			if (!isPassing(error)) this.lose(error);
			throw error;
		}
	}

	async rest(): Promise<void> {
		this.stop();
		if (this.isLost) return;
		// It rests all the same when this is not stored: the next node then takes it over.
		await this.write(resting).catch(() => undefined);
	}

	async release(change: LeaseChange = unchanged): Promise<void> {
		this.stop();
		if (this.isLost) return;
		await this.write((lease) => releasing(change(lease)));
	}

	private async renew(): Promise<void> {
		const { signal } = this.renewing;
		const { renewEveryMs, renewAgainMs } = this.times;
		let wait = renewEveryMs;
		while (await this.slept(wait)) {
			try {
				await this.write(unchanged, signal);
				wait = renewEveryMs;
			} catch (error) {
				if (signal.aborted) return;
				if (!isPassing(error)) return this.lose(error);
				this.lastFailure = error;
				wait = renewAgainMs;
			}
		}
	}

	/** Gives up in time, also while a renewal hangs. */
	private async watch(): Promise<void> {
		do {
			if (this.leftMs() <= 0) return this.lose(this.notRenewed());
		} while (await this.slept(this.leftMs()));
	}

	private async write(change: LeaseChange, signal?: AbortSignal): Promise<void> {
		const { clock } = this;
		const limit = { clock, ms: this.times.renewEveryMs, signal };
		const written = this.turn.then(
			async () => await withinTime(limit, async (inner) => await this.record.write(change, inner)),
		);
		this.turn = written.catch(() => undefined);
		await written;
	}

	/** How long the lease is certainly held, in ms; a machine that slept knows it by its wall clock. */
	private leftMs(): number {
		const { monotonicMs, wallMs } = this.record.renewed;
		const sinceMs = Math.max(
			this.clock.monotonicMs() - monotonicMs,
			this.clock.now().getTime() - wallMs,
		);
		return this.times.giveUpAfterMs - sinceMs;
	}

	/** False when renewing has ended. */
	private async slept(ms: number): Promise<boolean> {
		const { signal } = this.renewing;
		if (signal.aborted) return false;
		await this.clock.sleep(ms, signal).catch(() => undefined);
		return !signal.aborted;
	}

	private notRenewed(): LeaseLostError {
		const { holder } = this.record;
		return new LeaseLostError(
			`Execution ${holder.executionId} could not say for ${this.times.giveUpAfterMs / 1000} s that it still runs, because the S3 server did not answer or the machine slept: start goal '${holder.goalKey}' again with 'Begin Run', which goes on with run '${holder.runId}'.`,
			{ cause: this.lastFailure },
		);
	}

	private lose(reason: unknown): void {
		if (this.renewing.signal.aborted) return;
		this.isLost = true;
		this.stop();
		this.working.abort(reason);
	}

	private readonly cancel = (): void => {
		this.renewing.abort();
		this.working.abort(this.context.signal?.reason);
	};

	private stop(): void {
		this.renewing.abort();
		this.context.signal?.removeEventListener('abort', this.cancel);
	}
}

const isPassing = (error: unknown): boolean =>
	error instanceof PassingError && !(error instanceof LeaseLostError);
