import { PartWriter } from './partWriter';
import type { RunKeys, Step } from '../keys';
import type { Store } from '../store';

/** Where a row was read: the object and the line there, from 1. */
export interface RowSource {
	readonly key: string;
	readonly line: number;
}

/** A refused row: where it lies and why it was refused, never what is in it. */
export interface RejectedRow {
	/** The object whose line it is. */
	readonly key: string;
	/** From 1. */
	readonly line: number;
	/** The short kind that reports count. */
	readonly reason: string;
	/** In a sentence, or in the service's own words. */
	readonly message: string;
	/** Of a mapped row: where it was read. */
	readonly source?: RowSource;
}

/** Writes a step's refused rows beside the deliveries. */
export function rejectedRowsWriter(
	store: Store,
	keys: RunKeys,
	step: Step,
	signal?: AbortSignal,
): PartWriter {
	return new PartWriter(store, (part) => keys.rejected(step, part), signal);
}
