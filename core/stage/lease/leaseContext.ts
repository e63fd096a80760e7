import { systemClock, type Clock } from '../../flow/clock';
import type { ConnectionKeys } from '../keys';
import type { Store } from '../store';

/** What everything about a connection's lease works with. */
export interface LeaseContext {
	readonly store: Store;
	readonly keys: ConnectionKeys;
	/** The execution was cancelled. */
	readonly signal?: AbortSignal;
	/** False for a store that obeys no conditions, where one n8n alone runs the connection. */
	readonly conditional?: boolean;
	readonly clock?: Clock;
	/** How long a lease must stay as it is to be free, in ms. */
	readonly ttlMs?: number;
}

/**
 * The times of a lease, in ms. A holder that cannot renew gives up after a third of the time after
 * which others may begin: in the other two thirds, less what clocks differ in speed, requests that
 * are under way end. So no request may take longer than 55 seconds to take effect.
 */
export interface LeaseTimes {
	readonly ttlMs: number;
	/** The same between two nodes of a run, when nothing is on its way. */
	readonly restMs: number;
	readonly renewEveryMs: number;
	readonly giveUpAfterMs: number;
	readonly pollEveryMs: number;
	/** Before a renewal that failed is tried again. */
	readonly renewAgainMs: number;
}

const defaultTtlMs = 90_000;

/** The longest that a request that changes something may take. */
export const longestWriteMs = 50_000;

/** The times that go with the context's TTL. */
export function leaseTimes({ ttlMs = defaultTtlMs }: LeaseContext): LeaseTimes {
	return {
		ttlMs,
		restMs: ttlMs / 9,
		renewEveryMs: ttlMs / 9,
		giveUpAfterMs: ttlMs / 3,
		pollEveryMs: ttlMs / 18,
		renewAgainMs: ttlMs / 90,
	};
}

/** The context's clock. */
export const clockOf = ({ clock = systemClock }: LeaseContext): Clock => clock;
