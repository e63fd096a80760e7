import type { LeaseDocument } from '../../../../core/stage/lease/leaseDocument';
import { LeaseHeldError } from '../../../../core/stage/lease/leaseErrors';
import { watchUntilFree } from '../../../../core/stage/lease/watchUntilFree';
import { FakeClock } from '../../flow/fakeClock';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { held, leaseKeys, otherRun, ownRun, putLease } from './leaseFixture';

/** What is written during the wait with this number, from 1. */
type Writes = Readonly<Record<number, Partial<LeaseDocument>>>;

const watching = (first: Partial<LeaseDocument> | undefined, writes: Writes = {}) => {
	const store = new MemoryStore();
	if (first) putLease(store, first);
	const clock = new FakeClock(undefined, (wait) => {
		const written = writes[wait];
		if (written) putLease(store, { beat: `beat ${wait}`, ...written });
	});
	return { context: { store, keys: leaseKeys, clock }, clock };
};

const others = { holder: held(otherRun) };

it.each<[string, Partial<LeaseDocument>, Writes, { expired: boolean; waitedMs: number }]>([
	['nobody holds it', {}, {}, { expired: false, waitedMs: 0 }],
	['its own run holds it', { holder: held(ownRun) }, {}, { expired: false, waitedMs: 0 }],
	['its holder is silent for 90 s', others, {}, { expired: true, waitedMs: 90_000 }],
	[
		'its holder rests for 10 s',
		{ holder: held(otherRun, { resting: true }) },
		{},
		{ expired: true, waitedMs: 10_000 },
	],
	[
		'its holder rests for 90 s after a take-over',
		{ holder: held(otherRun, { resting: true, tookOver: true }) },
		{},
		{ expired: true, waitedMs: 90_000 },
	],
	[
		'its holder has been silent for long, as its times say',
		{ ...others, renewedAt: '2026-01-01T00:00:00.000Z' },
		{},
		{ expired: true, waitedMs: 90_000 },
	],
	['it is released meanwhile', others, { 3: {} }, { expired: false, waitedMs: 15_000 }],
	['it is released at the last moment', others, { 18: {} }, { expired: false, waitedMs: 90_000 }],
	[
		'its own run takes it meanwhile',
		others,
		{ 1: { holder: held(ownRun) } },
		{ expired: false, waitedMs: 5_000 },
	],
])('it is free when %s', async (_case, first, writes, { expired, waitedMs }) => {
	const { context, clock } = watching(first, writes);
	const free = await watchUntilFree(context, ({ runId }) => runId === ownRun.runId);
	expect(free?.expired).toBe(expired);
	expect(clock.waited).toBe(waitedMs);
});

it.each<[string, Writes, number]>([
	['its holder renews it', { 2: others }, 2],
	['its holder renews it at the last moment', { 18: others }, 18],
	['another run takes it', { 1: { holder: held(ownRun) } }, 1],
	['its times say that it is old', { 2: { ...others, renewedAt: '2026-01-01T00:00:00.000Z' } }, 2],
])('it is held when %s', async (_case, writes, waits) => {
	const { context, clock } = watching(others, writes);
	const error = await thrownBy(() => watchUntilFree(context));
	expect(error).toBeInstanceOf(LeaseHeldError);
	expect(clock.waits).toHaveLength(waits);
});

it('who is refused is told who runs since when, and what to do', async () => {
	const { context } = watching(others, { 1: others });
	const error = await thrownBy(() => watchUntilFree(context));
	expect(error).toMatchObject({ kind: 'passing', holder: held(otherRun) });
	expect(error.message).toBe(
		"Goal 'birthdays' has been running since 2026-11-22 21:00 UTC (run 20261122T203000Z-0b1c, execution 11): wait until it has ended, or stop that execution in n8n.",
	);
});

it('there may be no lease object', async () => {
	expect(await watchUntilFree(watching(undefined).context)).toBeUndefined();
});

it('an execution that is cancelled stops waiting', async () => {
	const stop = new AbortController();
	const store = new MemoryStore();
	putLease(store, others);
	const clock = new FakeClock(undefined, (wait) => wait === 2 && stop.abort(new Error('stopped')));
	const context = { store, keys: leaseKeys, clock, signal: stop.signal };
	expect((await thrownBy(() => watchUntilFree(context))).message).toBe('stopped');
	expect(clock.waits).toHaveLength(2);
});
