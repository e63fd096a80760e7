import type { IRun } from 'n8n-workflow';
import { setTimeout as sleep } from 'node:timers/promises';

import { compareStates } from '../../demo/oracle/compare';
import { expectExport } from '../../demo/oracle/exportGoal';
import { expectImport } from '../../demo/oracle/importGoal';
import { readState } from '../../demo/oracle/readState';
import type { S3Store } from '../../core/stage/s3/store';
import type { Sandbox } from '../../sandbox/sandbox';
import { readNdjson } from '../sandbox/call';
import { follow, type GivenPlan } from '../sandbox/faultyService';
import { itemOf, runGoal, sentenceOf, startGoal, type GoalChanges, type GoalFile } from './goal';
import { sandboxFor } from './sandboxFor';
import { flawsOf } from './sentence';
import { openRowsOf, readJson, runFolder } from './stage';

const population = { users: 440, profiles: 400 };

/** A button that is pressed has to have its effect within this time. */
const soonMs = 1000;

type Rule = NonNullable<GivenPlan['rules']>[number];

/** The n-th request gets no answer. */
const never = (request: number) => ({ fault: 'hang' as const, when: { at: [request] } });

/** Where an execution is cancelled: while it waits for an answer that never comes. */
interface Moment {
	readonly what: string;
	readonly goal: GoalFile;
	readonly node: string;
	/** The request that is not answered; without it, the node has Braze export. */
	readonly hung?: Rule;
	readonly changes?: GoalChanges;
}

const page = { server: 'blueconic', route: 'GET /rest/v2/segments/:id/profiles' } as const;
const track = { server: 'braze', route: 'POST /users/track' } as const;
const write = { server: 'blueconic', route: 'PUT /rest/v2/profiles' } as const;
const small = { options: { objectsPerRequest: 20, requestsAtOnce: 2 } };
const few = { options: { profilesPerRequest: 50, requestsAtOnce: 2 } };

const moments: readonly Moment[] = [
	{
		what: 'BlueConic is read',
		goal: 'export-goal',
		node: 'Read BlueConic Segment',
		hung: { ...page, ...never(1) },
	},
	{
		what: 'what was read is stored',
		goal: 'export-goal',
		node: 'Read BlueConic Segment',
		hung: { server: 's3', keyContains: '/read/part-', ...never(1) },
	},
	{
		what: "Braze's files are awaited",
		goal: 'import-goal',
		node: 'Export Braze Segment',
	},
	{
		what: 'a staged part is mapped',
		goal: 'export-goal',
		node: 'Map to Braze',
		hung: { server: 's3', route: 'GetObject', keyContains: '/read/part-', ...never(1) },
	},
	{
		what: "Braze's files are mapped",
		goal: 'import-goal',
		node: 'Map to BlueConic',
		hung: { server: 's3', route: 'GetObject', keyContains: 'segment-export', ...never(1) },
	},
	{
		what: 'rows are sent to Braze',
		goal: 'export-goal',
		node: 'Track Users',
		hung: { ...track, ...never(5) },
		changes: { parameters: { 'Track Users': small } },
	},
	{
		what: 'rows are sent to BlueConic',
		goal: 'import-goal',
		node: 'Import Profiles',
		hung: { ...write, ...never(3) },
		changes: { parameters: { 'Import Profiles': few } },
	},
];

const goalOf = { 'import-goal': expectImport, 'export-goal': expectExport };

describe.each(['import-goal', 'export-goal'] as const)(
	'an execution that is cancelled (%s)',
	(file) => {
		let sandbox: Sandbox;
		let store: S3Store;

		sandboxFor(
			{
				...population,
				braze: { export: { fileDelayMs: 0, usersPerFile: 150 } },
			},
			(opened) => ({ sandbox, store } = opened),
		);

		const inConnection = ({ changes, what }: Pick<Moment, 'what' | 'changes'>): GoalChanges => ({
			...changes,
			connection: `while-${what.replace(/[^a-z]+/gi, '-')}`,
			executionId: '71',
		});

		/** All requests that the services and the store were asked so far, those under way too. */
		async function requestsSoFar(): Promise<string> {
			return await (await fetch(`${sandbox.admin.url}/admin/requests`)).text();
		}

		async function untilFault(): Promise<void> {
			while ((await readNdjson(`${sandbox.admin.url}/admin/faults/log`)).length === 0)
				await sleep(20);
		}

		async function untilExported(): Promise<void> {
			while (!(await requestsSoFar()).includes('POST /users/export/segment')) await sleep(20);
			await sleep(200);
		}

		async function expectStopped(run: IRun, node: string): Promise<void> {
			expect(run.status).toBe('canceled');
			expect(run.data.resultData.lastNodeExecuted).toBe(node);
			const begun = itemOf(run, 'Begin Run');
			const { runId, connection } = begun;
			const manifest = await readJson(store, `${runFolder(begun)}run.json`);
			const sentence = `Execution 71 was canceled: start the goal again with 'Begin Run', which goes on with run '${String(runId)}'.`;
			expect(manifest).toMatchObject({ status: 'failed', sentence, executions: ['71'] });
			expect(sentenceOf(run)).toBe(sentence);
			expect(flawsOf(sentence)).toEqual([]);
			const lease = await readJson(store, `stage/lease/${String(connection)}.json`);
			expect(lease).not.toHaveProperty('holder');
		}

		/** The run is gone on with, to its end, and every value has arrived. */
		async function expectGoesOn(run: IRun, changes: GoalChanges): Promise<void> {
			const before = itemOf(run, 'Begin Run');
			const expected = goalOf[file](await readState(sandbox.admin.url), population);
			const again = await runGoal(sandbox, file, { ...changes, executionId: '72' });
			expect(sentenceOf(again)).toBeUndefined();
			expect(itemOf(again, 'Begin Run')).toMatchObject({ runId: before.runId, resumed: true });
			const item = itemOf(again, 'Finish Run');
			expect(item).toMatchObject({ status: 'finished', counts: { unknown: 0 } });
			expect(openRowsOf(item)).toBe(0);
			const comparison = compareStates(expected.state, await readState(sandbox.admin.url));
			expect(comparison).toMatchObject({ differences: 0, examples: [] });
		}

		async function cancelledAfter(until: () => Promise<void>, changes: GoalChanges): Promise<IRun> {
			const running = await startGoal(sandbox, file, changes);
			await until();
			const from = performance.now();
			running.cancel();
			const run = await running.ended;
			expect(performance.now() - from).toBeLessThan(soonMs);
			const requests = await requestsSoFar();
			await sleep(200);
			expect(await requestsSoFar()).toBe(requests);
			return run;
		}

		it.each(moments.filter(({ goal }) => goal === file))(
			'ends at once while $what, and its run goes on',
			async (moment) => {
				const { hung } = moment;
				const changes = inConnection(moment);
				await follow(sandbox, { rules: hung ? [hung] : [] });
				const run = await cancelledAfter(hung ? untilFault : untilExported, changes);
				await expectStopped(run, moment.node);
				await follow(sandbox, { rules: [] });
				await expectGoesOn(run, changes);
			},
			30_000,
		);
	},
);
