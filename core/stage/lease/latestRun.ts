import { ConfigurationError } from '../../flow/syncError';
import type { LeaseRun } from './leaseChanges';
import type { LeaseContext } from './leaseContext';
import type { LeaseHistory } from './leaseDocument';
import { SupersededError } from './leaseErrors';

/**
 * Why a run is not the last of its goal, if so: a SupersededError when a later run has begun, a
 * ConfigurationError when the lease object knows nothing of it.
 */
export function whyNotLatest(
	{ keys }: LeaseContext,
	{ latestRuns }: LeaseHistory,
	{ goalKey, runId, number }: Pick<LeaseRun, 'goalKey' | 'runId' | 'number'>,
): Error | undefined {
	const latest = latestRuns[goalKey];
	if (latest?.runId === runId && latest.number === number) return undefined;
	if (latest && latest.number >= number && latest.runId !== runId) {
		return new SupersededError(goalKey, runId, latest.runId);
	}
	return new ConfigurationError(
		`'${keys.lease()}' knows nothing of run '${runId}', so it was changed by hand: start the goal again with 'Begin Run'.`,
	);
}
