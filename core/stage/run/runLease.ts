import { ConnectionKeys } from '../keys';
import { keepLease, type Lease } from '../lease/keepLease';
import { takeForRun } from '../lease/takeLease';
import type { StagedRun } from './runFile';
import type { BeginStage } from './beginRun';

/**
 * Takes the connection's lease for a node of a run, and keeps it renewed until it rests or is
 * released.
 *
 * @throws LeaseHeldError while another run goes on, SupersededError when a later run of the goal
 * has begun.
 */
export async function leaseOfRun(
	{ store, stageFolder, clock, signal, leaseTtlMs }: BeginStage,
	{ file }: Pick<StagedRun, 'file'>,
	executionId: string,
): Promise<Lease> {
	const { connection, goalKey, runId, number, manual, conditional } = file;
	const keys = new ConnectionKeys(stageFolder, connection);
	const context = { store, keys, signal, conditional, clock, ttlMs: leaseTtlMs };
	const held = await takeForRun(context, { goalKey, runId, number, executionId, manual });
	return keepLease(context, held);
}
