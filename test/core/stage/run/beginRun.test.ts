import { noCounts } from '../../../../core/report/counts';
import { ending } from '../../../../core/stage/lease/leaseChanges';
import { writeStepIndex } from '../../../../core/stage/parts/stepIndex';
import { beginRun } from '../../../../core/stage/run/beginRun';
import { findReport } from '../../../../core/stage/run/report';
import { openRun } from '../../../../core/stage/run/runFile';
import type { WriteCondition } from '../../../../core/stage/store';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { stepIndex } from '../stagedRows';
import { begin, crashed, fileOf, goal, leaseKey, request, stageOf } from './begun';

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

const moreWritesThanThereAre = 30;

it('killed at any write of a beginning that closes another run, it begins all the same', async () => {
	const before = new MemoryStore();
	const earlier = await crashed(before);
	await writeStepIndex(
		before,
		earlier.keys,
		stepIndex('read', { counts: { ...noCounts, read: 3 } }),
	);
	/** Whether it died before the beginning was over. */
	const killedAt = async (at: number, after: boolean): Promise<boolean> => {
		const dying = new DyingStore({ at, after }, before);
		const attempt = await begin(dying, { settings: 'other' }).catch(() => undefined);
		await attempt?.lease.release().catch(() => undefined);
		if (dying.writes < at) return false;

		const left = new MemoryStore();
		for (const [key, bytes] of dying.objects) left.objects.set(key, bytes);
		const { run, lease } = await begin(left, { settings: 'other', executionId: '233' });
		await lease.release();
		expect(run.file.status).toBe('running');
		expect(run.file.runId).not.toBe(earlier.file.runId);
		const name = { ...goal, runId: earlier.file.runId };
		expect((await openRun(left, 'stage', name)).file.status).toBe('partial');
		expect(await findReport(left, 'stage', name)).toMatchObject({ counts: { read: 3 } });
		return true;
	};
	const writes = Array.from({ length: moreWritesThanThereAre }, (_, before) => before + 1);
	for (const after of [false, true]) {
		const died = await Promise.all(writes.map(async (at) => await killedAt(at, after)));
		expect(died.filter(Boolean).length).toBeGreaterThan(8);
		expect(died.at(-1)).toBe(false);
	}
}, 60_000);
