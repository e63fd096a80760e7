import { noCounts, type Counts } from '../../../../core/report/counts';
import { finishRun } from '../../../../core/stage/run/finishRun';
import {
	fingerprint,
	writeStepIndex,
	type StepIndex,
} from '../../../../core/stage/parts/stepIndex';
import { changeRun, createRun, openRun, type RunFile } from '../../../../core/stage/run/runFile';
import { GoalKeys, RunKeys } from '../../../../core/stage/keys';
import { readCurrent } from '../../../../core/stage/state/current';
import { readSnapshotFile } from '../../../../core/stage/state/snapshotFile';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { runKeys, runName, stepIndex } from '../stagedRows';
import { heldStage, runFile } from './someRun';

const END = '2026-11-21T21:10:30.500Z';

const begun = async (changes: Partial<RunFile> = {}) => {
	const store = new MemoryStore();
	const run = await createRun(store, 'stage', runFile({ goalType: 'import', ...changes }));
	return { store, run };
};

/** As the run is now. */
const finish = async (store: MemoryStore, now = END) =>
	await finishRun(heldStage(store, now), await openRun(store, 'stage', runName));

const stateKeys = (store: MemoryStore) => store.keys().filter((key) => key.includes('/state/'));

const counts = (some: Partial<Counts>): Counts => ({ ...noCounts, ...some });

const read = stepIndex('read');
const map = stepIndex('map', {
	madeFrom: fingerprint(read),
	counts: counts({ read: 10, mapped: 8, skipped: 1, rejected: 1 }),
	reasons: { noIdentifier: 1, brokenJson: 1 },
	warnings: { notANumber: 3 },
});
const deliver = stepIndex('deliver', {
	madeFrom: fingerprint(map),
	counts: counts({
		accepted: 5,
		created: 2,
		updated: 3,
		unchanged: 1,
		skipped: 1,
		rejected: 1,
		requests: 2,
	}),
	reasons: { NOTFOUND: 1, brokenJson: 1 },
});

const complete = async (store: MemoryStore, steps: readonly StepIndex[] = [read, map, deliver]) => {
	for (const step of steps) await writeStepIndex(store, runKeys, step);
};

it('a complete run is reported and marked finished', async () => {
	const { store } = await begun({ manual: true });
	await complete(store);
	const report = await finish(store);
	expect(report).toMatchObject({
		...runName,
		goalType: 'import',
		manual: true,
		executions: ['231'],
		status: 'finished',
		endedAt: END,
		seconds: 630.5,
		counts: counts({
			read: 10,
			mapped: 8,
			accepted: 5,
			created: 2,
			updated: 3,
			unchanged: 1,
			skipped: 2,
			rejected: 2,
			requests: 2,
		}),
		reasons: { noIdentifier: 1, brokenJson: 2, NOTFOUND: 1 },
		warnings: { notANumber: 3 },
	});
	expect(JSON.parse(store.textOf(runKeys.report()) ?? '')).toEqual(report);
	expect((await openRun(store, 'stage', runName)).file).toMatchObject({
		status: 'finished',
		endedAt: END,
	});
});

it('a finished run answers with the same report again', async () => {
	const { store } = await begun();
	await complete(store);
	const first = await finish(store);
	const second = await finish(store, '2026-11-23T00:00:00.000Z');
	expect(second).toEqual(first);
	expect(JSON.parse(store.textOf(runKeys.report()) ?? '')).toEqual(first);
});

it('a report that was lost is written again', async () => {
	const { store } = await begun();
	await complete(store);
	const first = await finish(store);
	await store.delete(runKeys.report());
	expect(await finish(store)).toEqual(first);
	expect(JSON.parse(store.textOf(runKeys.report()) ?? '')).toEqual(first);
});

/** Finishes a run in a store that takes so many writes more; resolves with whether they were enough. */
const finishedWithin = async (store: MemoryStore, writes: number): Promise<boolean> => {
	let left = writes;
	store.beforeWrite = () => {
		if ((left -= 1) < 0) throw new Error('n8n was killed');
	};
	return await finish(store).then(
		() => true,
		() => false,
	);
};

it('wherever finishing ends early, a run that says it is finished has its report', async () => {
	for (let writes = 0, isDone = false; !isDone; writes += 1) {
		const { store } = await begun();
		await complete(store);
		isDone = await finishedWithin(store, writes);
		const { status } = (await openRun(store, 'stage', runName)).file;
		expect(status).toBe(isDone ? 'finished' : 'running');
		if (isDone) expect(store.objects.has(runKeys.report())).toBe(true);
	}
});

