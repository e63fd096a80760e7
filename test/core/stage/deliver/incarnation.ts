import { setImmediate as turn } from 'node:timers/promises';

/** Where a process dies, seen from the step that it takes: a store operation or a request. */
export const moments = ['before', 'during', 'after', 'later'] as const;

export interface Death {
	/** From 1. */
	readonly step: number;
	readonly moment: (typeof moments)[number];
}

/** Before which step a process falls asleep, and until when. */
export interface Sleep {
	readonly step: number;
	readonly awake: Promise<void>;
}

/** What a step of a dead process ends with. */
export class Crash extends Error {}

/** One process that works on a run, from its start to its end or its death. */
export class Incarnation {
	steps = 0;
	isDead = false;

	constructor(
		private readonly death?: Death,
		private readonly sleep?: Sleep,
	) {}

	/** A step that has an effect outside, unless the process is dead. */
	async live<T>(effect: () => Promise<T>): Promise<T> {
		this.throwIfDead();
		this.steps += 1;
		const last = this.steps === this.death?.step ? this.death.moment : undefined;
		if (last === 'before') this.die();
		if (this.steps === this.sleep?.step) await this.sleep.awake;
		// Steps take different times, so that things happen while a store is still writing.
		for (let left = this.steps % 4; left > 0; left -= 1) await turn();
		this.throwIfDead();
		const ended = effect();
		if (last === 'during') this.isDead = true;
		const result = await ended.finally(() => {
			if (last === 'after') this.isDead = true;
		});
		this.throwIfDead();
		if (last === 'later') void turn().then(() => (this.isDead = true));
		return result;
	}

	private die(): never {
		this.isDead = true;
		throw new Crash('dead');
	}

	private throwIfDead(): void {
		if (this.isDead) throw new Crash('dead');
	}
}
