import { systemClock } from '../../../../core/flow/clock';
import { noCounts } from '../../../../core/report/counts';
import { ConnectionKeys, GoalKeys } from '../../../../core/stage/keys';
import { ending } from '../../../../core/stage/lease/leaseChanges';
import { writeStepIndex } from '../../../../core/stage/parts/stepIndex';
import {
	beginRun,
	type BeginRequest,
	type BeginStage,
	type BegunRun,
} from '../../../../core/stage/run/beginRun';
import { deleteGoal } from '../../../../core/stage/run/deleteGoal';
import { discardRun } from '../../../../core/stage/run/discardRun';
import { findReport } from '../../../../core/stage/run/report';
import { openRun } from '../../../../core/stage/run/runFile';
import type { WriteCondition } from '../../../../core/stage/store';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { stagePart, stepIndex } from '../stagedRows';

const HOUR = 3_600_000;
const goal = { connection: 'EU to Braze', goalKey: 'newsletter' };
const leaseKey = new ConnectionKeys('stage', goal.connection).lease();
const keys = new GoalKeys('stage', goal);

/** A server that writes whatever is there. */
class HeedlessStore extends MemoryStore {
	override async putText(
		key: string,
		text: string,
		{ signal }: { readonly condition?: WriteCondition; readonly signal?: AbortSignal } = {},
	): Promise<{ readonly etag: string }> {
		return await super.putText(key, text, { signal });
	}
}

const stageOf = (store: MemoryStore, signal?: AbortSignal): BeginStage => ({
	store,
	stageFolder: 'stage',
	clock: systemClock,
	leaseTtlMs: 180,
	signal,
});

const request = (changes: Partial<BeginRequest> = {}): BeginRequest => ({
	...goal,
	goalType: 'export',
	manual: false,
	executionId: '231',
	settings: 'settings',
	onlyIfUnfinished: false,
	onlyOneN8n: false,
	resumeWithinMs: 6 * HOUR,
	...changes,
});

const begin = async (
	store: MemoryStore,
	changes: Partial<BeginRequest> = {},
): Promise<BegunRun> => {
	const begun = await beginRun(stageOf(store), request(changes));
	if (!begun) throw new Error('No run was begun');
	return begun;
};

/** Begins a run whose process then dies: nobody renews the lease. */
const crashed = async (store: MemoryStore, changes: Partial<BeginRequest> = {}) => {
	const process = new AbortController();
	const begun = await beginRun(stageOf(store, process.signal), request(changes));
	process.abort(new Error('killed'));
	if (!begun) throw new Error('No run was begun');
	return begun.run;
};

const fileOf = async (store: MemoryStore, runId: string) =>
	(await openRun(store, 'stage', { ...goal, runId })).file;

it('the first run of a goal has number 1 and holds the lease', async () => {
	const store = new MemoryStore();
	const { run, lease, resumed } = await begin(store);
	expect(resumed).toBe(false);
	expect(await fileOf(store, run.file.runId)).toEqual(run.file);
	expect(run.file).toMatchObject({ number: 1, status: 'running', executions: ['231'] });
	expect(JSON.parse(store.textOf(leaseKey) ?? '')).toMatchObject({
		number: 1,
		holder: { goalKey: 'newsletter', runId: run.file.runId, executionId: '231' },
		latestRuns: { newsletter: { runId: run.file.runId, ended: false } },
	});
	await lease.release(ending(run.file));
	expect(store.keys().filter((key) => key.includes('probe'))).toEqual([]);
});

it('of two that begin at once one runs, and the other says who runs since when', async () => {
	const store = new MemoryStore();
	const started = await Promise.allSettled([
		begin(store),
		begin(store, { executionId: '232', goalKey: 'import' }),
	]);
	const [begun, ...more] = started.flatMap((one) =>
		one.status === 'fulfilled' ? [one.value] : [],
	);
	const [refusal] = started.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
	expect(more).toEqual([]);
	expect(refusal).toMatchObject({ kind: 'passing' });
	const { goalKey, runId, startedAt, executions } = begun?.run.file ?? { executions: [] };
	expect(refusal.message).toContain(`Goal '${goalKey}' has been running since`);
	expect(refusal.message).toContain(startedAt?.slice(0, 16).replace('T', ' '));
	expect(refusal.message).toContain(`run ${runId}, execution ${executions[0]}`);
	await begun?.lease.release();
	const left = store.keys().filter((key) => key.endsWith('/run.json'));
	expect(left).toEqual([begun?.run.keys.manifest()]);
});

