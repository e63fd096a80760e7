import { beginning, holding, type LeaseChange } from '../../../../core/stage/lease/leaseChanges';
import type {
	LeaseDocument,
	LeaseHistory,
	LeaseHolder,
} from '../../../../core/stage/lease/leaseDocument';
import { LeaseHeldError, SupersededError } from '../../../../core/stage/lease/leaseErrors';
import { takeForRun, takeToBegin } from '../../../../core/stage/lease/takeLease';
import { FakeClock } from '../../flow/fakeClock';
import { thrownBy } from '../../flow/thrown';
import {
	held,
	leaseDocument,
	leaseKeys,
	otherRun,
	ownRun,
	putLease,
	storedLease,
} from './leaseFixture';
import { LossyStore, type Fate } from './lossyStore';

const now = '2026-11-22T22:00:00.000Z';
const goalKey = 'welcome';
const newRun = { ...ownRun, goalKey, runId: '20261122T220000Z-aaaa' };

const stage = (lease?: Partial<LeaseDocument>, duringWait?: (wait: number) => void) => {
	const store = new LossyStore();
	if (lease) putLease(store, lease);
	return { store, keys: leaseKeys, clock: new FakeClock(now, duringWait) };
};

const earlierRuns = async (): Promise<LeaseHistory> => ({ number: 41, latestRuns: {} });
const beginNewRun = async (): Promise<LeaseChange> => beginning(newRun, new Date(now));

describe('to begin a run', () => {
	it.each<[string, Partial<LeaseDocument> | undefined, number, readonly string[]]>([
		['is free', {}, 8, ['birthdays', 'newsletter', 'welcome']],
		['has expired', { holder: held(otherRun) }, 8, ['birthdays', 'newsletter', 'welcome']],
		['is not there', undefined, 42, ['welcome']],
	])('the lease is taken when it %s', async (_case, lease, number, goals) => {
		const context = stage(lease);
		const taken = await takeToBegin(context, { earlierRuns, byHand: goalKey, choose: beginNewRun });
		const document = storedLease(context.store);
		expect(taken?.document).toEqual(document);
		expect(document).toMatchObject({ number, holder: { runId: newRun.runId, number } });
		expect(Object.keys(document.latestRuns).sort()).toEqual(goals);
		expect(document.latestRuns.welcome).toEqual({ runId: newRun.runId, number, ended: false });
	});

	it.each<[string, Partial<LeaseHolder>, number]>([
		['at once when both were begun by hand', { goalKey, resting: true, manual: true }, 0],
		['after 10 s when a schedule began it', { goalKey, resting: true, manual: false }, 10_000],
		['after 10 s when it is of another goal', { resting: true, manual: true }, 10_000],
		[
			'after 90 s when it was taken over',
			{ goalKey, resting: true, manual: true, tookOver: true },
			90_000,
		],
		['after 90 s when it does not rest', { goalKey, manual: true }, 90_000],
	])('a lease between two nodes is taken %s', async (_case, holder, waitedMs) => {
		const context = stage({ holder: held(otherRun, holder) });
		await takeToBegin(context, { earlierRuns, byHand: goalKey, choose: beginNewRun });
		expect(context.clock.waited).toBe(waitedMs);
		expect(storedLease(context.store).holder).toMatchObject({ runId: newRun.runId });
	});

	it('nothing is done when nothing is chosen', async () => {
		const context = stage({});
		const choose = async () => undefined;
		expect(await takeToBegin(context, { earlierRuns, byHand: goalKey, choose })).toBeUndefined();
		expect(storedLease(context.store)).toEqual(leaseDocument());
	});

	it('what is chosen is chosen again when somebody else was faster', async () => {
		const context = stage({});
		const chosenFrom: number[] = [];
		const choose = async ({ number }: LeaseHistory) => {
			chosenFrom.push(number);
			if (number === 7) putLease(context.store, { number: 8, beat: 'faster' });
			return await beginNewRun();
		};
		await takeToBegin(context, { earlierRuns, byHand: goalKey, choose });
		expect(chosenFrom).toEqual([7, 8]);
		expect(storedLease(context.store)).toMatchObject({ number: 9, holder: { number: 9 } });
	});

	it('somebody who was faster and runs is waited for no longer than until the next renewal', async () => {
		const context = stage({}, (wait) =>
			putLease(context.store, { holder: held(otherRun), beat: `${wait}` }),
		);
		const choose = async () => {
			putLease(context.store, { holder: held(otherRun), beat: 'faster' });
			return await beginNewRun();
		};
		const error = await thrownBy(() =>
			takeToBegin(context, { earlierRuns, byHand: goalKey, choose }),
		);
		expect(error).toBeInstanceOf(LeaseHeldError);
		expect(context.clock.waits).toHaveLength(1);
	});
});

