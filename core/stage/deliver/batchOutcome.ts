import type { CountName, Kinds } from '../../report/counts';
import type { Batch } from '../parts/batches';

/** Why a row was refused, or is unknown. */
export interface RowNote {
	/** The short kind that reports count. */
	readonly reason: string;
	/** In a sentence, or in the service's own words. */
	readonly message: string;
}

/** How rows end that need no explanation one by one. */
export type SettledCounts = Partial<
	Record<Extract<CountName, 'accepted' | 'created' | 'updated' | 'unchanged' | 'skipped'>, number>
>;

/**
 * What a service said of one request. Every row has one end: accepted + unchanged + skipped +
 * refused + unknown is the number of rows sent.
 */
export interface BatchOutcome {
	readonly counts: SettledCounts;
	/** By place in the batch, from 0. */
	readonly refused: ReadonlyMap<number, RowNote>;
	/** Rows of which the answer does not say what became of them, by place in the batch. */
	readonly unknown: ReadonlyMap<number, RowNote>;
	/** Skips by kind. */
	readonly skips: Kinds;
}

/** How a batch goes out. */
export interface SendOptions {
	/** Its rows may not be sent twice: they add to what is there. */
	readonly once: boolean;
	readonly signal?: AbortSignal;
}

/**
 * Sends one batch. With `once` it repeats only what the service has surely not taken.
 *
 * @throws OpenOutcomeError when it is not known whether the service took the rows.
 * @throws SyncError otherwise, and NotSentError: the service has surely not taken them.
 */
export type SendBatch = (batch: Batch, options: SendOptions) => Promise<BatchOutcome>;
