import { ConfigurationError } from '../../flow/syncError';
import { GoalKeys, RunKeys } from '../keys';
import type { Lease } from '../lease/keepLease';
import { beginning, holding, type LeaseChange } from '../lease/leaseChanges';
import type { LeaseHistory } from '../lease/leaseDocument';
import { requireWholeState } from '../state/requireWholeState';
import type { BeginRequest, BeginStage } from './beginRun';
import { closePredecessor } from './closeRun';
import { continueRun } from './continueRun';
import { decideBegin } from './decideBegin';
import { earlierRuns } from './earlierRuns';
import { createRun, findRun, type RunFile, type StagedRun } from './runFile';
import { newRunId } from './runId';
import { stepsSoFar } from './stepsSoFar';

/** The way from a free lease to a run that goes on. */
export class RunStart {
	private run: StagedRun | undefined;
	private resumed = false;

	constructor(
		private readonly stage: BeginStage,
		private readonly request: BeginRequest,
		private readonly conditional: boolean,
	) {}

	get byHand(): string | undefined {
		return this.request.manual ? this.request.goalKey : undefined;
	}

	readonly earlierRuns = async (): Promise<LeaseHistory> =>
		await earlierRuns(this.stage, this.request.connection, this.stage.signal);

	/**
	 * Decides what to do, and with it what the lease is to hold. A new run's file is written before
	 * the lease names the run, so a run that the lease names and that has no file was deleted.
	 */
	readonly choose = async (history: LeaseHistory): Promise<LeaseChange | undefined> => {
		await this.takeBack();
		const { request, stage } = this;
		const now = stage.clock.now();
		const latest = await this.latestRun(history);
		const decision = decideBegin(latest?.file, request, now);
		if (decision.kind === 'rest') return undefined;
		await requireWholeState(stage.store, new GoalKeys(stage.stageFolder, request), stage.signal);
		if (decision.kind === 'resume') {
			this.run = latest;
			this.resumed = true;
		} else {
			const closes =
				latest && decision.close ? await this.closing(latest, decision.close) : undefined;
			this.run = await this.newRun(history.number + 1, now, closes);
		}
		if (!this.run) throw new TypeError('There is no run to go on with');
		const run = { ...this.run.file, executionId: request.executionId };
		return this.resumed ? holding(run, now) : beginning(run, now);
	};

	/** Takes back what was begun for a lease that somebody else was faster to take. */
	async takeBack(): Promise<void> {
		const { run, resumed } = this;
		this.run = undefined;
		this.resumed = false;
		if (run && !resumed) await this.stage.store.delete(run.keys.manifest(), this.stage.signal);
	}

	/** With the lease in hand: closes what does not go on, and marks the run as running. */
	async complete(lease: Lease): Promise<{ readonly run: StagedRun; readonly resumed: boolean }> {
		const { run, resumed, stage, request } = this;
		if (!run) throw new TypeError('No run was begun');
		const held = { ...stage, requireHeld: () => lease.requireHeld() };
		await closePredecessor(held, run.file, 'partial', lease.signal);
		if (!resumed) return { run, resumed };
		const { store, stageFolder } = stage;
		const goneOn = await continueRun(store, stageFolder, run, request.executionId, lease.signal);
		return { run: goneOn, resumed };
	}

	private async latestRun({ latestRuns }: LeaseHistory): Promise<StagedRun | undefined> {
		const { store, stageFolder, signal } = this.stage;
		const { connection, goalKey } = this.request;
		const latest = latestRuns[goalKey];
		if (!latest || latest.ended) return undefined;
		const name = { connection, goalKey, runId: latest.runId };
		const run = await findRun(store, stageFolder, name, signal);
		if (run) return run;
		throw new ConfigurationError(
			`Run '${latest.runId}' of goal '${goalKey}' has not ended, but '${new RunKeys(stageFolder, name).manifest()}' is not in bucket '${store.bucket}' any more, so nobody knows what it sent: put its folder back, or execute 'S3 Stage: Run: Discard' for that run, and start the goal again with 'Begin Run'.`,
		);
	}

	private async newRun(number: number, now: Date, closes: RunFile['closes']): Promise<StagedRun> {
		const { store, stageFolder, signal } = this.stage;
		const { connection, goalKey, goalType, manual, limitProfiles, settings, executionId } =
			this.request;
		const file: RunFile = {
			runId: newRunId(now),
			connection,
			goalKey,
			goalType,
			number,
			manual,
			limitProfiles,
			settings,
			conditional: this.conditional,
			status: 'running',
			startedAt: now.toISOString(),
			executions: [executionId],
			closes,
			damagedParts: [],
		};
		return await createRun(store, stageFolder, file, signal);
	}

	/** Looks first whether the run can be closed: if not, it stays the one that a person sees to. */
	private async closing({ keys, file }: StagedRun, why: string): Promise<RunFile['closes']> {
		const { store, signal } = this.stage;
		await stepsSoFar({ store, keys, signal }, 'look');
		const { runId } = file;
		return {
			runId,
			sentence: `Run '${runId}' was closed before all its rows were sent, because ${why}: the run after it reads anew and sends the rest.`,
		};
	}
}
