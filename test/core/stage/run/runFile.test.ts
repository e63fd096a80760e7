import { beginRun, endRun, openRun, type NewRun } from '../../../core/stage/run';
import { ConflictError } from '../../../core/stage/store';
import { thrownBy } from '../flow/thrown';
import { MemoryStore } from './memoryStore';
import { runKeys, runName } from './stagedRows';

const newRun: NewRun = {
	...runName,
	goalType: 'export',
	manual: false,
	executionId: '231',
	startedAt: new Date('2026-11-21T21:00:00.000Z'),
};

const ended = { status: 'failed', endedAt: new Date('2026-11-21T21:10:00.000Z') } as const;

it('a begun run can be opened', async () => {
	const store = new MemoryStore();
	const begun = await beginRun(store, 'stage', newRun);
	const opened = await openRun(store, 'stage', runName);
	expect(opened).toEqual(begun);
	expect(opened.manifest).toEqual({
		...runName,
		goalType: 'export',
		manual: false,
		status: 'running',
		startedAt: '2026-11-21T21:00:00.000Z',
		executionId: '231',
	});
	expect(store.keys()).toEqual([runKeys.manifest()]);
});

it('a run that exists is never begun again', async () => {
	const store = new MemoryStore();
	await beginRun(store, 'stage', newRun);
	const error = await thrownBy(() => beginRun(store, 'stage', { ...newRun, executionId: '232' }));
	expect(error).toBeInstanceOf(ConflictError);
	expect((await openRun(store, 'stage', runName)).manifest.executionId).toBe('231');
});

it('an ended run says how and why', async () => {
	const store = new MemoryStore();
	const run = await beginRun(store, 'stage', newRun);
	const end = await endRun(store, run, { ...ended, sentence: 'The API key is wrong.' });
	const opened = await openRun(store, 'stage', runName);
	expect(opened).toEqual(end);
	expect(opened.manifest).toMatchObject({
		status: 'failed',
		endedAt: '2026-11-21T21:10:00.000Z',
		sentence: 'The API key is wrong.',
	});
});

it('a sentence of an earlier failure does not outlive it', async () => {
	const store = new MemoryStore();
	const run = await beginRun(store, 'stage', newRun);
	const failed = await endRun(store, run, { ...ended, sentence: 'The API key is wrong.' });
	await endRun(store, failed, { ...ended, status: 'finished' });
	const { manifest } = await openRun(store, 'stage', runName);
	expect(manifest.sentence).toBeUndefined();
});

it('who read an older version does not end the run', async () => {
	const store = new MemoryStore();
	const run = await beginRun(store, 'stage', newRun);
	await endRun(store, run, { ...ended, status: 'finished' });
	const error = await thrownBy(() => endRun(store, run, ended));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(`'${runName.runId}' was changed by another execution`);
	expect((await openRun(store, 'stage', runName)).manifest.status).toBe('finished');
});

it.each<[string, string | undefined, string]>([
	['gone', undefined, `'${runName.runId}' is not in bucket 'the-bucket' any more`],
	['no JSON', '{"runId"', `'${runKeys.manifest()}' is not what a run wrote`],
	['edited', '{"runId":"x"}', `'${runKeys.manifest()}' is not what a run wrote`],
])('a run.json that is %s', async (_case, text, sentence) => {
	const store = new MemoryStore();
	if (text !== undefined) store.put(runKeys.manifest(), text);
	const error = await thrownBy(() => openRun(store, 'stage', runName));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(sentence);
	expect(error.message).toContain(`'Begin Run'`);
});