it('a run that failed, went on and is complete is reported as finished now', async () => {
	const { store } = await begun({
		status: 'failed',
		failure: 'passing',
		sentence: 'The service did not answer.',
		endedAt: '2026-11-21T21:01:00.000Z',
	});
	await complete(store);
	const report = await finish(store);
	expect(report).toMatchObject({ status: 'finished', endedAt: END, seconds: 630.5 });
	expect(report.sentence).toBeUndefined();
	expect((await openRun(store, 'stage', runName)).file).not.toHaveProperty('failure');
});

it('a finished run is the goal’s state, once', async () => {
	const { store } = await begun();
	await complete(store);
	await finish(store);
	const keys = stateKeys(store);
	expect(keys).toHaveLength(2);
	const goal = new GoalKeys('stage', runName);
	const current = (await readCurrent(store, goal))?.current;
	expect(current).toMatchObject({ runId: runName.runId, number: 4 });
	const [file] = current?.files ?? [];
	if (!file) throw new Error('The snapshot has no file');
	expect(JSON.parse(await readSnapshotFile(store, file))).toMatchObject({
		runId: runName.runId,
		counts: { read: 10, accepted: 5 },
	});
	await finish(store);
	expect(stateKeys(store)).toEqual(keys);
});

it('a first try leaves no state', async () => {
	const { store } = await begun({ limitProfiles: 10 });
	await complete(store);
	expect(await finish(store)).toMatchObject({ status: 'finished', limitProfiles: 10 });
	expect(stateKeys(store)).toEqual([]);
});

it('after a later run it is not finished', async () => {
	const { store } = await begun();
	await complete(store);
	await finish(store);
	const earlier = { ...runName, runId: '20261121T200000Z-0001' };
	const run = await createRun(store, 'stage', runFile({ runId: earlier.runId, number: 3 }));
	for (const step of [read, map, deliver]) {
		await writeStepIndex(store, new RunKeys('stage', earlier), step);
	}
	const error = await thrownBy(() => finishRun(heldStage(store), run));
	expect(error.message).toContain('superseded');
	expect((await openRun(store, 'stage', earlier)).file.status).toBe('running');
});

it.each(['partial', 'discarded'] as const)('a run closed as %s is not finished', async (status) => {
	const { store } = await begun({ status });
	await complete(store);
	const error = await thrownBy(() => finish(store));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(`was closed as ${status}`);
	expect(stateKeys(store)).toEqual([]);
});

it.each([
	['read', [map, deliver]],
	['map', [read, deliver]],
	['deliver', [read, map]],
] as const)('without its %s step it is not finished', async (missing, steps) => {
	const { store } = await begun();
	await complete(store, steps);
	const error = await thrownBy(() => finish(store));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(`no complete '${missing}' step`);
	expect(store.objects.has(runKeys.report())).toBe(false);
	expect((await openRun(store, 'stage', runName)).file.status).toBe('running');
});

const readAnew = stepIndex('read', { completedAt: '2026-11-21T22:00:00.000Z' });
const mappedAnew = { ...map, warnings: {} };

it.each<[string, readonly StepIndex[], string]>([
	[
		'read anew since it was mapped',
		[readAnew, map, deliver],
		`'map' step was made from other rows than the 'read'`,
	],
	[
		'mapped anew since it was delivered',
		[read, mappedAnew, deliver],
		`'deliver' step was made from other rows than the 'map'`,
	],
])('rows that were %s stop it', async (_case, steps, sentence) => {
	const { store } = await begun();
	await complete(store, steps);
	const error = await thrownBy(() => finish(store));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(sentence);
	expect(store.objects.has(runKeys.report())).toBe(false);
});

it('counts that do not add up stop it, and are shown', async () => {
	const { store } = await begun();
	await complete(store, [read, map, { ...deliver, counts: counts({ accepted: 5 }) }]);
	const error = await thrownBy(() => finish(store));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain('do not add up');
	expect(error.message).toContain('"accepted":5');
	expect((await openRun(store, 'stage', runName)).file.status).toBe('running');
});

it('a run that somebody else changed meanwhile is not finished', async () => {
	const { store, run } = await begun();
	await complete(store);
	await changeRun(store, run, { status: 'failed' });
	const error = await thrownBy(() => finishRun(heldStage(store), run));
	expect(error.message).toContain('was changed by another execution');
});
