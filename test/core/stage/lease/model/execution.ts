import { SyncError } from '../../../../../core/flow/syncError';
import type { Lease } from '../../../../../core/stage/lease/keepLease';
import { beginning, ending, holding } from '../../../../../core/stage/lease/leaseChanges';
import type { LeaseContext } from '../../../../../core/stage/lease/leaseContext';
import type { LeaseHistory } from '../../../../../core/stage/lease/leaseDocument';
import { writeSnapshotFile } from '../../../../../core/stage/state/snapshotFile';
import type { Store } from '../../../../../core/stage/store';
import type { Dice } from './dice';
import type { Machine } from './machine';
import type { Network, Weather } from './network';
import type { Protocol } from './protocol';
import type { ModelRun, Outcome, World } from './world';

/** What executions work with. */
export interface ExecutionParts {
	readonly world: World;
	readonly machine: Machine;
	readonly store: Store;
	readonly network: Network;
	readonly dice: Dice;
	readonly protocol: Protocol;
	readonly requestWeather: Weather;
	readonly goalKey: string;
}

const noRuns: LeaseHistory = { number: 0, latestRuns: {} };
/** How many requests a delivery makes, two at a time. */
const requestPairs = 2;

/** One execution of a goal's workflow: what its nodes do with lease and state, one after another. */
export class Execution {
	constructor(
		private readonly parts: ExecutionParts,
		private readonly executionId: string,
	) {}

	/** Begins a run, or goes on with the goal's unfinished one. */
	async begin(): Promise<ModelRun> {
		const { protocol, world, goalKey, machine } = this.parts;
		let run: ModelRun | undefined;
		const choose = async ({ number, latestRuns }: LeaseHistory) => {
			const latest = latestRuns[goalKey];
			const unfinished = latest && !latest.ended ? world.runs.get(latest.runId) : undefined;
			const goesOn = unfinished && !unfinished.hasEnded && this.parts.dice.chance(50);
			run = goesOn ? unfinished : this.newRun(number + 1, unfinished?.runId);
			const change = goesOn ? holding : beginning;
			return change(this.leaseRun(run), machine.now());
		};
		const context = this.context();
		const earlierRuns = async () => noRuns;
		const held = await protocol.takeToBegin(context, { earlierRuns, choose, byHand: goalKey });
		if (!held || !run) throw new TypeError('No run was begun');
		const begun = run;
		await this.node(protocol.keepLease(this.holdersContext(), held), async (lease) => {
			await this.close(begun.closes, lease);
			world.hasBegun(begun);
		});
		return begun;
	}

	/** Sends the run's requests. */
	async deliver(run: ModelRun): Promise<void> {
		await this.node(await this.leaseOf(run), async (lease) => {
			for (let pair = 1; pair <= requestPairs; pair += 1) {
				const sent = await Promise.allSettled([this.send(run, lease), this.send(run, lease)]);
				const failed = sent.find((outcome) => outcome.status === 'rejected');
				if (failed) throw failed.reason;
			}
		});
	}

	/** Commits the run. */
	async finish(run: ModelRun): Promise<void> {
		const lease = await this.leaseOf(run);
		try {
			if (!run.hasEnded) await this.commit(run, lease);
		} catch (error) {
			await lease.release();
			throw error;
		}
		await lease.release(ending(run));
		this.parts.world.finished.push(run.runId);
	}

	private async leaseOf(run: ModelRun): Promise<Lease> {
		const { protocol } = this.parts;
		const held = await protocol.takeForRun(this.context(), this.leaseRun(run));
		return protocol.keepLease(this.holdersContext(), held);
	}

	/** A node's work: the lease rests when it is done, and is released when it failed. */
	private async node(lease: Lease, work: (lease: Lease) => Promise<void>): Promise<void> {
		try {
			await work(lease);
		} catch (error) {
			await lease.release().catch((failure: unknown) => {
				if (!(failure instanceof SyncError)) throw failure;
			});
			throw error;
		}
		await lease.rest();
	}

	private async send(run: ModelRun, lease: Lease): Promise<void> {
		const { network, machine, requestWeather, world, protocol } = this.parts;
		if (protocol.asksBeforeSending) lease.requireHeld();
		const arrive = async () => world.requestArrived(run.runId);
		const options = { signal: lease.signal, leavesAtOnce: true };
		await network.call(machine, requestWeather, arrive, options);
	}

	/** Closes the run that another took the place of, and those before it. */
	private async close(runId: string | undefined, lease: Lease): Promise<void> {
		const { world, protocol } = this.parts;
		const run = world.runs.get(runId ?? '');
		if (!run || run.hasEnded || !protocol.closesPredecessor) return;
		await this.close(run.closes, lease);
		await this.commit(run, lease);
	}

	private async commit(run: ModelRun, lease: Lease): Promise<void> {
		const { protocol, world, store, machine } = this.parts;
		const keys = world.keysOf(run.goalKey);
		const { signal } = lease;
		const context = {
			store,
			keys,
			signal,
			requireHeld: () => lease.requireHeld(),
			clock: machine,
		};
		await protocol.swapCurrent(context, {
			runId: run.runId,
			number: run.number,
			build: async (before, snapshotId) => {
				const outcome: Outcome = { before: before?.snapshotId };
				const key = keys.snapshotFile(snapshotId, 'outcome.json');
				return [await writeSnapshotFile(store, key, JSON.stringify(outcome), signal)];
			},
		});
		world.hasEnded(run);
	}

	private newRun(number: number, closes: string | undefined): ModelRun {
		const { world, goalKey } = this.parts;
		const runId = `run-${this.executionId}-${world.runs.size + 1}`;
		const run: ModelRun = { runId, goalKey, number, closes, hasEnded: false };
		world.runs.set(runId, run);
		return run;
	}

	private leaseRun({ goalKey, runId, number }: ModelRun) {
		return { goalKey, runId, number, executionId: this.executionId, manual: true };
	}

	private context(): LeaseContext {
		const { world, store, machine } = this.parts;
		return { store, keys: world.leaseKeys, clock: machine };
	}

	private holdersContext(): LeaseContext {
		return { ...this.context(), clock: this.parts.protocol.holdersClock(this.parts.machine) };
	}
}
