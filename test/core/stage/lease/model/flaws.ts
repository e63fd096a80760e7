import { randomUUID } from 'node:crypto';

import type { Clock } from '../../../../../core/flow/clock';
import { keepLease } from '../../../../../core/stage/lease/keepLease';
import {
	clockOf,
	leaseTimes,
	type LeaseContext,
} from '../../../../../core/stage/lease/leaseContext';
import { readLease } from '../../../../../core/stage/lease/leaseDocument';
import { LeaseHeldError } from '../../../../../core/stage/lease/leaseErrors';
import { seize } from '../../../../../core/stage/lease/seize';
import { takeForRun, takeToBegin } from '../../../../../core/stage/lease/takeLease';
import { readCurrent, type StoredCurrent } from '../../../../../core/stage/state/current';
import type { swapCurrent } from '../../../../../core/stage/state/swapCurrent';
import { type Commit, type CommitContext } from '../../../../../core/stage/state/swapCurrent';
import { ConflictError } from '../../../../../core/stage/store';
import type { StoreWrite } from './distantStore';
import type { Protocol } from './protocol';
import type { ViolationKind } from './world';

/** One part of the protocol done wrong, and what comes of it. */
export type Flaw = readonly [name: string, part: Partial<Protocol>, leadsTo: ViolationKind];

const timesSooner = 9;
const timesLater = 9;
const ttlMs = 90_000;
const foreverMs = 1e12;

export const flaws: readonly Flaw[] = [
	['the lease is written without comparing', withoutComparing('/lease/'), 'two runs at once'],
	[
		'the pointer is swapped without comparing',
		withoutComparing('/state/'),
		'not built on the one before',
	],
	['a lease expires by the times in it', { takeToBegin: takeByWallClock }, 'two runs at once'],
	['a lease expires too soon', withTtl(ttlMs / timesSooner), 'two runs at once'],
	['a lease never expires', withTtl(foreverMs), 'run stuck'],
	[
		'a holder gives up too late',
		{ keepLease: (context, held) => keepLease({ ...context, ttlMs: ttlMs * timesLater }, held) },
		'two runs at once',
	],
	[
		'a holder looks at its monotonic clock alone',
		{ holdersClock: (clock) => new StoppedWallClock(clock) },
		'two runs at once',
	],
	['a request leaves without asking', { asksBeforeSending: false }, 'two runs at once'],
	['a run taken over is released at once', { stored: withoutTakeOver }, 'two runs at once'],
	['what was replaced is not committed', { closesPredecessor: false }, 'commit lost'],
	['a run commits whatever was committed', { swapCurrent: swapAlways }, 'committed twice'],
	[
		'a snapshot is not built again',
		{ swapCurrent: swapWithoutBuilding },
		'not built on the one before',
	],
];

function withoutComparing(folder: string): Partial<Protocol> {
	return {
		stored: (write) => (write.key.includes(folder) ? { ...write, condition: undefined } : write),
	};
}

function withTtl(ms: number): Partial<Protocol> {
	const changed = (context: LeaseContext) => ({ ...context, ttlMs: ms });
	return {
		takeToBegin: async (context, beginning) => await takeToBegin(changed(context), beginning),
		takeForRun: async (context, run) => await takeForRun(changed(context), run),
	};
}

function withoutTakeOver(write: StoreWrite): StoreWrite {
	return { ...write, text: write.text.replace(',"tookOver":true', '') };
}

/** Its wall clock stands still while the machine is suspended, as its monotonic one does. */
class StoppedWallClock implements Clock {
	constructor(private readonly clock: Clock) {}

	now(): Date {
		return new Date(this.clock.monotonicMs());
	}

	monotonicMs(): number {
		return this.clock.monotonicMs();
	}

	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		await this.clock.sleep(ms, signal);
	}
}

async function takeByWallClock(
	...[context, { earlierRuns, choose }]: Parameters<typeof takeToBegin>
): ReturnType<typeof takeToBegin> {
	for (;;) {
		const seen = await readLease(context, context.signal);
		const { holder, renewedAt = '' } = seen?.document ?? {};
		const ageMs = clockOf(context).now().getTime() - Date.parse(renewedAt);
		if (holder && ageMs < leaseTimes(context).ttlMs) throw new LeaseHeldError(holder);
		const free = seen ?? (await earlierRuns());
		const change = await choose('document' in free ? free.document : free);
		const held = change && (await seize(context, free, change));
		if (held) return held;
	}
}

async function swapAlways(context: CommitContext, commit: Commit): ReturnType<typeof swapCurrent> {
	for (;;) {
		const before = await readCurrent(context.store, context.keys, context.signal);
		const current = await built(commit, before);
		if (await isPut(context, current, before?.etag)) return current;
	}
}

async function swapWithoutBuilding(
	context: CommitContext,
	commit: Commit,
): ReturnType<typeof swapCurrent> {
	const { store, keys, signal } = context;
	const current = await built(commit, await readCurrent(store, keys, signal));
	for (;;) {
		const before = await readCurrent(store, keys, signal);
		if (before?.current.runId === commit.runId) return before.current;
		if (await isPut(context, current, before?.etag)) return current;
	}
}

async function built({ runId, number, build }: Commit, before: StoredCurrent | undefined) {
	const snapshotId = `${runId}-${randomUUID()}`;
	const files = [...(await build(before?.current, snapshotId))];
	return { snapshotId, runId, number, committedAt: new Date(0).toISOString(), files };
}

async function isPut(
	{ store, keys, signal }: CommitContext,
	current: unknown,
	etag: string | undefined,
): Promise<boolean> {
	const condition = etag === undefined ? { absent: true as const } : { etag };
	try {
		await store.putText(keys.current(), JSON.stringify(current), { condition, signal });
		return true;
	} catch (error) {
		if (error instanceof ConflictError) return false;
		throw error;
	}
}
