import { PassingError } from '../../../../../core/flow/syncError';
import type { Dice } from './dice';
import type { Machine } from './machine';
import type { VirtualTime } from './virtualTime';

/** How long a call takes, in ms, and how it may be lost. */
export interface Weather {
	readonly leastMs: number;
	/** After which a call has taken effect or never will. */
	readonly mostMs: number;
	readonly lossPercent: number;
	/** Whether a call may take effect long after its caller has given it up. */
	readonly mayBeLate: boolean;
}

const latestMs = 600_000;

/** The way from a machine to a server: slow, and now and then calls or answers are lost. */
export class Network {
	constructor(
		private readonly time: VirtualTime,
		private readonly dice: Dice,
	) {}

	/** Makes a call that takes effect at one instant, if it does. */
	async call<T>(
		machine: Machine,
		weather: Weather,
		effect: () => Promise<T>,
		options: { readonly signal?: AbortSignal; readonly leavesAtOnce?: boolean } = {},
	): Promise<T> {
		const { signal, leavesAtOnce = false } = options;
		signal?.throwIfAborted();
		return await new Promise<T>((resolve, reject) => {
			const stop = () => reject(signal?.reason);
			signal?.addEventListener('abort', stop, { once: true });
			const answer = (settle: () => void) => {
				signal?.removeEventListener('abort', stop);
				settle();
			};
			machine.send(
				() => this.travel(machine, weather, effect, { resolve, reject, answer }),
				leavesAtOnce,
			);
		});
	}

	private travel<T>(
		machine: Machine,
		weather: Weather,
		effect: () => Promise<T>,
		caller: {
			readonly resolve: (value: T) => void;
			readonly reject: (error: unknown) => void;
			readonly answer: (settle: () => void) => void;
		},
	): void {
		const { dice, time } = this;
		const after = machine.inThisProcess();
		const { leastMs, mostMs } = weather;
		const there = dice.skewed(leastMs, mostMs / 2);
		const back = dice.skewed(leastMs, mostMs / 2);
		const fails = () => caller.reject(new PassingError('No answer came: run again later.'));
		if (!dice.chance(weather.lossPercent)) {
			time.at(time.nowMs + there, () => {
				const settled = effect().then(
					(value) => () => caller.resolve(value),
					(error: unknown) => () => caller.reject(error),
				);
				after(back, () => void settled.then(caller.answer));
			});
			return;
		}
		after(there + back, () => caller.answer(fails));
		const isLate = weather.mayBeLate && dice.chance(30);
		const arrivesAfter = isLate ? dice.skewed(1_000, latestMs) : there;
		if (isLate || dice.chance(50)) {
			time.at(time.nowMs + arrivesAfter, () => void effect().catch(() => undefined));
		}
	}
}
