import type { LimitSettings } from './limitSettings';
import type { RatePool, RateWindow } from './ratePools';

/** What the `X-RateLimit-*` headers say after a request. */
export interface RateState {
	readonly limit: number;
	readonly remaining: number;
	/** When the stretch ends, in seconds since 1970. */
	readonly resetSeconds: number;
	/** Whether the request was one too many. */
	readonly exceeded: boolean;
}

interface Usage {
	readonly limit: number;
	readonly resetSeconds: number;
	used: number;
}

/** Counts the requests to one pool of endpoints. */
export class RateCounter {
	private readonly usages = new Map<RateWindow, Usage>();

	constructor(private readonly pool: RatePool) {}

	/** Counts a request unless it is one too many; speaks of the limit that is reached first. */
	count(settings: LimitSettings, nowMs: number): RateState {
		const usages = this.pool.windows.flatMap((window) => {
			const limit = window.limit(settings);
			return limit === null ? [] : [this.usageOf(window, limit, nowMs)];
		});
		const exceeded = usages.some(({ used, limit }) => used >= limit);
		if (!exceeded) for (const usage of usages) usage.used += 1;
		const [tightest] = usages.toSorted((one, other) => remainingOf(one) - remainingOf(other));
		if (!tightest) throw new Error('Every pool of endpoints has a limit');
		const { limit, resetSeconds } = tightest;
		return { limit, remaining: remainingOf(tightest), resetSeconds, exceeded };
	}

	private usageOf(window: RateWindow, limit: number, nowMs: number): Usage {
		const resetSeconds = (Math.floor(nowMs / 1000 / window.seconds) + 1) * window.seconds;
		const known = this.usages.get(window);
		const used = known?.resetSeconds === resetSeconds ? known.used : 0;
		const usage = { limit, resetSeconds, used };
		this.usages.set(window, usage);
		return usage;
	}
}

function remainingOf({ limit, used }: Usage): number {
	return Math.max(0, limit - used);
}
