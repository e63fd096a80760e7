import type { IRun } from 'n8n-workflow';
import { setTimeout as sleep } from 'node:timers/promises';

import { compareStates } from '../../demo/oracle/compare';
import { expectExport } from '../../demo/oracle/exportGoal';
import { expectImport } from '../../demo/oracle/importGoal';
import { readState } from '../../demo/oracle/readState';
import type { S3Store } from '../../core/stage/s3/store';
import type { Sandbox } from '../../sandbox/sandbox';
import { follow, type GivenPlan } from '../sandbox/faultyService';
import { addingPoints, expectedPoints, pointsHeld } from './addingPoints';
import { itemOf, itemsOf, runGoal, sentenceOf, startGoal, type GoalChanges } from './goal';
import { flawsOf } from './sentence';
import { sandboxFor } from './sandboxFor';
import { keysBelow, readJson } from './stage';

const population = { users: 160, profiles: 160 };

/** Reading takes long enough to be met, delivering longer than others wait between two looks. */
const slowly: GivenPlan = {
	rules: [
		{
			server: 'blueconic',
			route: 'GET /rest/v2/segments/:id/profiles',
			fault: 'delay',
			delayMs: 1000,
			when: { probability: 1 },
		},
		{
			server: 'braze',
			route: 'POST /users/track',
			fault: 'delay',
			delayMs: 6000,
			when: { probability: 1 },
		},
	],
};

/** A second execution of the connection, while a first one reads. */
interface Second {
	readonly what: string;
	readonly changes: GoalChanges;
	readonly isTold: boolean;
}

const seconds: readonly Second[] = [
	{ what: 'another goal', changes: { goalKey: 'another-goal' }, isTold: true },
	{ what: 'the same goal', changes: {}, isTold: true },
	{ what: 'the same goal by its schedule', changes: { trigger: 'Every Night' }, isTold: true },
	{
		what: 'the same goal, if it is unfinished',
		changes: { trigger: 'Every 15 Minutes' },
		isTold: false,
	},
];

/** Both executions, when they have ended. */
interface Meeting {
	readonly first: IRun;
	readonly since: string;
	readonly second: IRun;
}

/** Waits until a node works on a run of the connection, and says since when the run is run. */
async function sinceWhen(store: S3Store, connection: string): Promise<string> {
	const key = `stage/lease/${connection}.json`;
	for (let last: unknown; ; await sleep(200)) {
		const lease = (await store.getText(key)) ? await readJson(store, key) : {};
		const { since, resting } = Object(lease.holder);
		if (since !== undefined && !resting && lease.beat === last) return String(since);
		last = lease.beat;
	}
}

describe('a second execution of a connection', () => {
	let sandbox: Sandbox;
	let store: S3Store;
	let meetings: ReadonlyMap<string, Meeting>;

	async function met({ changes }: Second, connection: string): Promise<Meeting> {
		const one = { connection, executionId: '51' };
		const { ended } = await startGoal(sandbox, 'export-goal', one);
		const since = await sinceWhen(store, connection);
		const other = { connection, executionId: '52', ...changes };
		const second = await runGoal(sandbox, 'export-goal', other);
		return { first: await ended, since, second };
	}

	sandboxFor(population, (opened) => ({ sandbox, store } = opened));

	beforeAll(async () => {
		await follow(sandbox, slowly);
		const all = seconds.map(
			async (second, index) => [second.what, await met(second, `pair-${index}`)] as const,
		);
		meetings = new Map(await Promise.all(all));
		await follow(sandbox, { rules: [] });
	}, 60_000);

	it.each(seconds)('does not run: $what', async ({ what, isTold }) => {
		const meeting = meetings.get(what);
		if (!meeting) throw new Error(`No meeting with ${what}`);
		const { first, since, second } = meeting;
		const { runId, connection } = itemOf(first, 'Begin Run');
		const minute = `${since.slice(0, 16).replace('T', ' ')} UTC`;
		const sentence = sentenceOf(second);
		expect(sentence).toBe(
			isTold
				? `Goal 'blueconic-to-braze' has been running since ${minute} (run ${String(runId)}, execution 51): wait until it has ended, or stop that execution in n8n.`
				: undefined,
		);
		expect(flawsOf(sentence ?? 'Nothing.')).toEqual([]);
		expect(itemsOf(second, 'Begin Run')).toEqual([]);

		expect(itemOf(first, 'Finish Run')).toMatchObject({
			status: 'finished',
			counts: { accepted: population.profiles },
		});
		const keys = await keysBelow(store, `stage/runs/${String(connection)}/`);
		expect(keys.filter((key) => key.endsWith('/run.json'))).toEqual([
			`stage/runs/${String(connection)}/blueconic-to-braze/${String(runId)}/run.json`,
		]);
	});

	it('adds nothing twice when it is started in the same moment', async () => {
		const changes = { connection: 'same-moment', parameters: addingPoints() };
		const before = await readState(sandbox.admin.url);
		const ended = await Promise.all(
			['61', '62'].map((executionId) =>
				runGoal(sandbox, 'export-goal', { ...changes, executionId }),
			),
		);
		const sentences = ended.map(sentenceOf);
		expect(sentences).toContain(undefined);
		for (const sentence of sentences) expect(flawsOf(sentence ?? 'Nothing.')).toEqual([]);
		const begun = ended.flatMap((run) => itemsOf(run, 'Begin Run').map(({ json }) => json.runId));
		const expected = expectedPoints(before, new Set(begun).size);
		const held = pointsHeld(await readState(sandbox.admin.url));
		expect(expected.size).toBeGreaterThan(60);
		expect([...expected].filter(([id, points]) => held.get(id) !== points)).toEqual([]);
	}, 30_000);
});

describe('a store that ignores conditions', () => {
	let sandbox: Sandbox;
	let store: S3Store;

	sandboxFor(
		{
			...population,
			s3Conditions: 'ignored',
			braze: { export: { fileDelayMs: 0 } },
		},
		(opened) => ({ sandbox, store } = opened),
	);

	it.each(['import-goal', 'export-goal'] as const)('is found out (%s)', async (goal) => {
		const run = await runGoal(sandbox, goal);
		const sentence = sentenceOf(run) ?? '';
		expect(run.data.resultData.lastNodeExecuted).toBe('Begin Run');
		expect(sentence).toContain("'Only One n8n Runs This Connection'");
		expect(sentence).toContain(sandbox.s3.endpoint);
		expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
		expect(await keysBelow(store, 'stage/')).toEqual([]);
	});

	const expectations = { 'import-goal': expectImport, 'export-goal': expectExport };

	it.each(['import-goal', 'export-goal'] as const)(
		'carries a run that has the connection for itself (%s)',
		async (goal) => {
			const expected = expectations[goal](await readState(sandbox.admin.url), population);
			const run = await runGoal(sandbox, goal, {
				parameters: { 'Begin Run': { options: { onlyOneN8n: true } } },
			});
			expect(sentenceOf(run)).toBeUndefined();
			const { report } = itemOf(run, 'Finish Run');
			expect(await readJson(store, String(report))).toMatchObject({
				status: 'finished',
				conditional: false,
			});
			const after = await readState(sandbox.admin.url);
			expect(compareStates(expected.state, after)).toMatchObject({ differences: 0 });
		},
		30_000,
	);
});
