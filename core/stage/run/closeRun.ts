import { ConfigurationError } from '../../flow/syncError';
import type { StepContext } from '../step';
import { commitRun } from './commitRun';
import { reportOf, writeReport, type RunReport, type RunTally } from './report';
import { changeRun, findRun, isUnfinished, type RunFile, type StagedRun } from './runFile';
import type { HeldStage } from './runStage';
import { mappedSoFar, stepsSoFar } from './stepsSoFar';
import { tallyOf, unknownTally } from './tally';

/** How an unfinished run is closed, and why. */
export interface RunClosing {
	readonly status: 'partial' | 'discarded';
	/** What happened and what comes next, in one sentence. */
	readonly sentence: string;
}

/**
 * Closes an unfinished run where it stands: what was sent is counted and listed, becomes the goal's
 * state, and is reported. A run that has ended already is left as it is.
 */
export async function closeRun(
	stage: HeldStage,
	run: StagedRun,
	closing: RunClosing,
	signal?: AbortSignal,
): Promise<RunReport | undefined> {
	await closePredecessor(stage, run.file, closing.status, signal);
	if (!isUnfinished(run.file)) return undefined;
	const { store, clock } = stage;
	const tally = await closingTally({ store, keys: run.keys, signal }, closing);
	await commitRun(stage, run.file, tally, signal);
	const end = { ...closing, failure: undefined, endedAt: clock.now().toISOString() };
	const report = reportOf({ ...run.file, ...end }, tally);
	// First, so that a run that says it is closed has its report.
	await writeReport(store, run.keys, report, signal);
	await changeRun(store, run, end, signal);
	return report;
}

/**
 * A person may give up a run of which nobody can tell any more what it sent; its mapped rows are
 * then unknown.
 */
async function closingTally(context: StepContext, { status }: RunClosing): Promise<RunTally> {
	try {
		return tallyOf(await stepsSoFar(context, 'close'));
	} catch (error) {
		if (status !== 'discarded' || !(error instanceof ConfigurationError)) throw error;
		return unknownTally(await mappedSoFar(context));
	}
}

/** Closes the run that a run took the place of, if that was not done before. */
export async function closePredecessor(
	stage: HeldStage,
	{ connection, goalKey, closes }: RunFile,
	status: RunClosing['status'],
	signal?: AbortSignal,
): Promise<void> {
	if (!closes) return;
	const { runId, sentence } = closes;
	const name = { connection, goalKey, runId };
	const run = await findRun(stage.store, stage.stageFolder, name, signal);
	if (run) await closeRun(stage, run, { status, sentence }, signal);
}
