import type { LatestRun, LeaseContents, LeaseHolder } from './leaseDocument';

/** What the lease is to hold next; the same change made twice is made once. */
export type LeaseChange = (lease: LeaseContents) => LeaseContents;

/** A run that exists, and the execution that runs it. */
export type LeaseRun = Pick<LeaseHolder, 'goalKey' | 'runId' | 'number' | 'executionId' | 'manual'>;

/** The execution runs a run that exists. */
export function holding(run: LeaseRun, now: Date): LeaseChange {
	const holder = holderOf(run, now);
	return (lease) => ({ ...lease, holder });
}

/** The execution takes its run from where another node, or another execution, of it stopped. */
export function goingOn(run: LeaseRun, now: Date, { expired }: { expired: boolean }): LeaseChange {
	return (lease) => {
		const before = expired || lease.holder?.runId !== run.runId ? undefined : lease.holder;
		const tookOver = before && (before.tookOver ?? !before.resting);
		const holder: LeaseHolder = {
			...holderOf(run, now),
			...(before && { since: before.since }),
			...(tookOver && { tookOver }),
		};
		return { ...lease, holder };
	};
}

/** The execution begins a new run, which gets the next number and is the goal's last. */
export function beginning(run: Omit<LeaseRun, 'number'>, now: Date): LeaseChange {
	return (lease) => {
		const begun = lease.latestRuns[run.goalKey];
		const number = begun?.runId === run.runId ? begun.number : lease.number + 1;
		const latest: LatestRun = { runId: run.runId, number, ended: false };
		return {
			number: Math.max(number, lease.number),
			holder: holderOf({ ...run, number }, now),
			latestRuns: { ...lease.latestRuns, [run.goalKey]: latest },
		};
	};
}

/** Nothing of the run is left to be done. */
export function ending({ goalKey, runId }: Pick<LeaseRun, 'goalKey' | 'runId'>): LeaseChange {
	return (lease) => {
		const latest = lease.latestRuns[goalKey];
		if (latest?.runId !== runId) return lease;
		return {
			...lease,
			latestRuns: { ...lease.latestRuns, [goalKey]: { ...latest, ended: true } },
		};
	};
}

/** Nobody sends for the run until its next node goes on. */
export const resting: LeaseChange = (lease) =>
	lease.holder ? { ...lease, holder: { ...lease.holder, resting: true } } : lease;

/**
 * Nobody runs. After a take-over the lease is left to expire: the other execution of the run may
 * have requests under way.
 */
export const releasing: LeaseChange = (lease) =>
	lease.holder?.tookOver ? lease : { ...lease, holder: undefined };

const holderOf = (
	{ goalKey, runId, number, executionId, manual }: LeaseRun,
	now: Date,
): LeaseHolder => ({ goalKey, runId, number, executionId, manual, since: now.toISOString() });
