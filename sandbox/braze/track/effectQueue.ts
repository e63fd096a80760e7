import { Random } from '../../people/random';
import type { TrackSettings } from './trackSettings';

interface Entry {
	readonly dueMs: number;
	readonly takeEffect: () => void;
	/** Who waits until this and everything before it has taken effect. */
	readonly waiting: (() => void)[];
}

/**
 * Puts off the effect of requests: Braze answers when a request is queued, not when it is applied.
 * Without jitter the effects come in the order of arrival.
 */
export class EffectQueue {
	/** By due time; those of the same time by arrival. */
	private entries: Entry[] = [];
	private timer: NodeJS.Timeout | undefined;
	private readonly random: Random;

	constructor(
		private readonly settings: TrackSettings,
		seed: number,
	) {
		this.random = new Random(seed, 0);
	}

	/** Runs `takeEffect` once, when the delay is over; at once when there is none. */
	add(takeEffect: () => void): void {
		const dueMs = this.nextDueMs();
		let place = this.entries.length;
		while ((this.entries[place - 1]?.dueMs ?? 0) > dueMs) place -= 1;
		this.entries.splice(place, 0, { dueMs, takeEffect, waiting: [] });
		this.run();
	}

	/** Resolves when everything added until now has taken effect, or the queue was closed. */
	async settled(): Promise<void> {
		const last = this.entries.at(-1);
		if (last) await new Promise<void>((resolve) => last.waiting.push(resolve));
	}

	/** Drops what has not taken effect yet. */
	close(): void {
		clearTimeout(this.timer);
		for (const { waiting } of this.entries) for (const resolve of waiting) resolve();
		this.entries = [];
	}

	private nextDueMs(): number {
		const { effectDelayMs, effectJitterMs } = this.settings;
		const dueMs = performance.now() + effectDelayMs;
		if (effectJitterMs > 0) return dueMs + this.random.between(0, effectJitterMs);
		// A delay made shorter while the sandbox runs must not let a request overtake another.
		return Math.max(dueMs, this.entries.at(-1)?.dueMs ?? 0);
	}

	private run(): void {
		clearTimeout(this.timer);
		const nowMs = performance.now();
		const notDue = this.entries.findIndex(({ dueMs }) => dueMs > nowMs);
		const due = this.entries.splice(0, notDue < 0 ? this.entries.length : notDue);
		for (const { takeEffect, waiting } of due) {
			takeEffect();
			for (const resolve of waiting) resolve();
		}
		const next = this.entries[0];
		if (next) this.timer = setTimeout(() => this.run(), next.dueMs - performance.now());
	}
}