it('after a crash the same run goes on, once nobody renews its lease', async () => {
	const store = new MemoryStore();
	const { file } = await crashed(store);
	const { run, lease, resumed } = await begin(store, { executionId: '232' });
	expect(resumed).toBe(true);
	expect(run.file).toEqual({ ...file, executions: ['231', '232'] });
	await lease.release();
});

it('a run that was begun with other settings is closed as partial, and reported', async () => {
	const store = new MemoryStore();
	const earlier = await crashed(store);
	const counts = { ...noCounts, read: 10 };
	await writeStepIndex(store, earlier.keys, stepIndex('read', { counts }));
	const { run, lease, resumed } = await begin(store, { settings: 'other' });
	expect(resumed).toBe(false);
	expect(run.file).toMatchObject({ number: 2, status: 'running' });
	const closed = await fileOf(store, earlier.file.runId);
	expect(closed.status).toBe('partial');
	expect(closed.sentence).toContain('the settings of the goal have changed since');
	expect(await findReport(store, 'stage', { ...goal, runId: earlier.file.runId })).toMatchObject({
		status: 'partial',
		counts: { read: 10, skipped: 10 },
		reasons: { notSent: 10 },
	});
	await lease.release();
});

it('only if unfinished: begins nothing, writes nothing, and is silent while a run goes on', async () => {
	const store = new MemoryStore();
	const only = request({ onlyIfUnfinished: true });
	expect(await beginRun(stageOf(store), only)).toBeUndefined();
	expect(store.keys()).toEqual([]);
	const { run, lease } = await begin(store);
	expect(await beginRun(stageOf(store), only)).toBeUndefined();
	await lease.release();
	const goneOn = await beginRun(stageOf(store), only);
	expect(goneOn).toMatchObject({ resumed: true, run: { file: { runId: run.file.runId } } });
	await goneOn?.lease.release(ending(run.file));
	expect(await beginRun(stageOf(store), only)).toBeUndefined();
});

describe('a store that ignores conditions', () => {
	it('is found out', async () => {
		const store = new HeedlessStore();
		const error = await thrownBy(() => begin(store));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toContain(`'Only One n8n Runs This Connection'`);
		expect(store.keys()).toEqual([]);
	});

	it('is used when one n8n alone runs the connection, and the run says so', async () => {
		const store = new HeedlessStore();
		const { run, lease } = await begin(store, { onlyOneN8n: true });
		expect(run.file.conditional).toBe(false);
		const error = await thrownBy(() => begin(store, { onlyOneN8n: true }));
		expect(error.message).toContain('has been running since');
		await lease.release();
	});
});

describe('a run that is not whole any more', () => {
	const spoilt: Record<string, (store: MemoryStore, key: string) => void> = {
		'a run folder deleted by hand': (store, key) => void store.objects.delete(key),
		'an edited run.json': (store, key) => store.put(key, '{"status":"finished"}'),
	};

	it.each(Object.keys(spoilt))('%s: refused, until it is discarded', async (how) => {
		const store = new MemoryStore();
		const { file, keys: runKeys } = await crashed(store);
		spoilt[how]?.(store, runKeys.manifest());
		const error = await thrownBy(() => begin(store));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toContain(runKeys.manifest());
		expect(error.message).toContain(`'S3 Stage: Run: Discard'`);
		const discarding = { ...goal, runId: '', executionId: '240', manual: true };
		expect(await discardRun(stageOf(store), discarding)).toBe(file.runId);
		const { run, lease } = await begin(store);
		expect(run.file.number).toBe(2);
		await lease.release();
	});

	it('a lease object that was edited: refused', async () => {
		const store = new MemoryStore();
		await crashed(store);
		store.put(leaseKey, '{"number":0}');
		const error = await thrownBy(() => begin(store));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toContain(leaseKey);
	});

	it('a lease object that is gone: made anew from the runs that are there', async () => {
		const store = new MemoryStore();
		const { file } = await crashed(store);
		store.objects.delete(leaseKey);
		const { run, lease, resumed } = await begin(store);
		expect({ resumed, runId: run.file.runId }).toEqual({ resumed: true, runId: file.runId });
		expect(JSON.parse(store.textOf(leaseKey) ?? '')).toMatchObject({ number: 1 });
		await lease.release();
	});
});

it('a discarded run is counted and closed, and the next one reads anew', async () => {
	const store = new MemoryStore();
	const { file, keys: runKeys } = await crashed(store);
	await writeStepIndex(store, runKeys, stepIndex('read', { counts: { ...noCounts, read: 3 } }));
	await discardRun(stageOf(store), { ...goal, runId: '', executionId: '240', manual: true });
	expect(await fileOf(store, file.runId)).toMatchObject({ status: 'discarded' });
	expect(await findReport(store, 'stage', { ...goal, runId: file.runId })).toMatchObject({
		counts: { read: 3, skipped: 3 },
	});
	const again = { ...goal, runId: file.runId, executionId: '241', manual: true };
	const error = await thrownBy(() => discardRun(stageOf(store), again));
	expect(error.message).toContain(`no unfinished run '${file.runId}'`);
	const { resumed, lease } = await begin(store);
	expect(resumed).toBe(false);
	await lease.release();
});

