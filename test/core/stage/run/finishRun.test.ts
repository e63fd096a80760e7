import { noCounts, type Counts } from '../../../core/report/counts';
import { finishRun } from '../../../core/stage/finishRun';
import { fingerprint, writeStepIndex, type StepIndex } from '../../../core/stage/parts/stepIndex';
import { beginRun, endRun, openRun } from '../../../core/stage/run';
import { thrownBy } from '../flow/thrown';
import { MemoryStore } from './memoryStore';
import { runKeys, runName, stepIndex } from './stagedRows';

const END = new Date('2026-11-21T21:10:30.500Z');

const begun = async () => {
	const store = new MemoryStore();
	const run = await beginRun(store, 'stage', {
		...runName,
		goalType: 'import',
		manual: true,
		executionId: '231',
		startedAt: new Date('2026-11-21T21:00:00.000Z'),
	});
	return { store, run };
};

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
	const { store, run } = await begun();
	await complete(store);
	const report = await finishRun(store, run, END);
	expect(report).toMatchObject({
		...runName,
		goalType: 'import',
		manual: true,
		executionId: '231',
		status: 'finished',
		endedAt: END.toISOString(),
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
	expect((await openRun(store, 'stage', runName)).manifest).toMatchObject({
		status: 'finished',
		endedAt: END.toISOString(),
	});
});

it('a finished run answers with the same report again', async () => {
	const { store, run } = await begun();
	await complete(store);
	const first = await finishRun(store, run, END);
	const reopened = await openRun(store, 'stage', runName);
	const second = await finishRun(store, reopened, new Date('2026-11-23T00:00:00Z'));
	expect(second).toEqual(first);
	expect(JSON.parse(store.textOf(runKeys.report()) ?? '')).toEqual(first);
});

it('a run that failed, was repeated and is complete is reported as finished now', async () => {
	const { store, run } = await begun();
	await endRun(store, run, {
		status: 'failed',
		sentence: 'The API key is wrong.',
		endedAt: new Date('2026-11-21T21:01:00.000Z'),
	});
	await complete(store);
	const report = await finishRun(store, await openRun(store, 'stage', runName), END);
	expect(report).toMatchObject({ status: 'finished', endedAt: END.toISOString(), seconds: 630.5 });
	expect(report.sentence).toBeUndefined();
	const again = await finishRun(store, await openRun(store, 'stage', runName), END);
	expect(again).toEqual(report);
});

it.each([
	['read', [map, deliver]],
	['map', [read, deliver]],
	['deliver', [read, map]],
] as const)('without its %s step it is not finished', async (missing, steps) => {
	const { store, run } = await begun();
	await complete(store, steps);
	const error = await thrownBy(() => finishRun(store, run, END));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(`no complete '${missing}' step`);
	expect(store.objects.has(runKeys.report())).toBe(false);
	expect((await openRun(store, 'stage', runName)).manifest.status).toBe('running');
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
	const { store, run } = await begun();
	await complete(store, steps);
	const error = await thrownBy(() => finishRun(store, run, END));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(sentence);
	expect(store.objects.has(runKeys.report())).toBe(false);
});

it('counts that do not add up stop it, and are shown', async () => {
	const { store, run } = await begun();
	await complete(store, [read, map, { ...deliver, counts: counts({ accepted: 5 }) }]);
	const error = await thrownBy(() => finishRun(store, run, END));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain('do not add up');
	expect(error.message).toContain('"accepted":5');
	expect((await openRun(store, 'stage', runName)).manifest.status).toBe('running');
});

it('a run that somebody else ended meanwhile is not finished', async () => {
	const { store, run } = await begun();
	await complete(store);
	await endRun(store, run, { status: 'failed', endedAt: END });
	const error = await thrownBy(() => finishRun(store, run, END));
	expect(error.message).toContain('was changed by another execution');
});