describe('for a node of a run', () => {
	it.each<[string, Partial<LeaseDocument>, object]>([
		['is free', {}, { since: now }],
		[
			'is its own and rests',
			{ holder: held(ownRun, { resting: true }) },
			{ since: held(ownRun).since },
		],
		[
			'is its own and another execution has it',
			{ holder: held(ownRun, { executionId: '9' }) },
			{ since: held(ownRun).since, tookOver: true },
		],
		[
			'is its own and was taken over before',
			{ holder: held(ownRun, { resting: true, tookOver: true }) },
			{ since: held(ownRun).since, tookOver: true },
		],
		[
			'is a silent run of another goal',
			{ holder: held(otherRun, { tookOver: true }) },
			{ since: '2026-11-22T22:01:30.000Z' },
		],
	])('the lease is taken when it %s', async (_case, lease, expected) => {
		const context = stage(lease);
		const taken = await takeForRun(context, ownRun);
		const document = storedLease(context.store);
		expect(taken.document).toEqual(document);
		expect(document).toEqual({
			...leaseDocument(),
			renewedAt: context.clock.now().toISOString(),
			beat: document.beat,
			holder: { ...ownRun, ...expected },
		});
		expect(document.beat).not.toBe('first');
	});

	it('it goes on as its own when another of its executions was faster', async () => {
		const context = stage({});
		context.store.beforeWrite = () => {
			context.store.beforeWrite = () => undefined;
			putLease(context.store, { holder: held(ownRun, { executionId: '9' }), beat: 'faster' });
		};
		const { document } = await takeForRun(context, ownRun);
		expect(document.holder).toMatchObject({ executionId: '12', tookOver: true });
	});

	const later = { runId: '20261122T213000Z-eeee', number: 8, ended: false };
	const superseding = { number: 8, latestRuns: { newsletter: later } };

	it.each<[string, Partial<LeaseDocument>]>([
		['has begun', superseding],
		['has ended', { ...superseding, latestRuns: { newsletter: { ...later, ended: true } } }],
		['runs', { ...superseding, holder: held({ ...ownRun, ...later }) }],
		['waits for another goal', { ...superseding, holder: held(otherRun) }],
	])('it stops at once when a later run of its goal %s', async (_case, lease) => {
		const context = stage(lease);
		const error = await thrownBy(() => takeForRun(context, ownRun));
		expect(error).toBeInstanceOf(SupersededError);
		expect(error.message).toBe(
			"Run '20261122T210000Z-7f3a' of goal 'newsletter' was superseded by run '20261122T213000Z-eeee': look at the report of that one, or start the goal again with 'Begin Run'.",
		);
		expect(context.clock.waits).toEqual([]);
	});

	it('it stops when a later run begins while it waits', async () => {
		const context = stage({ holder: held(otherRun) }, (wait) => {
			if (wait === 3) putLease(context.store, superseding);
		});
		expect(await thrownBy(() => takeForRun(context, ownRun))).toBeInstanceOf(SupersededError);
	});

	it.each<[string, Partial<LeaseDocument> | undefined, string]>([
		[
			'is gone',
			undefined,
			"'stage/lease/eu.json' is not in bucket 'the-bucket' any more: make sure that no execution of this connection is running, and start",
		],
		[
			'does not know the run',
			{ latestRuns: {} },
			`'stage/lease/eu.json' knows nothing of run '${ownRun.runId}'`,
		],
		[
			'knows the run by another number',
			{ latestRuns: { newsletter: { runId: ownRun.runId, number: 3, ended: false } } },
			'changed by hand',
		],
	])('it is told what to do when the lease object %s', async (_case, lease, sentence) => {
		const error = await thrownBy(() => takeForRun(stage(lease), ownRun));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toContain(sentence);
		expect(error.message).toContain("'Begin Run'");
	});
});

describe('a write whose answer was lost', () => {
	it.each<[Fate, boolean]>([
		['unanswered', true],
		['lost', false],
	])('%s', async (fate, isTaken) => {
		const context = stage({});
		context.store.writes = () => fate;
		const taking = takeForRun(context, ownRun);
		if (isTaken) expect((await taking).document).toEqual(storedLease(context.store));
		else expect(await thrownBy(() => taking)).toMatchObject({ kind: 'passing' });
	});
});

describe('a store that obeys no conditions', () => {
	it('is written without any, and a holder who renews is heard all the same', async () => {
		const context = { ...stage({}), conditional: false };
		await takeToBegin(context, {
			earlierRuns,
			byHand: goalKey,
			choose: async () => holding(ownRun, new Date(now)),
		});
		expect(context.store.conditions).toEqual([undefined]);
		const next = stage({ holder: held(otherRun) }, (wait) =>
			putLease(next.store, { holder: held(otherRun), beat: `${wait}` }),
		);
		const error = await thrownBy(() => takeForRun({ ...next, conditional: false }, ownRun));
		expect(error).toBeInstanceOf(LeaseHeldError);
	});

	it('is not written when the lease was changed since it was read', async () => {
		const context = { ...stage({}), conditional: false };
		const seen: number[] = [];
		const choose = async ({ number }: LeaseHistory) => {
			seen.push(number);
			if (number === 7) putLease(context.store, { number: 8, beat: 'faster' });
			return await beginNewRun();
		};
		await takeToBegin(context, { earlierRuns, byHand: goalKey, choose });
		expect(seen).toEqual([7, 8]);
	});
});
