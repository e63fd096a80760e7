import { ConfigurationError } from '../../flow/syncError';
import { ConnectionKeys, RunKeys, type GoalName } from '../keys';
import { keepLease, type Lease } from '../lease/keepLease';
import { ending, holding } from '../lease/leaseChanges';
import type { LeaseContext } from '../lease/leaseContext';
import { readLease, type LatestRun } from '../lease/leaseDocument';
import { takeToBegin } from '../lease/takeLease';
import type { BeginStage } from './beginRun';
import { closeRun } from './closeRun';
import { earlierRuns } from './earlierRuns';
import { findRun, type StagedRun } from './runFile';

/** Which run is given up, and by whom. */
export interface Discarding extends GoalName {
	/** The goal's unfinished run when empty. */
	readonly runId: string;
	readonly executionId: string;
	readonly manual: boolean;
}

/**
 * Gives up a goal's unfinished run: what was sent is counted, listed and becomes the goal's state;
 * the rest is not sent. It works for a run whose `run.json` is gone or was edited, too.
 *
 * @returns the id of the run.
 * @throws ConfigurationError when the goal has no such run.
 */
export async function discardRun(stage: BeginStage, discarding: Discarding): Promise<string> {
	const { store, stageFolder, clock, signal, leaseTtlMs } = stage;
	const { connection, goalKey, executionId, manual } = discarding;
	const keys = new ConnectionKeys(stageFolder, connection);
	const context = { store, keys, signal, clock, ttlMs: leaseTtlMs };
	const { runId, number } = await unfinishedRun(stage, context, discarding);
	const run = await readableRun(stage, { connection, goalKey, runId });
	const conditional = run?.file.conditional ?? true;
	const held = await takeToBegin(
		{ ...context, conditional },
		{
			earlierRuns: async () => await earlierRuns(stage, connection, signal),
			choose: async () => holding({ goalKey, runId, number, executionId, manual }, clock.now()),
			byHand: manual ? goalKey : undefined,
		},
	);
	if (!held) throw new TypeError('A lease that was wanted was not taken');
	const lease = keepLease({ ...context, conditional }, held);
	try {
		if (run) await closeAsDiscarded(stage, run, lease);
		else await store.delete(new RunKeys(stageFolder, { connection, goalKey, runId }).manifest());
	} catch (error) {
		await lease.release();
		throw error;
	}
	await lease.release(ending({ goalKey, runId }));
	return runId;
}

async function unfinishedRun(
	stage: BeginStage,
	context: LeaseContext,
	discarding: Discarding,
): Promise<LatestRun> {
	const { connection, goalKey } = discarding;
	const seen = await readLease(context, context.signal);
	const history = seen?.document ?? (await earlierRuns(stage, connection, context.signal));
	return requireUnfinished(history.latestRuns[goalKey], discarding);
}

async function closeAsDiscarded(stage: BeginStage, run: StagedRun, lease: Lease): Promise<void> {
	const closing = {
		status: 'discarded',
		sentence: `Run '${run.file.runId}' was discarded: the next run of the goal reads anew.`,
	} as const;
	const held = { ...stage, requireHeld: () => lease.requireHeld() };
	await closeRun(held, run, closing, lease.signal);
}

function requireUnfinished(
	latest: LatestRun | undefined,
	{ goalKey, runId }: Discarding,
): LatestRun {
	if (latest && !latest.ended && (runId === '' || runId === latest.runId)) return latest;
	throw new ConfigurationError(
		`Goal '${goalKey}' has no unfinished run${runId === '' ? '' : ` '${runId}'`} to discard: look at its runs with 'S3 Stage: Run: Get Many'.`,
	);
}

/** `undefined` when nobody can tell from `run.json` how far the run is. */
async function readableRun(
	{ store, stageFolder, signal }: BeginStage,
	name: GoalName & { readonly runId: string },
): Promise<StagedRun | undefined> {
	try {
		return await findRun(store, stageFolder, name, signal);
	} catch (error) {
		if (error instanceof ConfigurationError) return undefined;
		throw error;
	}
}
