import type { Clock } from '../../../core/flow/clock';

/** A clock whose waits take no time: each moves the hands and is noted. */
export class FakeClock implements Clock {
	readonly waits: number[] = [];
	private ms: number;

	constructor(
		start = '2026-11-21T21:00:00.000Z',
		/** Called with the number of the wait, from 1, before it ends. */
		private readonly duringWait: (wait: number) => void = () => undefined,
	) {
		this.ms = Date.parse(start);
	}

	now(): Date {
		return new Date(this.ms);
	}

	monotonicMs(): number {
		return this.ms;
	}

	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		this.waits.push(ms);
		this.duringWait(this.waits.length);
		signal?.throwIfAborted();
		this.ms += ms;
	}

	get waited(): number {
		return this.waits.reduce((sum, wait) => sum + wait, 0);
	}
}
