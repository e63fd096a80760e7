import type { IDataObject, IRun } from 'n8n-workflow';

import { readState } from '../../demo/oracle/readState';
import type { S3Store } from '../../core/stage/s3/store';
import type { Sandbox } from '../../sandbox/sandbox';
import { follow } from '../sandbox/faultyService';
import { addingPoints, expectedPoints, pointsHeld } from './addingPoints';
import {
	executeGoalStep,
	itemOf,
	retryGoal,
	runGoal,
	runStageNode,
	sentenceOf,
	type GoalChanges,
	type GoalFile,
} from './goal';
import { requestsDuring } from './requests';
import { sandboxFor } from './sandboxFor';
import { flawsOf } from './sentence';
import { readJson, runFolder } from './stage';

/** n8n's engine takes its time on a busy machine. */
jest.setTimeout(30_000);

const profiles = 160;
const nothing = { braze: {}, blueconic: {} };
const track = { server: 'braze', route: 'POST /users/track' } as const;

const oneByOne = { options: { objectsPerRequest: 20, requestsAtOnce: 1 } };

const nodesAfterBegin: Readonly<Record<GoalFile, readonly string[]>> = {
	'import-goal': ['Export Braze Segment', 'Map to BlueConic', 'Import Profiles', 'Finish Run'],
	'export-goal': ['Read BlueConic Segment', 'Map to Braze', 'Track Users', 'Finish Run'],
};

