import fc from 'fast-check';

import { SyncError } from '../../../../../core/flow/syncError';
import { Dice } from './dice';
import { DistantStore } from './distantStore';
import { Execution, type ExecutionParts } from './execution';
import { Machine, type Fault, type MachineClocks } from './machine';
import { Network, type Weather } from './network';
import type { Protocol } from './protocol';
import { VirtualTime } from './virtualTime';
import { World, type ModelRun, type Violation } from './world';

/** A machine, the goal it runs, and what happens to it. */
export interface MachinePlan {
	readonly goal: number;
	readonly clocks: MachineClocks;
	readonly faults: readonly Fault[];
	/** Percent of its runs that somebody retries while they go on. */
	readonly retryPercent: number;
	/** So many runs of its goal it finishes. */
	readonly wantedRuns: number;
	/** Between two of its executions, at most. */
	readonly pauseMs: number;
}

/** One interleaving: who runs what, what happens, and the seed of all chance. */
export interface Scenario {
	readonly seed: number;
	readonly lossPercent: number;
	readonly machines: readonly MachinePlan[];
}

const minutes = 60_000;
const goals = ['newsletter', 'birthdays'];
const endMs = 24 * 60 * minutes;

const fault: fc.Arbitrary<Fault> = fc.record({
	call: fc.integer({ min: 1, max: 40 }),
	kind: fc.constantFrom('crash', 'freeze', 'suspend'),
	ms: fc.constantFrom(2_000, 12_000, 29_000, 45_000, 80_000, 130_000, 30 * minutes, 180 * minutes),
	afterSending: fc.boolean(),
});

const machinePlan = (leastFaults: number): fc.Arbitrary<MachinePlan> =>
	fc.record({
		goal: fc.nat(goals.length - 1),
		clocks: fc.record({
			skewMs: fc.integer({ min: -10 * minutes, max: 10 * minutes }),
			rate: fc.double({ min: 0.99, max: 1.01, noNaN: true }),
		}),
		faults: fc.array(fault, { minLength: leastFaults, maxLength: 3 }),
		retryPercent: fc.constantFrom(0, 30, 70),
		wantedRuns: fc.integer({ min: 1, max: 2 }),
		pauseMs: fc.constantFrom(5_000, 120_000),
	});

/** Interleavings of two or three machines, each with so many faults at least. */
export function scenarios({ leastFaults }: { leastFaults: number }): fc.Arbitrary<Scenario> {
	const plan = machinePlan(leastFaults);
	return fc.record({
		seed: fc.integer(),
		lossPercent: fc.constantFrom(0, 2, 8),
		machines: fc.oneof(
			{ weight: 3, arbitrary: fc.tuple(plan, plan) },
			{ weight: 1, arbitrary: fc.tuple(plan, plan, plan) },
		),
	});
}

const storeWeather: Weather = { leastMs: 3, mostMs: 8_000, lossPercent: 0, mayBeLate: true };
/** Within 55 seconds a request has taken effect or never will. */
const requestWeather: Weather = { leastMs: 50, mostMs: 55_000, lossPercent: 0, mayBeLate: false };

/** Plays a scenario to its end, and tells what went wrong. */
export async function play(
	{ seed, lossPercent, machines }: Scenario,
	protocol: Protocol,
): Promise<readonly Violation[]> {
	const time = new VirtualTime();
	const dice = new Dice(seed);
	const world = new World(goals);
	const network = new Network(time, dice);
	let executions = 0;

	const schedule = (plan: MachinePlan): { readonly isDone: () => boolean } => {
		const goalKey = goals[plan.goal] ?? '';
		let finishedRuns = 0;
		const machine = new Machine(time, plan.clocks, plan.faults, () => void goOn());
		const weather = { ...storeWeather, lossPercent };
		const store = new DistantStore(world.store, machine, network, weather, protocol.stored);
		const parts: ExecutionParts = {
			world,
			machine,
			store,
			network,
			dice,
			protocol,
			requestWeather: { ...requestWeather, lossPercent },
			goalKey,
		};
		const newExecution = () => new Execution(parts, String((executions += 1)));
		/** Somebody retries the run, or the last step of it, while it goes on. */
		const twice = async (run: ModelRun) => {
			await machine.sleep(dice.skewed(1_000, 20_000));
			const execution = newExecution();
			await guarded(world, async () => {
				if (dice.chance(50)) await execution.deliver(run);
				await execution.finish(run);
			});
		};
		const once = async () => {
			const execution = newExecution();
			const run = await execution.begin();
			if (dice.chance(plan.retryPercent)) void twice(run);
			await execution.deliver(run);
			await execution.finish(run);
			finishedRuns += 1;
		};
		const goOn = async () => {
			while (finishedRuns < plan.wantedRuns && world.violations.length === 0) {
				await guarded(world, once);
				await machine.sleep(dice.between(1_000, plan.pauseMs));
			}
		};
		machine.after(dice.between(0, 5_000), () => void goOn());
		return { isDone: () => finishedRuns >= plan.wantedRuns };
	};

	const schedules = machines.map(schedule);
	const areDone = () => schedules.every(({ isDone }) => isDone());
	await time.passUntil(() => areDone() || world.violations.length > 0, endMs);
	if (!areDone() && world.violations.length === 0) {
		world.violated('run stuck', `after ${endMs / minutes} minutes`);
	}
	return world.violations;
}

/** Failures of an execution are what n8n shows; anything else is a mistake of ours. */
async function guarded(world: World, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (error instanceof SyncError) return;
		world.violated('unexpected error', String(error instanceof Error ? error.stack : error));
	}
}
