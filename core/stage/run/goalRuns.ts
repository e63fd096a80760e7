import type { GoalKeys } from '../keys';
import type { Store } from '../store';
import { isRunId } from './runId';

/** The ids of a goal's runs whose folder is there, the newest first. */
export async function runsOfGoal(
	store: Store,
	goal: GoalKeys,
	signal?: AbortSignal,
): Promise<readonly string[]> {
	const ids: string[] = [];
	for await (const name of store.listFolders(goal.runsFolder(), signal)) {
		if (isRunId(name)) ids.push(name);
	}
	return ids.reverse();
}

/** The ids of a goal's runs that have a report, the newest first. */
export async function reportsOfGoal(
	store: Store,
	goal: GoalKeys,
	signal?: AbortSignal,
): Promise<readonly string[]> {
	const prefix = goal.reportsFolder();
	const ids = new Set<string>();
	for await (const { key } of store.list(prefix, signal)) {
		const name = key.slice(prefix.length).replace(/\.[a-z]+$/, '');
		if (isRunId(name)) ids.add(name);
	}
	return [...ids].reverse();
}
