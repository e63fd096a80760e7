import { noCounts } from '../../../../core/report/counts';
import { GoalKeys } from '../../../../core/stage/keys';
import { writeStepIndex } from '../../../../core/stage/parts/stepIndex';
import { historyOfGoal, historyOfRun } from '../../../../core/stage/run/history';
import { ProgressWriter } from '../../../../core/stage/run/progress';
import { reportOf, writeReport } from '../../../../core/stage/run/report';
import { createRun } from '../../../../core/stage/run/runFile';
import { FakeClock } from '../../flow/fakeClock';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { runKeys, runName, stepIndex } from '../stagedRows';
import { heldStage, runFile } from './someRun';

const goal = new GoalKeys('stage', runName);
const endedAt = '2026-11-21T21:10:00.000Z';

const reported = async (store: MemoryStore, runId = runName.runId) => {
	const file = runFile({ runId, status: 'finished', endedAt });
	const counts = { ...noCounts, read: 12, mapped: 12, accepted: 5, created: 2, updated: 3 };
	const tally = {
		counts: { ...counts, unchanged: 1, skipped: 6, requests: 2 },
		reasons: { CONSENT_MISMATCH: 1, RESTRICTION_MISMATCH: 1, NOTFOUND: 2, SKIPPED: 1, notSent: 1 },
		warnings: { notANumber: 1 },
	};
	await writeReport(store, goal.run(runId), reportOf(file, tally));
};

it('a run that ended is told in the words of BlueConic’s history', async () => {
	const store = new MemoryStore();
	await reported(store);
	expect(await historyOfRun(heldStage(store), goal, runName.runId)).toEqual({
		...runName,
		goalType: 'export',
		state: 'finished',
		manual: false,
		startedAt: '2026-11-21T21:00:00.000Z',
		endedAt,
		seconds: 600,
		executions: ['231'],
		checked: 12,
		accepted: 5,
		created: 2,
		updated: 3,
		unchanged: 1,
		skipped: 6,
		skippedBy: { consent: 1, restriction: 1, notFound: 2, notSent: 1, other: 1 },
		rejected: 0,
		unknown: 0,
		requests: 2,
		reasons: { CONSENT_MISMATCH: 1, RESTRICTION_MISMATCH: 1, NOTFOUND: 2, SKIPPED: 1, notSent: 1 },
		warnings: { notANumber: 1 },
	});
});

it('a run that goes on is told as far as it is, with its progress', async () => {
	const store = new MemoryStore();
	await createRun(store, 'stage', runFile());
	await writeStepIndex(store, runKeys, stepIndex('read', { counts: { ...noCounts, read: 9 } }));
	const clock = new FakeClock();
	const progress = new ProgressWriter(store, runKeys, 'map', '231', clock);
	progress.add(2);
	await clock.sleep(6_000);
	progress.add(3);
	await progress.end();
	expect(await historyOfRun(heldStage(store), goal, runName.runId)).toMatchObject({
		state: 'running',
		seconds: 630.5,
		checked: 9,
		progress: { step: 'map', executionId: '231', rows: 5 },
	});
});

it('progress is written every five seconds, and a write that fails stops nothing', async () => {
	const store = new MemoryStore();
	const clock = new FakeClock();
	const progress = new ProgressWriter(store, runKeys, 'read', '231', clock);
	for (let second = 0; second < 20; second += 1) {
		progress.add(1);
		await progress.end();
		await clock.sleep(1_000);
	}
	expect(store.written).toHaveLength(3);
	store.beforeWrite = () => {
		throw new Error('The store does not answer');
	};
	await clock.sleep(60_000);
	progress.add(1);
	await progress.end();
	expect(store.written).toHaveLength(3);
});

it('the runs of a goal come newest first, whether rows or only reports are left', async () => {
	const store = new MemoryStore();
	await reported(store, '20261119T210000Z-0001');
	await reported(store, '20261120T210000Z-0002');
	await createRun(store, 'stage', runFile());
	const ids: string[] = [];
	for await (const { runId } of historyOfGoal(heldStage(store), goal)) ids.push(runId);
	expect(ids).toEqual([runName.runId, '20261120T210000Z-0002', '20261119T210000Z-0001']);
});

it('nothing is told of a run that is not there, and a report that was edited is named', async () => {
	const store = new MemoryStore();
	expect(await historyOfRun(heldStage(store), goal, runName.runId)).toBeUndefined();
	store.put(runKeys.report(), '{}');
	const error = await thrownBy(() => historyOfRun(heldStage(store), goal, runName.runId));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(runKeys.report());
});
