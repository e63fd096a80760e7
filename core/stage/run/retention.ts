import { deleteFolder } from '../deleteFolder';
import { encodeName, type GoalKeys } from '../keys';
import { readCurrent } from '../state/current';
import type { Store } from '../store';
import { reportsOfGoal, runsOfGoal } from './goalRuns';

/** How long what a goal leaves in the bucket stays there. */
export interface Retention {
	/** Rows, which hold people's data, stay for this many runs. */
	readonly runs: number;
	/** Reports, which hold counts and reasons only, stay for this many runs. */
	readonly reports: number;
}

/**
 * Deletes the rows and reports of a goal's older runs. The newest ones are counted whatever became
 * of them, so a run that can still go on is never among the deleted. To be called with the lease
 * in hand, so that nobody commits meanwhile.
 */
export async function applyRetention(
	store: Store,
	goal: GoalKeys,
	{ runs, reports }: Retention,
	signal?: AbortSignal,
): Promise<void> {
	for (const runId of (await runsOfGoal(store, goal, signal)).slice(runs)) {
		await deleteFolder(store, goal.run(runId).folder(), signal);
	}
	for (const runId of (await reportsOfGoal(store, goal, signal)).slice(reports)) {
		const prefix = `${goal.reportsFolder()}${runId}.`;
		for await (const { key } of store.list(prefix, signal)) await store.delete(key, signal);
	}
	await deleteOldSnapshots(store, goal, signal);
}

/** Nothing points at a snapshot that is not the current one. */
async function deleteOldSnapshots(
	store: Store,
	goal: GoalKeys,
	signal: AbortSignal | undefined,
): Promise<void> {
	const stored = await readCurrent(store, goal, signal);
	if (!stored) return;
	const kept = encodeName(stored.current.snapshotId);
	for await (const folder of store.listFolders(goal.stateFolder(), signal)) {
		if (folder !== kept) await deleteFolder(store, `${goal.stateFolder()}${folder}/`, signal);
	}
}
