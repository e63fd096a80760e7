import { noCounts } from '../../../../core/report/counts';
import { ending } from '../../../../core/stage/lease/leaseChanges';
import { writeStepIndex } from '../../../../core/stage/parts/stepIndex';
import { deleteGoal } from '../../../../core/stage/run/deleteGoal';
import { discardRun } from '../../../../core/stage/run/discardRun';
import { findReport } from '../../../../core/stage/run/report';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { stagePart, stepIndex } from '../stagedRows';
import { begin, crashed, fileOf, goal, keys, leaseKey, stageOf } from './begun';

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
