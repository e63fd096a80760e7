import { randomUUID } from 'node:crypto';

import { ConflictError } from '../store';
import { compareAndPut } from '../compareAndPut';
import { clockOf, type LeaseContext } from './leaseContext';
import type { LeaseChange } from './leaseChanges';
import {
	readLease,
	type LeaseContents,
	type LeaseDocument,
	type LeaseHistory,
	type SeenLease,
} from './leaseDocument';

/** An instant on both clocks of a machine. */
export interface Moment {
	readonly monotonicMs: number;
	readonly wallMs: number;
}

/** A lease that this execution holds. */
export interface HeldLease extends SeenLease {
	/** When the write that made or renewed it was begun. */
	readonly renewed: Moment;
}

/** This instant. */
export function momentOf(context: LeaseContext): Moment {
	const clock = clockOf(context);
	return { monotonicMs: clock.monotonicMs(), wallMs: clock.now().getTime() };
}

/** The document that is written: the contents, with the time and a beat of its own. */
export function newDocument(context: LeaseContext, contents: LeaseContents): LeaseDocument {
	return {
		...contents,
		renewedAt: clockOf(context).now().toISOString(),
		beat: randomUUID(),
	};
}

/** Writes the document if the lease is still the one that was seen; no ETag: there was none. */
export async function writeLease(
	{ store, keys, conditional = true }: LeaseContext,
	document: LeaseDocument,
	etag: string | undefined,
	signal: AbortSignal | undefined,
): Promise<{ readonly etag: string }> {
	return await compareAndPut(store, keys.lease(), JSON.stringify(document), {
		condition: etag === undefined ? { absent: true } : { etag },
		conditional,
		signal,
	});
}

/**
 * Takes a lease that was seen to be free, with what the change makes of it; or builds the first
 * one from what runs there were. `undefined` when somebody else was faster.
 *
 * @throws PassingError when it is not known whether it was taken; it then frees itself.
 */
export async function seize(
	context: LeaseContext,
	free: SeenLease | LeaseHistory,
	change: LeaseChange,
): Promise<HeldLease | undefined> {
	const { signal } = context;
	const renewed = momentOf(context);
	const [contents, etag] = 'etag' in free ? [free.document, free.etag] : [free, undefined];
	const document = newDocument(context, change(contents));
	try {
		return { document, renewed, ...(await writeLease(context, document, etag, signal)) };
	} catch (error) {
		signal?.throwIfAborted();
		// The write may have arrived and its answer not.
		const stored = await readLease(context, signal);
		if (stored?.document.beat === document.beat) return { ...stored, renewed };
		if (error instanceof ConflictError) return undefined;
		throw error;
	}
}
