import { SyncError } from '../../flow/syncError';
import { DamagedPartError } from '../parts/damagedPart';
import { SourceGoneError } from '../files/sourceGone';
import { closeRun } from './closeRun';
import { reportOf, writeReport } from './report';
import { changeRun, isUnfinished, openRun, type FailureKind } from './runFile';
import type { HeldStage } from './runStage';
import { stepsSoFar } from './stepsSoFar';
import { tallyOf } from './tally';
import type { RunName } from '../keys';

/** What stopped a run, and where. */
export interface RunFailure {
	readonly error: unknown;
	/** As the user reads it. */
	readonly sentence: string;
}

/**
 * Records why a run stopped: status and sentence in `run.json`, counts so far in its report. A run
 * whose source is gone cannot go on and is closed as partial.
 *
 * @returns whether the run has ended.
 */
export async function failRun(
	stage: HeldStage,
	name: RunName,
	{ error, sentence }: RunFailure,
	signal?: AbortSignal,
): Promise<boolean> {
	const { store, stageFolder, clock } = stage;
	// As it is now: the failed step may have changed it.
	const run = await openRun(store, stageFolder, name, signal);
	if (!isUnfinished(run.file)) return true;
	if (error instanceof SourceGoneError) {
		await closeRun(stage, run, { status: 'partial', sentence }, signal);
		return true;
	}
	const { damagedParts } = run.file;
	const failed = await changeRun(
		store,
		run,
		{
			status: 'failed',
			sentence,
			failure: failureKindOf(error),
			endedAt: clock.now().toISOString(),
			damagedParts:
				error instanceof DamagedPartError
					? [...new Set([...damagedParts, error.key])]
					: damagedParts,
		},
		signal,
	);
	const tally = tallyOf(await stepsSoFar({ store, keys: run.keys, signal }, 'look'));
	await writeReport(store, run.keys, reportOf(failed.file, tally), signal);
	return false;
}

/** Only what a person has to mend waits for one; an unknown cause is tried again. */
const failureKindOf = (error: unknown): FailureKind =>
	error instanceof SyncError && error.kind === 'configuration' ? 'configuration' : 'passing';
