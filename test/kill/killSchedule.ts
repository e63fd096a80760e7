import type { Random } from '../../sandbox/people/random';
import { phases, type Phase } from './goalTask';
import type { Arrival } from './watchedServer';

/** Where on its way the request is that a process dies at; `time`: it dies by the clock. */
const moments = ['lost', 'arrived', 'answered', 'passedBack', 'time', 'time'] as const;

/** A point of a run at which its process dies. */
interface KillPoint {
	readonly phase: Phase;
	readonly moment: (typeof moments)[number];
	/** The number of the request since the phase began, or milliseconds since then. */
	readonly at: number;
}

/** How many requests a phase has, and how long it takes, about. */
export type Spans = Readonly<Record<Phase, { readonly requests: number; readonly ms: number }>>;

/** How many of twenty deaths fall into each phase: something of each, most where rows are sent. */
const shares: Readonly<Record<Phase, number>> = {
	begin: 2,
	read: 3,
	map: 3,
	deliver: 10,
	finish: 2,
};

const allShares = Object.values(shares).reduce((sum, share) => sum + share, 0);

/** Kills a run's processes at random points, the earlier phases first. */
export class KillSchedule {
	private readonly waiting: KillPoint[] = [];
	private point: KillPoint | undefined;
	private phase: Phase = 'begin';
	private requests = 0;
	private chosen: Arrival | undefined;
	private timer: NodeJS.Timeout | undefined;

	constructor(
		private readonly random: Random,
		private readonly spans: Spans,
		kills: number,
		private readonly kill: (phase: Phase) => void,
	) {
		const drawn = Array.from({ length: kills }, (_, place) => this.draw(phaseAt(place, kills)));
		this.waiting.push(...drawn);
	}

	/** How many deaths are still to come. */
	get left(): number {
		return this.waiting.length + (this.point ? 1 : 0);
	}

	processStarted(): void {
		this.point ??= this.waiting.shift();
		this.enter('begin');
	}

	/** A phase that is over without its death hands it to the next one. */
	enter(phase: Phase): void {
		clearTimeout(this.timer);
		this.phase = phase;
		this.requests = 0;
		this.chosen = undefined;
		if (!this.point) return;
		if (phases.indexOf(phase) > phases.indexOf(this.point.phase)) this.point = this.draw(phase);
		const { moment, at } = this.point;
		if (this.point.phase === phase && moment === 'time') {
			this.timer = setTimeout(() => this.strike(), at);
		}
	}

	/** @returns whether the request reaches the service. */
	arrived(arrival: Arrival): boolean {
		const { point } = this;
		if (point?.phase !== this.phase || point.moment === 'time') return true;
		this.requests += 1;
		if (this.requests !== point.at) return true;
		if (point.moment === 'lost' || point.moment === 'arrived') this.strike();
		else this.chosen = arrival;
		return point.moment !== 'lost';
	}

	answered(arrival: Arrival): void {
		if (this.chosen === arrival && this.point?.moment === 'answered') this.strike();
	}

	passedBack(arrival: Arrival): void {
		if (this.chosen === arrival && this.point?.moment === 'passedBack') this.strike();
	}

	processEnded(): void {
		clearTimeout(this.timer);
		this.chosen = undefined;
	}

	private strike(): void {
		this.point = undefined;
		this.kill(this.phase);
	}

	private draw(phase: Phase): KillPoint {
		const { requests, ms } = this.spans[phase];
		const moment = this.random.pick(moments);
		const at = moment === 'time' ? this.random.between(0, ms) : this.random.between(1, requests);
		return { phase, moment, at };
	}
}

function phaseAt(place: number, kills: number): Phase {
	const share = ((place + 0.5) / kills) * allShares;
	let before = 0;
	const phase = phases.find((one) => (before += shares[one]) > share);
	return phase ?? 'finish';
}
