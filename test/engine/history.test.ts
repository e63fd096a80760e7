import type { IDataObject, INodeParameters, IRun } from 'n8n-workflow';

import type { S3Store } from '../../core/stage/s3/store';
import type { Sandbox } from '../../sandbox/sandbox';
import { follow } from '../sandbox/faultyService';
import {
	itemOf,
	itemsOf,
	runGoal,
	runStageNode,
	sentenceOf,
	stageNode,
	startGoal,
	type GoalChanges,
} from './goal';
import { outputSchema, schemaDifferences } from './outputSchema';
import { sandboxFor } from './sandboxFor';
import { flawsOf } from './sentence';
import { keysBelow, nextSecond, openRowsOf, readJson, runFolder } from './stage';

/** n8n's engine takes its time on a busy machine. */
jest.setTimeout(30_000);

const people = { users: 440, profiles: 400 };

const goalKeys = { 'import-goal': 'braze-to-blueconic', 'export-goal': 'blueconic-to-braze' };

const track = { server: 'braze', route: 'POST /users/track' } as const;
const small = { 'Track Users': { options: { objectsPerRequest: 50, requestsAtOnce: 1 } } };

describe("a goal's history", () => {
	let sandbox: Sandbox;
	let store: S3Store;

	sandboxFor(
		{ ...people, braze: { export: { fileDelayMs: 0 } } },
		(opened) => ({ sandbox, store } = opened),
	);

	const goalOf = (connection: string) => ({ connection, goalKey: goalKeys['export-goal'] });

	const ask = async (parameters: INodeParameters): Promise<IRun> =>
		await runStageNode(sandbox, { resource: 'run', ...parameters });

	const told = async (parameters: INodeParameters): Promise<readonly IDataObject[]> => {
		const run = await ask(parameters);
		expect(sentenceOf(run)).toBeUndefined();
		return itemsOf(run, stageNode).map(({ json }) => json);
	};

	async function refused(parameters: INodeParameters): Promise<string> {
		const sentence = sentenceOf(await runStageNode(sandbox, parameters)) ?? '';
		expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
		return sentence;
	}

	/** A run that Braze stops after so many requests. */
	async function failedRun(connection: string, requests: number, changes: GoalChanges = {}) {
		await follow(sandbox, {
			rules: [{ ...track, fault: 'token-revoked', when: { at: [requests + 1] } }],
		});
		const run = await runGoal(sandbox, 'export-goal', {
			connection,
			parameters: small,
			...changes,
		});
		await follow(sandbox, { rules: [] });
		expect(sentenceOf(run)).toContain('API key');
		return run;
	}

	it('tells of a failed run what an error workflow asks for', async () => {
		const goal = goalOf('failed');
		const failed = await failedRun(goal.connection, 3, { executionId: '4711' });
		const { runId } = itemOf(failed, 'Begin Run');
		const byExecution = { operation: 'get', ...goal, getBy: 'executionId', executionId: '4711' };
		const [history, ...others] = await told(byExecution);
		expect(others).toEqual([]);
		expect(history).toEqual({
			...goal,
			goalType: 'export',
			runId,
			state: 'failed',
			manual: true,
			startedAt: expect.any(String),
			endedAt: expect.any(String),
			seconds: expect.any(Number),
			executions: ['4711'],
			sentence: sentenceOf(failed),
			checked: people.profiles,
			accepted: 150,
			created: 0,
			updated: 0,
			unchanged: 0,
			skipped: people.profiles - 150,
			skippedBy: {
				consent: 0,
				restriction: 0,
				notFound: 0,
				notSent: people.profiles - 150,
				other: 0,
			},
			rejected: 0,
			unknown: 0,
			requests: 3,
			reasons: { notSent: people.profiles - 150 },
			warnings: expect.any(Object),
		});
		expect(schemaDifferences(outputSchema('S3Stage', 'run/get'), history)).toEqual([]);
		const report = await readJson(
			store,
			`stage/reports/${goal.connection}/${goal.goalKey}/${String(runId)}.json`,
		);
		expect(report).toMatchObject({
			status: 'failed',
			sentence: sentenceOf(failed),
			executions: ['4711'],
			conditional: true,
			counts: { read: people.profiles, accepted: 150 },
		});
		expect(openRowsOf(report)).toBe(0);
	});

	it('finds a run by its name, its execution, or as the last one, and says when there is none', async () => {
		const goal = goalOf('found');
		const missing = "look at its runs with 'S3 Stage: Run: Get Many'";
		const get = { resource: 'run', operation: 'get', ...goal };
		expect(await refused({ ...get, getBy: 'latest' })).toContain('has no run yet');
		const first = itemOf(
			await runGoal(sandbox, 'export-goal', { ...goal, executionId: '1' }),
			'Finish Run',
		);
		await nextSecond();
		const second = itemOf(
			await runGoal(sandbox, 'export-goal', { ...goal, executionId: '2' }),
			'Finish Run',
		);
		for (const [how, runId] of [
			[{ getBy: 'latest' }, second.runId],
			[{ getBy: 'runId', runId: String(first.runId) }, first.runId],
			[{ getBy: 'executionId', executionId: '1' }, first.runId],
			[{ getBy: 'executionId', executionId: '2' }, second.runId],
		] as const) {
			expect(await told({ ...get, ...how })).toMatchObject([{ runId, state: 'finished' }]);
		}
		const unknown = '20200101T000000Z-0000';
		expect(await refused({ ...get, getBy: 'runId', runId: unknown })).toContain(
			`has no run '${unknown}': ${missing}`,
		);
		expect(await refused({ ...get, getBy: 'executionId', executionId: '3' })).toContain(
			`has no run that execution 3 worked on: ${missing}`,
		);
	});

	it("lists a goal's runs, the newest first, in BlueConic's words", async () => {
		const connection = 'listed';
		const goal = { connection, goalKey: goalKeys['import-goal'] };
		const finished = itemOf(await runGoal(sandbox, 'import-goal', goal), 'Finish Run');
		const mapped = itemOf(
			await runGoal(sandbox, 'import-goal', { ...goal, to: 'Map to BlueConic' }),
			'Map to BlueConic',
		);
		const getMany = { operation: 'getMany', ...goal };
		const all = await told({ ...getMany, returnAll: true });
		expect(all).toMatchObject([
			{ runId: mapped.runId, state: 'running', accepted: 0 },
			{ runId: finished.runId, state: 'finished' },
		]);
		const { read, ...counts } = Object(finished.counts);
		delete counts.mapped;
		expect(all[1]).toMatchObject({ checked: read, ...counts });
		for (const run of all) expect(openRowsOf(run)).toBe(0);
		expect(await told({ ...getMany, returnAll: false, limit: 1 })).toEqual([
			{ ...all[0], seconds: expect.any(Number) },
		]);

		const [discarded] = await told({ operation: 'discard', ...goal, runId: '' });
		expect(discarded).toMatchObject({
			runId: mapped.runId,
			state: 'discarded',
			checked: people.users,
			accepted: 0,
			sentence: expect.stringContaining(`Run '${String(mapped.runId)}' was discarded`),
		});
		expect(flawsOf(String(discarded?.sentence))).toEqual([]);
		expect(schemaDifferences(outputSchema('S3Stage', 'run/discard'), discarded)).toEqual([]);
		const [latest] = await told({ ...getMany, returnAll: true });
		expect(latest).toEqual(discarded);
		expect(schemaDifferences(outputSchema('S3Stage', 'run/getMany'), latest)).toEqual([]);
	});

	it('keeps what a discarded run has sent', async () => {
		const goal = goalOf('discarded');
		const { runId } = itemOf(await failedRun(goal.connection, 2), 'Begin Run');
		const discard = { resource: 'run', operation: 'discard', ...goal };
		expect(await refused({ ...discard, runId: '20200101T000000Z-0000' })).toContain(
			"has no unfinished run '20200101T000000Z-0000' to discard",
		);
		const [discarded] = await told({ ...discard, runId: String(runId) });
		expect(discarded).toMatchObject({ runId, state: 'discarded', accepted: 100 });
		expect(
			await readJson(store, `stage/state/${goal.connection}/${goal.goalKey}/current.json`),
		).toMatchObject({
			runId,
		});
		expect(await refused({ ...discard, runId: '' })).toContain('has no unfinished run to discard');
	});

	it('is deleted with its state, its rows and its reports when that is confirmed', async () => {
		const goal = goalOf('deleted');
		await runGoal(sandbox, 'export-goal', goal);
		await runGoal(sandbox, 'export-goal', { connection: goal.connection, goalKey: 'kept' });
		const keysOf = async () => ({
			state: await keysBelow(store, `stage/state/${goal.connection}/${goal.goalKey}/`),
			runs: await keysBelow(store, `stage/runs/${goal.connection}/${goal.goalKey}/`),
			reports: await keysBelow(store, `stage/reports/${goal.connection}/${goal.goalKey}/`),
		});
		const before = await keysOf();
		const remove = { resource: 'goal', operation: 'delete', ...goal };
		expect(await refused({ ...remove, confirmGoalKey: 'blueconic-to-brace' })).toContain(
			"'Confirm Goal Key' is not 'blueconic-to-braze'",
		);
		expect(await keysOf()).toEqual(before);

		const deleted = await runStageNode(sandbox, { ...remove, confirmGoalKey: goal.goalKey });
		const item = itemOf(deleted, stageNode);
		expect(item).toEqual({
			...goal,
			deleted: {
				state: before.state.length,
				runs: before.runs.length,
				reports: before.reports.length,
			},
		});
		expect(before.state.length * before.runs.length * before.reports.length).toBeGreaterThan(0);
		expect(schemaDifferences(outputSchema('S3Stage', 'goal/delete'), item)).toEqual([]);
		expect(await keysOf()).toEqual({ state: [], runs: [], reports: [] });
		const kept = await keysBelow(store, `stage/state/${goal.connection}/kept/`);
		expect(kept).toHaveLength(2);

		const anew = itemOf(await runGoal(sandbox, 'export-goal', goal), 'Finish Run');
		expect(anew).toMatchObject({ status: 'finished', counts: { accepted: people.profiles } });
	});

	it.each([
		['finished', 'Finish Run'],
		['running', 'Map to Braze'],
	])('is written into the execution, which n8n can be searched for (%s)', async (outcome, to) => {
		const goal = goalOf(`searched-${outcome}`);
		const run = await runGoal(sandbox, 'export-goal', { ...goal, to });
		expect(run.data.resultData.metadata).toEqual({
			connection: goal.connection,
			goal: goal.goalKey,
			run: itemOf(run, to).runId,
			outcome,
		});
	});

	it('is written into an execution that failed', async () => {
		const run = await failedRun('searched-failed', 1);
		expect(run.data.resultData.metadata).toMatchObject({
			connection: 'searched-failed',
			outcome: 'failed',
		});
	});

	it('says how far a run is that takes long', async () => {
		const goal = goalOf('long');
		await follow(sandbox, {
			rules: [{ ...track, fault: 'delay', delayMs: 800, when: { probability: 1 } }],
		});
		const running = await startGoal(sandbox, 'export-goal', { ...goal, parameters: small });
		let seen: IDataObject | undefined;
		while (!seen) {
			const folder = `stage/runs/${goal.connection}/`;
			const keys = await keysBelow(store, folder);
			if (!keys.some((key) => key.includes('/deliver/progress/'))) continue;
			[seen] = await told({ operation: 'get', ...goal, getBy: 'latest' });
		}
		expect(seen).toMatchObject({
			state: 'running',
			progress: { step: 'deliver', executionId: 'execution', rows: expect.any(Number) },
		});
		const { rows } = Object(seen.progress);
		expect(rows % 50).toBe(0);
		expect(rows).toBeGreaterThan(0);
		expect(rows).toBeLessThan(people.profiles);
		const finished = itemOf(await running.ended, 'Finish Run');
		expect(finished).toMatchObject({ status: 'finished' });
		const [ended] = await told({ operation: 'get', ...goal, getBy: 'latest' });
		expect(ended).toMatchObject({ state: 'finished', accepted: people.profiles });
		expect(ended).not.toHaveProperty('progress');
		expect(await keysBelow(store, `${runFolder(finished)}deliver/progress/`)).toHaveLength(1);
	});
});
