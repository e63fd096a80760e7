import { setTimeout as delay } from 'node:timers/promises';

/** Time as a port, so that waits can be tested without waiting. */
export interface Clock {
	/** The wall clock. */
	now(): Date;
	/** Milliseconds of a clock that nobody sets; only differences mean something. */
	monotonicMs(): number;
	/**
	 * Waits.
	 *
	 * @throws the signal's reason when it is aborted meanwhile.
	 */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
	now: () => new Date(),
	monotonicMs: () => performance.now(),
	async sleep(ms, signal) {
		try {
			await delay(ms, undefined, { signal });
		} catch (error) {
			signal?.throwIfAborted();
			throw error;
		}
	},
};
