import { randomBytes } from 'node:crypto';

import { systemClock, type Clock } from '../../flow/clock';
import { PassingError } from '../../flow/syncError';
import { compareAndPut } from '../compareAndPut';
import type { GoalKeys } from '../keys';
import { SupersededError } from '../lease/leaseErrors';
import { ConflictError, type Store } from '../store';
import { readCurrent, type CurrentState, type StoredCurrent } from './current';
import type { SnapshotFile } from './snapshotFile';

/** What a commit works with. */
export interface CommitContext {
	readonly store: Store;
	readonly keys: GoalKeys;
	readonly signal?: AbortSignal;
	/** False for a store that obeys no conditions. */
	readonly conditional?: boolean;
	/** Throws when the run's lease is not held any more. */
	readonly requireHeld: () => void;
	readonly clock?: Clock;
}

/** A run and what its snapshot is built from. */
export interface Commit {
	readonly runId: string;
	readonly number: number;
	/**
	 * Writes the files of a snapshot below its id, from the one before it. Called again, with another
	 * id, when the one before turns out to be another.
	 */
	readonly build: (
		before: CurrentState | undefined,
		snapshotId: string,
	) => Promise<readonly SnapshotFile[]>;
}

/** How often a snapshot is built, each time on another one, before the run stops. */
const mostBuilds = 3;

/**
 * Commits a run: builds its snapshot from the current one and makes it the current one, forward
 * only. A run that is committed already stays as it is.
 *
 * @throws SupersededError when a later run has committed, ConfigurationError when the current state
 * is damaged, the reason of `requireHeld` when the lease is lost.
 */
export async function swapCurrent(context: CommitContext, commit: Commit): Promise<CurrentState> {
	const { store, keys, signal } = context;
	for (let build = 1; ; build += 1) {
		const before = await readCurrent(store, keys, signal);
		const done = committedAlready(before, keys, commit);
		if (done) return done;
		if (build > mostBuilds) {
			throw new PassingError(
				`The state of goal '${keys.name.goalKey}' changes all the time: make sure that no other execution of the goal is running, and start it again with 'Begin Run'.`,
			);
		}
		const current = await builtOn(before, context, commit);
		if (await swapped(context, before, current)) return current;
	}
}

function committedAlready(
	stored: StoredCurrent | undefined,
	{ name }: GoalKeys,
	{ runId, number }: Commit,
): CurrentState | undefined {
	if (!stored || stored.current.number < number) return undefined;
	if (stored.current.runId === runId) return stored.current;
	throw new SupersededError(name.goalKey, runId, stored.current.runId);
}

async function builtOn(
	before: StoredCurrent | undefined,
	{ clock = systemClock }: CommitContext,
	{ runId, number, build }: Commit,
): Promise<CurrentState> {
	// Two executions of a run never write the same files.
	const snapshotId = `${runId}-${randomBytes(4).toString('hex')}`;
	const files = await build(before?.current, snapshotId);
	const committedAt = clock.now().toISOString();
	return { snapshotId, runId, number, committedAt, files: [...files] };
}

/** False when the current state is not the one that was built on. */
async function swapped(
	{ store, keys, signal, conditional = true, requireHeld }: CommitContext,
	before: StoredCurrent | undefined,
	current: CurrentState,
): Promise<boolean> {
	requireHeld();
	try {
		await compareAndPut(store, keys.current(), JSON.stringify(current), {
			condition: before ? { etag: before.etag } : { absent: true },
			conditional,
			signal,
		});
		return true;
	} catch (error) {
		if (error instanceof ConflictError) return false;
		signal?.throwIfAborted();
		// The write may have arrived and its answer not.
		const stored = await readCurrent(store, keys, signal);
		if (stored?.current.snapshotId === current.snapshotId) return true;
		throw error;
	}
}
