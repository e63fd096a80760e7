import { keepLease, type Lease } from '../../../../core/stage/lease/keepLease';
import { beginning, ending } from '../../../../core/stage/lease/leaseChanges';
import { LeaseLostError, SupersededError } from '../../../../core/stage/lease/leaseErrors';
import { takeForRun } from '../../../../core/stage/lease/takeLease';
import { PassingError } from '../../../../core/flow/syncError';
import { thrownBy } from '../../flow/thrown';
import { held, leaseKeys, ownRun, putLease, storedLease } from './leaseFixture';
import { LossyStore, type Fate } from './lossyStore';
import { Machine, type Fault } from './model/machine';
import { VirtualTime } from './model/virtualTime';

/** A kept lease in a time that passes only when it is told to. */
class Keeping {
	readonly store = new LossyStore();
	readonly time = new VirtualTime();
	readonly stop = new AbortController();
	readonly machine = new Machine(this.time, { skewMs: 0, rate: 1 }, [], () => undefined);

	async lease(): Promise<Lease> {
		putLease(this.store);
		const { store, machine: clock, stop } = this;
		const context = { store, keys: leaseKeys, clock, signal: stop.signal };
		return keepLease(context, await takeForRun(context, ownRun));
	}

	async pass(seconds: number): Promise<void> {
		await this.time.passUntil(() => false, this.time.nowMs + seconds * 1000);
	}

	get renewals(): number {
		return this.store.written.length - 1;
	}
}

it('a lease is renewed every 10 s until it rests', async () => {
	const keeping = new Keeping();
	const lease = await keeping.lease();
	await keeping.pass(65);
	expect(keeping.renewals).toBe(6);
	expect(storedLease(keeping.store).renewedAt).toBe('2026-11-22T21:01:00.000Z');
	await lease.rest();
	expect(storedLease(keeping.store).holder).toEqual(
		expect.objectContaining({ ...ownRun, resting: true }),
	);
	await keeping.pass(600);
	expect(keeping.renewals).toBe(7);
	expect(lease.signal.aborted).toBe(false);
});

it('a released lease has no holder, and says that the run has ended', async () => {
	const keeping = new Keeping();
	const lease = await keeping.lease();
	await lease.release(ending(ownRun));
	expect(storedLease(keeping.store)).not.toHaveProperty('holder');
	expect(storedLease(keeping.store).latestRuns.newsletter?.ended).toBe(true);
});

it('an update is written at once, and later renewals keep it', async () => {
	const keeping = new Keeping();
	const lease = await keeping.lease();
	await lease.update(beginning({ ...ownRun, runId: 'next' }, keeping.machine.now()));
	await keeping.pass(10);
	expect(storedLease(keeping.store)).toMatchObject({ number: 8, holder: { runId: 'next' } });
	expect(lease.history.latestRuns.newsletter?.runId).toBe('next');
	expect(keeping.renewals).toBe(2);
});

it.each<[string, Fate, number]>([
	['do not arrive', 'lost', 25],
	['hang', 'hanging', 15],
	['arrive without an answer', 'unanswered', 300],
])('renewals that %s for a while are made up for', async (_case, fate, seconds) => {
	const keeping = new Keeping();
	const lease = await keeping.lease();
	keeping.store.writes = () => fate;
	await keeping.pass(seconds);
	keeping.store.writes = () => 'fine';
	await keeping.pass(60);
	expect(() => lease.requireHeld()).not.toThrow();
	expect(lease.signal.aborted).toBe(false);
});

it.each<Fate>(['lost', 'hanging'])(
	'it is given up after 30 s in which all renewals are %s',
	async (fate) => {
		const keeping = new Keeping();
		const lease = await keeping.lease();
		keeping.store.writes = () => fate;
		await keeping.pass(29.9);
		expect(lease.signal.aborted).toBe(false);
		await keeping.pass(0.1);
		expect(lease.signal.reason).toBeInstanceOf(LeaseLostError);
		expect(lease.signal.reason).toMatchObject({
			kind: 'passing',
			message: `Execution 12 could not say for 30 s that it still runs, because the S3 server did not answer or the machine slept: start goal 'newsletter' again with 'Begin Run', which goes on with run '${ownRun.runId}'.`,
			cause: expect.any(PassingError),
		});
		keeping.store.writes = () => 'fine';
		const before = storedLease(keeping.store);
		await lease.release();
		await lease.rest();
		expect(storedLease(keeping.store)).toEqual(before);
	},
);

