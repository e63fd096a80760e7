import type { Clock } from '../../flow/clock';
import { PassingError } from '../../flow/syncError';

/** How long work may take, and what else ends it. */
export interface TimeLimit {
	readonly clock: Clock;
	readonly ms: number;
	readonly signal?: AbortSignal;
}

/**
 * Does work that obeys a signal, and stops it after a time.
 *
 * @throws PassingError when the time was up, the outer signal's reason when that was aborted.
 */
export async function withinTime<T>(
	{ clock, ms, signal }: TimeLimit,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	signal?.throwIfAborted();
	const inner = new AbortController();
	const stop = () => inner.abort(signal?.reason);
	signal?.addEventListener('abort', stop, { once: true });
	const tooLate = () =>
		inner.abort(
			new PassingError(`The S3 server did not answer within ${ms / 1000} s: run again later.`),
		);
	clock.sleep(ms, inner.signal).then(tooLate, () => undefined);
	try {
		return await work(inner.signal);
	} finally {
		signal?.removeEventListener('abort', stop);
		inner.abort();
	}
}
