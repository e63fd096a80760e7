import { deleteFolder } from '../deleteFolder';
import { ConnectionKeys, GoalKeys, type GoalName } from '../keys';
import { keepLease } from '../lease/keepLease';
import type { LeaseChange } from '../lease/leaseChanges';
import { takeToBegin } from '../lease/takeLease';
import type { BeginStage } from './beginRun';
import { earlierRuns } from './earlierRuns';

/** How many objects of a goal were deleted. */
export type DeletedGoal = Readonly<Record<'state' | 'runs' | 'reports', number>>;

/**
 * Deletes everything of a goal: its state, its runs with their rows, and its reports. The next run
 * of the goal is its first.
 *
 * @throws LeaseHeldError when a goal of the connection is running.
 */
export async function deleteGoal(
	stage: BeginStage,
	goal: GoalName,
	executionId: string,
): Promise<DeletedGoal> {
	const { store, stageFolder, clock, signal, leaseTtlMs } = stage;
	const { connection, goalKey } = goal;
	const connectionKeys = new ConnectionKeys(stageFolder, connection);
	const context = { store, keys: connectionKeys, signal, clock, ttlMs: leaseTtlMs };
	const held = await takeToBegin(context, {
		earlierRuns: async () => await earlierRuns(stage, connection, signal),
		choose: async () => holdingForDeletion(goalKey, executionId, clock.now()),
	});
	if (!held) throw new TypeError('A lease that was wanted was not taken');
	const lease = keepLease(context, held);
	const keys = new GoalKeys(stageFolder, goal);
	try {
		return {
			// First, so that what is left after an interruption is no state without its runs.
			state: await deleteFolder(store, keys.stateFolder(), lease.signal),
			runs: await deleteFolder(store, keys.runsFolder(), lease.signal),
			reports: await deleteFolder(store, keys.reportsFolder(), lease.signal),
		};
	} finally {
		await lease.release(forgetting(goalKey));
	}
}

/** Nobody begins a run while its goal is being deleted. */
const holdingForDeletion =
	(goalKey: string, executionId: string, now: Date): LeaseChange =>
	(lease) => {
		const number = Math.max(lease.number, 1);
		const since = now.toISOString();
		const holder = { goalKey, runId: 'deletion', number, executionId, manual: true, since };
		return { ...lease, number, holder };
	};

const forgetting =
	(goalKey: string): LeaseChange =>
	(lease) => ({
		...lease,
		latestRuns: Object.fromEntries(
			Object.entries(lease.latestRuns).filter(([key]) => key !== goalKey),
		),
	});
