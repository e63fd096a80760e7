import {
	changeRun,
	createRun,
	findRun,
	openRun,
	type RunFile,
} from '../../../../core/stage/run/runFile';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { runKeys, runName } from '../stagedRows';
import { runFile } from './someRun';

const failed: Partial<RunFile> = {
	status: 'failed',
	failure: 'configuration',
	endedAt: '2026-11-21T21:10:00.000Z',
	sentence: 'The API key is wrong.',
};

it('a run that was created can be opened', async () => {
	const store = new MemoryStore();
	const created = await createRun(store, 'stage', runFile());
	const opened = await openRun(store, 'stage', runName);
	expect(opened).toEqual(created);
	expect(opened.file).toEqual(runFile());
	expect(store.keys()).toEqual([runKeys.manifest()]);
});

it('a run that exists is never created again', async () => {
	const store = new MemoryStore();
	await createRun(store, 'stage', runFile());
	const error = await thrownBy(() => createRun(store, 'stage', runFile({ executions: ['232'] })));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(`'${runName.runId}' exists already`);
	expect((await openRun(store, 'stage', runName)).file.executions).toEqual(['231']);
});

it('a run that failed says how and why, and one that goes on does not', async () => {
	const store = new MemoryStore();
	const run = await createRun(store, 'stage', runFile());
	const ended = await changeRun(store, run, failed);
	expect(await openRun(store, 'stage', runName)).toEqual(ended);
	expect(ended.file).toEqual({ ...runFile(), ...failed });

	await changeRun(store, ended, { status: 'running', failure: undefined, sentence: undefined });
	const { file } = await openRun(store, 'stage', runName);
	expect(file).not.toHaveProperty('sentence');
	expect(file).not.toHaveProperty('failure');
});

it('who read an older version changes nothing', async () => {
	const store = new MemoryStore();
	const run = await createRun(store, 'stage', runFile());
	await changeRun(store, run, { status: 'finished' });
	const error = await thrownBy(() => changeRun(store, run, failed));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(`'${runName.runId}' was changed by another execution`);
	expect((await openRun(store, 'stage', runName)).file.status).toBe('finished');
});

it('a run that is not there is not found', async () => {
	const store = new MemoryStore();
	expect(await findRun(store, 'stage', runName)).toBeUndefined();
	const error = await thrownBy(() => openRun(store, 'stage', runName));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(`'${runName.runId}' is not in bucket 'the-bucket' any more`);
	expect(error.message).toContain(`'Begin Run'`);
});

it.each<[string, string]>([
	['no JSON', '{"runId"'],
	['cut', '{"runId":"x"}'],
	['of another run', JSON.stringify(runFile({ runId: '20261121T210000Z-0000' }))],
	['of another goal', JSON.stringify(runFile({ goalKey: 'other' }))],
	['given a status that does not exist', JSON.stringify({ ...runFile(), status: 'done' })],
	['given a field that does not exist', JSON.stringify({ ...runFile(), resume: true })],
])('a run.json that is %s', async (_case, text) => {
	const store = new MemoryStore();
	store.put(runKeys.manifest(), text);
	const error = await thrownBy(() => openRun(store, 'stage', runName));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(`'${runKeys.manifest()}' is not what a run wrote`);
	expect(error.message).toContain(`'S3 Stage: Run: Discard'`);
});