it('a run whose ledger is damaged is discarded with its rows unknown', async () => {
	const store = new MemoryStore();
	const { file, keys: runKeys } = await crashed(store);
	const part = stagePart(store, runKeys.part('map', 1), ['{}', '{}']);
	const counts = { ...noCounts, read: 2, mapped: 2 };
	await writeStepIndex(store, runKeys, stepIndex('map', { counts, parts: [part] }));
	store.put(runKeys.ledgerEntry(1, 1), '{}');
	const error = await thrownBy(() => begin(store, { settings: 'other' }));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(runKeys.ledgerEntry(1, 1));
	expect(error.message).toContain(`'S3 Stage: Run: Discard'`);
	const latest = { ...goal, runId: '', executionId: '240', manual: true };
	await discardRun(stageOf(store), latest);
	expect(await findReport(store, 'stage', { ...goal, runId: file.runId })).toMatchObject({
		status: 'discarded',
		counts: { read: 2, unknown: 2, skipped: 0 },
		reasons: { ledgerLost: 2 },
	});
});

it('a deleted goal leaves nothing but the rising number', async () => {
	const store = new MemoryStore();
	const { run, lease } = await begin(store);
	await lease.release(ending(run.file));
	store.put(`${keys.stateFolder()}current.json`, '{}');
	store.put(`${keys.reportsFolder()}x.json`, '{}');
	store.put('stage/runs/EU_20to_20Braze/newsletter-2/kept', '');
	const deleted = await deleteGoal(stageOf(store), goal, '250');
	expect(deleted).toEqual({ state: 1, runs: 1, reports: 1 });
	expect(store.keys()).toEqual([leaseKey, 'stage/runs/EU_20to_20Braze/newsletter-2/kept']);
	const next = await begin(store);
	expect(next.run.file.number).toBe(2);
	await next.lease.release();
});

it('a goal is not deleted while one of its connection runs', async () => {
	const store = new MemoryStore();
	const { run, lease } = await begin(store, { goalKey: 'import' });
	const error = await thrownBy(() => deleteGoal(stageOf(store), goal, '250'));
	expect(error.message).toContain(`Goal 'import' has been running since`);
	expect(store.objects.has(run.keys.manifest())).toBe(true);
	await lease.release();
});

/** Dies at its nth write, before or after that has happened; nothing of it is written afterwards. */
class DyingStore extends MemoryStore {
	writes = 0;
	constructor(
		private readonly dies: { readonly at: number; readonly after: boolean },
		living: MemoryStore,
	) {
		super();
		for (const [key, bytes] of living.objects) this.objects.set(key, bytes);
	}

	get isDead(): boolean {
		return this.writes >= this.dies.at;
	}

	override async putText(...write: Parameters<MemoryStore['putText']>) {
		if (this.isDead) throw new Error('dead');
		this.writes += 1;
		if (this.isDead && !this.dies.after) throw new Error('dead');
		const written = await super.putText(...write);
		if (this.isDead) throw new Error('dead');
		return written;
	}

	override async delete(key: string) {
		if (this.isDead) throw new Error('dead');
		await super.delete(key);
	}
}

it('killed at any write of a beginning that closes another run, it begins all the same', async () => {
	const before = new MemoryStore();
	const earlier = await crashed(before);
	await writeStepIndex(
		before,
		earlier.keys,
		stepIndex('read', { counts: { ...noCounts, read: 3 } }),
	);
	for (const after of [false, true]) {
		for (let at = 1; ; at += 1) {
			const dying = new DyingStore({ at, after }, before);
			const attempt = await begin(dying, { settings: 'other' }).catch(() => undefined);
			await attempt?.lease.release().catch(() => undefined);
			if (dying.writes < at) break;

			const left = new MemoryStore();
			for (const [key, bytes] of dying.objects) left.objects.set(key, bytes);
			const { run, lease } = await begin(left, { settings: 'other', executionId: '233' });
			await lease.release();
			expect(run.file.status).toBe('running');
			expect(run.file.runId).not.toBe(earlier.file.runId);
			const name = { ...goal, runId: earlier.file.runId };
			expect((await openRun(left, 'stage', name)).file.status).toBe('partial');
			expect(await findReport(left, 'stage', name)).toMatchObject({ counts: { read: 3 } });
		}
	}
}, 60_000);