it.each<Fault['kind']>(['freeze', 'suspend'])(
	'a machine that wakes (%s) knows before its timers do',
	async (kind) => {
		const keeping = new Keeping();
		const fault = { call: 1, kind, ms: 31_000, afterSending: true };
		const machine = new Machine(keeping.time, { skewMs: 0, rate: 1 }, [fault], () => undefined);
		putLease(keeping.store);
		const context = { store: keeping.store, keys: leaseKeys, clock: machine };
		const lease = keepLease(context, await takeForRun(context, ownRun));
		machine.send(() => undefined, true);
		keeping.time.nowMs = 31_000;
		expect(lease.signal.aborted).toBe(false);
		expect(() => lease.requireHeld()).toThrow(LeaseLostError);
		expect(lease.signal.aborted).toBe(true);
	},
);

it.each<
	[string, Parameters<typeof putLease>[1], typeof SupersededError | typeof LeaseLostError, string]
>([
	[
		'another execution of the run',
		{ holder: held(ownRun, { executionId: '13' }) },
		LeaseLostError,
		`Run '${ownRun.runId}' of goal 'newsletter' goes on in execution 13, so execution 12 stops`,
	],
	[
		'a later run of the goal',
		{ number: 8, latestRuns: { newsletter: { runId: 'later', number: 8, ended: false } } },
		SupersededError,
		"superseded by run 'later'",
	],
	[
		'another goal',
		{ holder: held({ ...ownRun, goalKey: 'birthdays', runId: 'other' }) },
		LeaseLostError,
		'Execution 12 was silent for so long that others were let in',
	],
])('it is lost at the next renewal to %s', async (_case, lease, kind, sentence) => {
	const keeping = new Keeping();
	const kept = await keeping.lease();
	putLease(keeping.store, { beat: 'theirs', ...lease });
	await keeping.pass(10);
	expect(kept.signal.reason).toBeInstanceOf(kind);
	expect(kept.signal.reason.message).toContain(sentence);
	expect(() => kept.requireHeld()).toThrow(kept.signal.reason);
	await kept.release();
	expect(storedLease(keeping.store).beat).toBe('theirs');
});

it.each<[string, (store: LossyStore) => void]>([
	['deleted', (store) => void store.objects.delete(leaseKeys.lease())],
	['edited', (store) => store.put(leaseKeys.lease(), '{}')],
])('it is lost when the lease object is %s', async (_case, change) => {
	const keeping = new Keeping();
	const lease = await keeping.lease();
	change(keeping.store);
	await keeping.pass(10);
	expect(lease.signal.reason).toMatchObject({ kind: 'configuration' });
	expect(lease.signal.reason.message).toContain("'stage/lease/eu.json'");
});

it('an update fails when the lease is lost', async () => {
	const keeping = new Keeping();
	const lease = await keeping.lease();
	putLease(keeping.store, { beat: 'theirs' });
	expect(await thrownBy(() => lease.update(ending(ownRun)))).toBeInstanceOf(LeaseLostError);
	expect(lease.signal.aborted).toBe(true);
});

it('a cancelled execution stops renewing, and releases the lease all the same', async () => {
	const keeping = new Keeping();
	const lease = await keeping.lease();
	keeping.stop.abort(new Error('stopped'));
	expect(lease.signal.reason).toMatchObject({ message: 'stopped' });
	await keeping.pass(60);
	expect(keeping.renewals).toBe(0);
	await lease.release();
	expect(storedLease(keeping.store)).not.toHaveProperty('holder');
});

it('a release that does not arrive is told, and one whose answer is lost is none', async () => {
	const keeping = new Keeping();
	const lease = await keeping.lease();
	keeping.store.writes = () => 'lost';
	expect(await thrownBy(() => lease.release())).toMatchObject({ kind: 'passing' });
	keeping.store.writes = () => 'unanswered';
	await lease.release();
	expect(storedLease(keeping.store)).not.toHaveProperty('holder');
});
