import { noCounts } from '../../../../core/report/counts';
import { ending } from '../../../../core/stage/lease/leaseChanges';
import { commitRun } from '../../../../core/stage/run/commitRun';
import { deleteGoal } from '../../../../core/stage/run/deleteGoal';
import { discardRun } from '../../../../core/stage/run/discardRun';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { begin, crashed, goal, keys, leaseKey, stageOf, stateFile } from './begun';

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

	it.each<[string, (store: MemoryStore) => void]>([
		['a current.json that was edited', (store) => store.put(keys.current(), '{}')],
		['a state file that does not fit its checksum', (store) => store.put(stateFile(store), '{}')],
		['a state file that is gone', (store) => void store.objects.delete(stateFile(store))],
	])('%s: refused, until the goal is deleted', async (_case, spoil) => {
		const store = new MemoryStore();
		const { run, lease } = await begin(store);
		const tally = { counts: noCounts, reasons: {}, warnings: {} };
		const requireHeld = () => lease.requireHeld();
		await commitRun({ ...stageOf(store), requireHeld }, run.file, tally);
		await lease.release(ending(run.file));
		spoil(store);
		const error = await thrownBy(() => begin(store));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toContain(keys.stateFolder());
		expect(error.message).toContain(`'S3 Stage: Goal: Delete'`);
		await deleteGoal(stageOf(store), goal, '250');
		await (await begin(store)).lease.release();
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