describe('what n8n executes again', () => {
	let sandbox: Sandbox;
	let store: S3Store;

	sandboxFor(
		{ profiles, users: 160, braze: { export: { fileDelayMs: 0 } } },
		(opened) => ({ sandbox, store } = opened),
	);

	const finishedIn = async (goal: GoalFile, connection: string): Promise<IRun> => {
		const run = await runGoal(sandbox, goal, { connection });
		expect(sentenceOf(run)).toBeUndefined();
		return run;
	};

	const pinned = (item: IDataObject): GoalChanges => ({
		pinned: { 'Begin Run': [{ json: item, pairedItem: { item: 0 } }] },
	});

	function expectSentence(run: IRun, ...words: readonly string[]): void {
		const sentence = sentenceOf(run) ?? '';
		for (const word of words) expect(sentence).toContain(word);
		expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
	}

	it.each([
		['a key that was revoked for a moment', [{ ...track, fault: 'token-revoked' as const }]],
		['a service that failed', [{ ...track, fault: 'rate-limited' as const, resetSeconds: 900 }]],
	])('a failed delivery goes on with the rows that are left after %s', async (what, [fault]) => {
		const changes: GoalChanges = {
			connection: `failed-${what.length}`,
			executionId: '41',
			parameters: { ...addingPoints(), 'Track Users': oneByOne },
		};
		const expected = expectedPoints(await readState(sandbox.admin.url), 1);
		if (fault) await follow(sandbox, { rules: [{ ...fault, when: { at: [4] } }] });
		const failed = await runGoal(sandbox, 'export-goal', changes);
		expect(failed.data.resultData.lastNodeExecuted).toBe('Track Users');
		expectSentence(failed);
		await follow(sandbox, { rules: [] });

		const retried = await retryGoal(sandbox, 'export-goal', failed, {
			...changes,
			executionId: '42',
		});
		expect(sentenceOf(retried)).toBeUndefined();
		const item = itemOf(retried, 'Finish Run');
		expect(item).toMatchObject({
			status: 'finished',
			counts: { read: profiles, accepted: profiles, unknown: 0, rejected: 0 },
		});
		expect(await readJson(store, `${runFolder(item)}run.json`)).toMatchObject({
			status: 'finished',
			executions: ['41', '42'],
		});
		const held = pointsHeld(await readState(sandbox.admin.url));
		expect(expected.size).toBeGreaterThan(60);
		expect([...expected].filter(([id, points]) => held.get(id) !== points)).toEqual([]);
	});

	it.each(['import-goal', 'export-goal'] as const)(
		'each step of a finished run sends nothing and answers the same (%s)',
		async (goal) => {
			const run = await finishedIn(goal, `steps-of-${goal}`);
			const report = await readJson(store, String(itemOf(run, 'Finish Run').report));
			const requests = await requestsDuring(sandbox, async () => {
				for (const node of nodesAfterBegin[goal]) {
					const again = await executeGoalStep(sandbox, goal, node, run);
					expect(sentenceOf(again)).toBeUndefined();
					expect(itemOf(again, node)).toEqual(itemOf(run, node));
				}
			});
			expect(requests).toEqual(nothing);
			expect(await readJson(store, String(itemOf(run, 'Finish Run').report))).toEqual(report);
		},
	);

	it('steps that are executed one by one are one run', async () => {
		const changes = { connection: 'one-by-one' };
		let shown: IRun | undefined;
		for (const node of ['Begin Run', ...nodesAfterBegin['export-goal']]) {
			shown = await executeGoalStep(sandbox, 'export-goal', node, shown, changes);
			expect({ node, sentence: sentenceOf(shown) }).toEqual({ node, sentence: undefined });
		}
		if (!shown) throw new Error('Nothing was executed');
		const begun = itemOf(shown, 'Begin Run');
		expect(begun).toMatchObject({ manual: true, resumed: false });
		expect(itemOf(shown, 'Finish Run')).toMatchObject({
			runId: begun.runId,
			status: 'finished',
			counts: { accepted: profiles },
		});
	});

	it('a Begin Run that is executed once more goes on with the same run', async () => {
		const changes = { connection: 'once-more' };
		const first = await executeGoalStep(sandbox, 'export-goal', 'Map to Braze', undefined, changes);
		const { runId } = itemOf(first, 'Begin Run');
		const requests = await requestsDuring(sandbox, async () => {
			const second = await runGoal(sandbox, 'export-goal', changes);
			expect(itemOf(second, 'Begin Run')).toMatchObject({ runId, resumed: true });
			expect(itemOf(second, 'Finish Run')).toMatchObject({ runId, status: 'finished' });
		});
		expect(requests.blueconic).toEqual({});
	});

	describe('a Begin Run that is pinned', () => {
		it('to a finished run has the same report', async () => {
			const run = await finishedIn('export-goal', 'pinned');
			const report = await readJson(store, String(itemOf(run, 'Finish Run').report));
			const requests = await requestsDuring(sandbox, async () => {
				const again = await runGoal(sandbox, 'export-goal', pinned(itemOf(run, 'Begin Run')));
				expect(itemOf(again, 'Finish Run')).toEqual(itemOf(run, 'Finish Run'));
			});
			expect(requests).toEqual(nothing);
			expect(await readJson(store, String(itemOf(run, 'Finish Run').report))).toEqual(report);
		});

		it('to a run that failed goes on with it', async () => {
			const connection = 'pinned-failed';
			const wrongKey = { brazeApi: { apiKey: 'revoked-key' } };
			const failed = await runGoal(sandbox, 'export-goal', { connection, credentials: wrongKey });
			expectSentence(failed, 'API key');
			const begun = itemOf(failed, 'Begin Run');
			const again = await runGoal(sandbox, 'export-goal', pinned(begun));
			expect(itemOf(again, 'Finish Run')).toMatchObject({
				runId: begun.runId,
				status: 'finished',
				counts: { accepted: profiles },
			});
		});

		it('to a discarded run is refused', async () => {
			const connection = 'pinned-discarded';
			const mapped = await runGoal(sandbox, 'export-goal', { connection, to: 'Map to Braze' });
			const begun = itemOf(mapped, 'Begin Run');
			await runStageNode(sandbox, {
				resource: 'run',
				operation: 'discard',
				connection,
				goalKey: 'blueconic-to-braze',
			});
			const requests = await requestsDuring(sandbox, async () => {
				expectSentence(
					await runGoal(sandbox, 'export-goal', pinned(begun)),
					`Run '${String(begun.runId)}' was closed as discarded`,
					"'Begin Run'",
				);
			});
			expect(requests).toEqual(nothing);
		});

		it('to a run that was closed as partial is refused', async () => {
			const connection = 'pinned-partial';
			const mapped = await runGoal(sandbox, 'export-goal', { connection, to: 'Map to Braze' });
			const begun = itemOf(mapped, 'Begin Run');
			const changed = { 'Map to Braze': { allowCreation: false } };
			await runGoal(sandbox, 'export-goal', { connection, parameters: changed, to: 'Begin Run' });
			const requests = await requestsDuring(sandbox, async () => {
				expectSentence(
					await runGoal(sandbox, 'export-goal', pinned(begun)),
					`Run '${String(begun.runId)}' was closed as partial`,
					"'Begin Run'",
				);
			});
			expect(requests).toEqual(nothing);
		});

		it('to a run before the last one is refused', async () => {
			const connection = 'pinned-superseded';
			const earlier = itemOf(await finishedIn('export-goal', connection), 'Begin Run');
			const later = itemOf(await finishedIn('export-goal', connection), 'Begin Run');
			const file = await readJson(store, `${runFolder(earlier)}run.json`);
			const requests = await requestsDuring(sandbox, async () => {
				expectSentence(
					await runGoal(sandbox, 'export-goal', pinned(earlier)),
					`Run '${String(earlier.runId)}'`,
					`superseded by run '${String(later.runId)}'`,
				);
			});
			expect(requests).toEqual(nothing);
			expect(await readJson(store, `${runFolder(earlier)}run.json`)).toEqual(file);
		});
	});
});
