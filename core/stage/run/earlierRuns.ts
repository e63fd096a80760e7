import { ConfigurationError } from '../../flow/syncError';
import { ConnectionKeys, GoalKeys, decodeName } from '../keys';
import type { LatestRun, LeaseHistory } from '../lease/leaseDocument';
import { readCurrent } from '../state/current';
import type { Store } from '../store';
import { runsOfGoal } from './goalRuns';
import { findRun, isUnfinished } from './runFile';
import type { RunStage } from './runStage';

/**
 * What runs of a connection there were, from what is in the bucket: for a connection that has no
 * lease object yet, or lost it.
 */
export async function earlierRuns(
	{ store, stageFolder }: RunStage,
	connection: string,
	signal?: AbortSignal,
): Promise<LeaseHistory> {
	const latestRuns: Record<string, LatestRun> = Object.create(null);
	let number = 0;
	const folders = store.listFolders(
		new ConnectionKeys(stageFolder, connection).runsFolder(),
		signal,
	);
	for await (const folder of folders) {
		const goal = { connection, goalKey: decodeName(folder) };
		const keys = new GoalKeys(stageFolder, goal);
		number = Math.max(number, await committedNumber(store, keys, signal));
		const [runId] = await runsOfGoal(store, keys, signal);
		const run = runId && (await findRun(store, stageFolder, { ...goal, runId }, signal));
		if (!run) continue;
		number = Math.max(number, run.file.number);
		latestRuns[goal.goalKey] = {
			runId: run.file.runId,
			number: run.file.number,
			ended: !isUnfinished(run.file),
		};
	}
	return { number, latestRuns };
}

/** 0 where none is to be had: who begins a run of that goal meets the damage. */
async function committedNumber(
	store: Store,
	keys: GoalKeys,
	signal: AbortSignal | undefined,
): Promise<number> {
	try {
		return (await readCurrent(store, keys, signal))?.current.number ?? 0;
	} catch (error) {
		if (error instanceof ConfigurationError) return 0;
		throw error;
	}
}
