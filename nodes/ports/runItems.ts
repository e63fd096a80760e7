import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { systemClock } from '../../core/flow/clock';
import { ConfigurationError } from '../../core/flow/syncError';
import { addCounts, noCounts, type Counts } from '../../core/report/counts';
import type { Step } from '../../core/stage/keys';
import type { Lease } from '../../core/stage/lease/keepLease';
import type { BeginStage } from '../../core/stage/run/beginRun';
import { continueRun } from '../../core/stage/run/continueRun';
import { parseRunReference, type RunReference } from '../../core/stage/run/reference';
import { changeRun, type StagedRun } from '../../core/stage/run/runFile';
import { leaseOfRun } from '../../core/stage/run/runLease';
import type { HeldStage } from '../../core/stage/run/runStage';
import { ProgressWriter } from '../../core/stage/run/progress';
import type { StepContext } from '../../core/stage/step';
import { tellExecution } from './executionData';
import { forEachItem } from './items';
import { recordFailure } from './runFailure';
import { runOf, stageOfRun, type NodeStage } from './stage';

/** One incoming run, opened, with the connection's lease for it. */
export interface RunItem {
	readonly itemIndex: number;
	readonly reference: RunReference;
	readonly stage: NodeStage;
	readonly held: HeldStage;
	readonly run: StagedRun;
	readonly lease: Lease;
	readonly step: StepContext;
}

/** An operation's work on one run; it answers with what the outgoing item carries. */
export type RunWork = (item: RunItem) => Promise<object>;

/** Runs a step for every incoming run, one after another, and hands each on. */
export async function forEachRun(
	context: IExecuteFunctions,
	step: Step,
	work: RunWork,
): Promise<INodeExecutionData[][]> {
	return await forEachHeldRun(context, async (item) => {
		const { store, clock } = item.held;
		const { keys } = item.run;
		const progress = new ProgressWriter(store, keys, step, context.getExecutionId(), clock);
		const { limitProfiles, damagedParts } = item.run.file;
		const done = await work({
			...item,
			step: { ...item.step, limitProfiles, damagedParts, onProgress: progress.add },
		}).finally(async () => await progress.end());
		await forgetDamage(item, step);
		await item.lease.rest();
		return done;
	});
}

/** What the step had to make again is whole now. */
async function forgetDamage({ held, run }: RunItem, step: Step): Promise<void> {
	const left = run.file.damagedParts.filter((key) => !key.startsWith(run.keys.stepFolder(step)));
	if (left.length < run.file.damagedParts.length) {
		await changeRun(held.store, run, { damagedParts: left });
	}
}

/**
 * Works on every incoming run with the connection's lease in hand. The work gives the lease up when
 * it succeeds; a failure is recorded in the run and frees the lease.
 */
export async function forEachHeldRun(
	context: IExecuteFunctions,
	work: RunWork,
): Promise<INodeExecutionData[][]> {
	return await forEachItem(context, async (itemIndex) => {
		const reference = parseRunReference(context.getInputData()[itemIndex]?.json);
		const signal = context.getExecutionCancelSignal();
		const stage = await stageOfRun(context, reference);
		const { store, account } = stage;
		const runStage: BeginStage = {
			store,
			stageFolder: account.stageFolder,
			clock: systemClock,
			signal,
		};
		try {
			const run = await runOf(stage, reference, signal);
			tellExecution(context, run.file, run.file.status);
			requireGoesOn(run);
			const executionId = context.getExecutionId();
			const lease = await leaseOfRun(runStage, run, executionId);
			const held = { ...runStage, requireHeld: () => lease.requireHeld() };
			const { requireHeld } = held;
			const step = { store, keys: run.keys, signal: lease.signal, requireHeld };
			try {
				const goingOn = await continueRun(
					store,
					account.stageFolder,
					run,
					executionId,
					lease.signal,
				);
				return await work({ itemIndex, reference, stage, held, run: goingOn, lease, step });
			} catch (error) {
				throw await recordFailure(context, held, run, lease, error);
			}
		} finally {
			store.close();
		}
	});
}

function requireGoesOn({ file }: StagedRun): void {
	if (file.status !== 'partial' && file.status !== 'discarded') return;
	throw new ConfigurationError(
		`Run '${file.runId}' was closed as ${file.status}: start the goal again with 'Begin Run'.`,
	);
}

/** The reference with the counts so far. */
export function withCounts(
	reference: RunReference,
	...counts: readonly Partial<Counts>[]
): RunReference {
	return { ...reference, counts: counts.reduce<Counts>(addCounts, noCounts) };
}
