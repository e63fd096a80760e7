import { ConnectionKeys, GoalKeys, decodeName } from '../keys';
import type { LatestRun, LeaseHistory } from '../lease/leaseDocument';
import { readCurrent } from '../state/current';
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
		const committed = await readCurrent(store, keys, signal);
		number = Math.max(number, committed?.current.number ?? 0);
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
