import type { Store } from '../store';
import { changeRun, isUnfinished, openRun, type StagedRun } from './runFile';

/**
 * Marks an unfinished run as running in an execution, which is then its last one. A run that is so
 * already, or has ended, stays as it is. To be called with the lease in hand.
 */
export async function continueRun(
	store: Store,
	stageFolder: string,
	run: StagedRun,
	executionId: string,
	signal?: AbortSignal,
): Promise<StagedRun> {
	if (!hasToBeMarked(run, executionId)) return run;
	// As it is now: the execution that had the lease before may have changed it meanwhile.
	const latest = await openRun(store, stageFolder, run.keys.name, signal);
	if (!hasToBeMarked(latest, executionId)) return latest;
	const before = latest.file.executions.filter((one) => one !== executionId);
	return await changeRun(
		store,
		latest,
		{
			status: 'running',
			executions: [...before, executionId],
			sentence: undefined,
			failure: undefined,
			endedAt: undefined,
		},
		signal,
	);
}

const hasToBeMarked = ({ file }: StagedRun, executionId: string): boolean =>
	isUnfinished(file) && (file.status !== 'running' || file.executions.at(-1) !== executionId);
