import { setImmediate as nextTurn } from 'node:timers/promises';

import { PendingChanges } from './pendingChanges';
import type { LedgerChanges } from './ledgerEntry';

/** So many answered requests may wait before they are recorded. */
const mostRequestsUnrecorded = 20;

/** And so long. */
const longestUnrecordedMs = 1000;

/** Stores an entry under its number, if nobody else has; from 1. */
export type WriteEntry = (entry: number, changes: LedgerChanges) => Promise<void>;

/**
 * Records what happens to a part's rows, one entry after the other. While one is being written,
 * what else happens is collected and goes together into the next. After a failed write nothing more
 * is recorded: whoever asks for it gets that failure.
 */
export class Journal {
	private pending = new PendingChanges();
	/** How often something was noted, and how much of it is stored. */
	private noted = 0;
	private stored = 0;
	private writing: Promise<void> | undefined;
	private failure: { readonly reason: unknown } | undefined;
	private timer: NodeJS.Timeout | undefined;

	constructor(
		/** How many entries there are. */
		private entries: number,
		private readonly write: WriteEntry,
	) {}

	/** Notes something, to be stored by `flush` or `keepUp`. */
	note(add: (pending: PendingChanges) => void): void {
		add(this.pending);
		this.noted += 1;
	}

	/** Resolves once all that has been noted so far is stored. */
	async flush(): Promise<void> {
		const upTo = this.noted;
		while (this.stored < upTo) {
			if (this.failure) throw this.failure.reason;
			await (this.writing ?? this.writeNext());
		}
	}

	/** Lets changes be stored without waiting for it. */
	flushSoon(): void {
		this.flush().catch(() => undefined);
	}

	/**
	 * For changes that may stay unrecorded for a while: they are stored after a second or together
	 * with others; waits only while there are too many and an earlier entry is still being written.
	 */
	async keepUp(): Promise<void> {
		if (this.failure) throw this.failure.reason;
		if (this.pending.requests < mostRequestsUnrecorded) {
			this.timer ??= setTimeout(() => this.flushSoon(), longestUnrecordedMs).unref();
		} else if (this.writing) {
			await this.flush();
		} else {
			this.flushSoon();
		}
	}

	private writeNext(): Promise<void> {
		clearTimeout(this.timer);
		this.timer = undefined;
		this.writing = this.writeEntry()
			.catch((reason: unknown) => {
				this.failure = { reason };
				throw reason;
			})
			.finally(() => (this.writing = undefined));
		return this.writing;
	}

	private async writeEntry(): Promise<void> {
		// What is noted in the same turn, such as the next start, goes into the same entry.
		await nextTurn();
		const { pending, noted } = this;
		this.pending = new PendingChanges();
		this.entries += 1;
		await this.write(this.entries, pending.changes());
		this.stored = noted;
	}
}
