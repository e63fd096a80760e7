import { ConflictError, type Store } from '../store';
import { changeRun, isUnfinished, openRun, type RunFile, type StagedRun } from './runFile';

/** So often another execution that has lost the lease can come between reading and writing. */
const mostTries = 5;

/**
 * Marks an unfinished run as running in an execution, which is then its last one. A run that is so
 * already, or has ended, stays as it is. To be called with the lease in hand: so what another
 * execution writes in the same moment is its last word, and is written over.
 *
 * @throws ConfigurationError when others keep changing the run.
 */
export async function continueRun(
	store: Store,
	stageFolder: string,
	run: StagedRun,
	executionId: string,
	signal?: AbortSignal,
): Promise<StagedRun> {
	if (!hasToBeMarked(run, executionId)) return run;
	for (let tries = 1; ; tries += 1) {
		const latest = await openRun(store, stageFolder, run.keys.name, signal);
		if (!hasToBeMarked(latest, executionId)) return latest;
		try {
			return await changeRun(store, latest, markedBy(latest, executionId), signal);
		} catch (error) {
			if (!isConflict(error) || tries === mostTries) throw error;
		}
	}
}

const markedBy = ({ file }: StagedRun, executionId: string): Partial<RunFile> => ({
	status: 'running',
	executions: [...file.executions.filter((one) => one !== executionId), executionId],
	sentence: undefined,
	failure: undefined,
	endedAt: undefined,
});

const isConflict = (error: unknown): boolean =>
	error instanceof Error && error.cause instanceof ConflictError;

const hasToBeMarked = ({ file }: StagedRun, executionId: string): boolean =>
	isUnfinished(file) && (file.status !== 'running' || file.executions.at(-1) !== executionId);
