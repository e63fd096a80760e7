import { clockOf, leaseTimes, type LeaseContext } from './leaseContext';
import { isQuiet, readLease, type LeaseHolder, type SeenLease } from './leaseDocument';
import { LeaseHeldError } from './leaseErrors';

/** A lease that may be taken. */
export interface FreeLease {
	readonly seen: SeenLease;
	/** Its holder has not renewed it for the whole TTL. */
	readonly expired: boolean;
}

/**
 * Waits until the connection's lease is free: nobody holds it, its holder is one that the caller
 * may take it from, or it has not changed for a TTL of this machine's own monotonic clock, or a
 * ninth of it between two nodes, whatever the times in it say. `undefined` when there is no lease
 * object.
 *
 * @throws LeaseHeldError as soon as the holder, or another, is seen to renew it.
 */
export async function watchUntilFree(
	context: LeaseContext,
	mayTakeFrom: (holder: LeaseHolder) => boolean = () => false,
): Promise<FreeLease | undefined> {
	const clock = clockOf(context);
	const { ttlMs, restMs, pollEveryMs } = leaseTimes(context);
	const first = await readLease(context, context.signal);
	const firstSeenAt = clock.monotonicMs();
	let seen = first;
	// Nobody renewed it between the first answer and the last question.
	let unchangedMs = 0;
	for (;;) {
		if (!seen) return undefined;
		const { holder } = seen.document;
		if (!holder || mayTakeFrom(holder)) return { seen, expired: false };
		if (seen.etag !== first?.etag) throw new LeaseHeldError(holder);
		if (unchangedMs >= (isQuiet(holder) ? restMs : ttlMs)) return { seen, expired: true };
		await clock.sleep(pollEveryMs, context.signal);
		unchangedMs = clock.monotonicMs() - firstSeenAt;
		seen = await readLease(context, context.signal);
	}
}
