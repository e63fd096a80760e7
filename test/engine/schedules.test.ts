import type { S3Store } from '../../core/stage/s3/store';
import type { Sandbox } from '../../sandbox/sandbox';
import { follow, type GivenPlan } from '../sandbox/faultyService';
import { itemOf, itemsOf, runGoal, sentenceOf, type GoalChanges } from './goal';
import { requestsDuring } from './requests';
import { sandboxFor } from './sandboxFor';
import { flawsOf } from './sentence';
import { keysBelow, openRowsOf, readJson, runFolder } from './stage';

/** n8n's engine takes its time on a busy machine. */
jest.setTimeout(30_000);

type Trigger = NonNullable<GoalChanges['trigger']>;

const profiles = 160;

/** Braze asks for more patience than a run has. */
const busy: GivenPlan = {
	rules: [
		{
			server: 'braze',
			route: 'POST /users/track',
			fault: 'rate-limited',
			resetSeconds: 900,
			when: { at: [2] },
		},
	],
};

describe('a goal with two schedules', () => {
	let sandbox: Sandbox;
	let store: S3Store;
	let connections = 0;

	sandboxFor({ profiles, users: 160 }, (opened) => ({ sandbox, store } = opened));

	/** Each run of a test has the same connection, and no other test has. */
	function goalOfItsOwn() {
		connections += 1;
		const connection = `accounts-${connections}`;
		const run = async (trigger: Trigger, changes: GoalChanges = {}) =>
			await runGoal(sandbox, 'export-goal', { ...changes, connection, trigger });
		return { connection, run };
	}

	type Run = Awaited<ReturnType<ReturnType<typeof goalOfItsOwn>['run']>>;

	const fileOf = async (run: Run) =>
		await readJson(store, `${runFolder(itemOf(run, 'Begin Run'))}run.json`);

	function expectRests(run: Run): void {
		expect(sentenceOf(run)).toBeUndefined();
		expect(itemsOf(run, 'Begin Run')).toEqual([]);
		expect(Object.keys(run.data.resultData.runData)).toEqual([
			'Every 15 Minutes',
			'Config',
			'Begin Run',
		]);
	}

	function expectGoesOn(run: Run, earlier: Run, manual: boolean): void {
		expect(sentenceOf(run)).toBeUndefined();
		const { runId } = itemOf(earlier, 'Begin Run');
		expect(itemOf(run, 'Begin Run')).toMatchObject({ runId, resumed: true, manual });
		const item = itemOf(run, 'Finish Run');
		expect(item).toMatchObject({ runId, status: 'finished', counts: { accepted: profiles } });
	}

	it('does nothing in the second one when there was no run', async () => {
		const { connection, run } = goalOfItsOwn();
		const requests = await requestsDuring(sandbox, async () => {
			expectRests(await run('Every 15 Minutes'));
		});
		expect(requests).toEqual({ braze: {}, blueconic: {} });
		const keys = await keysBelow(store, 'stage/');
		expect(keys.filter((key) => key.includes(connection) || key.includes('probe'))).toEqual([]);
	});

	it('does nothing in the second one when the last run is finished', async () => {
		const { run } = goalOfItsOwn();
		const finished = await run('Every Night');
		expect(itemOf(finished, 'Begin Run')).toMatchObject({ manual: false, resumed: false });
		expect(itemOf(finished, 'Finish Run')).toMatchObject({ status: 'finished' });
		expectRests(await run('Every 15 Minutes'));
	});

	it('goes on in the second one with a run that failed for a cause that passes', async () => {
		const { run } = goalOfItsOwn();
		await follow(sandbox, busy);
		const failed = await run('Every Night');
		await follow(sandbox, { rules: [] });
		const file = await fileOf(failed);
		expect(file).toMatchObject({ status: 'failed', failure: 'passing' });
		expect(file.sentence).toBe(sentenceOf(failed));
		expectGoesOn(await run('Every 15 Minutes'), failed, false);
	});

	it('does nothing in the second one until a wrong setting is mended', async () => {
		const { run } = goalOfItsOwn();
		const failed = await run('Every Night', {
			credentials: { brazeApi: { apiKey: 'revoked-key' } },
		});
		expect(await fileOf(failed)).toMatchObject({ status: 'failed', failure: 'configuration' });
		expectRests(await run('Every 15 Minutes'));
		expectGoesOn(await run('Every Night'), failed, false);
	});

	it('closes a run that was begun by hand before it begins another', async () => {
		const { run } = goalOfItsOwn();
		await follow(sandbox, busy);
		const tried = await run('Start by Hand', {
			parameters: { 'Track Users': { options: { objectsPerRequest: 50, requestsAtOnce: 1 } } },
		});
		await follow(sandbox, { rules: [] });
		const nightly = await run('Every Night', {
			parameters: { 'Track Users': { options: { objectsPerRequest: 50, requestsAtOnce: 1 } } },
		});
		expect(itemOf(nightly, 'Begin Run')).toMatchObject({ manual: false, resumed: false });
		expect(itemOf(nightly, 'Finish Run')).toMatchObject({ counts: { accepted: profiles } });

		const { runId, goalKey, connection } = itemOf(tried, 'Begin Run');
		const sentence = `Run '${String(runId)}' was closed before all its rows were sent, because it was a manual run, which a schedule does not resume: the run after it reads anew and sends the rest.`;
		expect(flawsOf(sentence)).toEqual([]);
		expect(await fileOf(tried)).toMatchObject({ status: 'partial', sentence });
		const report = await readJson(
			store,
			`stage/reports/${String(connection)}/${String(goalKey)}/${String(runId)}.json`,
		);
		expect(report).toMatchObject({
			status: 'partial',
			sentence,
			counts: { read: profiles, accepted: 50, skipped: profiles - 50 },
			reasons: { notSent: profiles - 50 },
		});
		expect(openRowsOf(report)).toBe(0);
	});

	it('is gone on with by hand after its schedule failed', async () => {
		const { run } = goalOfItsOwn();
		await follow(sandbox, busy);
		const failed = await run('Every Night');
		await follow(sandbox, { rules: [] });
		expectGoesOn(await run('Start by Hand'), failed, false);
	});

	/** What comes after a run that stopped between two nodes; others wait for ten seconds to be sure. */
	interface Successor {
		readonly what: string;
		readonly stopped: Trigger;
		readonly next: Trigger;
		readonly changes?: GoalChanges;
		readonly expectNext: (next: Run, stopped: Run) => void | Promise<void>;
	}

	const successors: readonly Successor[] = [
		{
			what: 'goes on in the second one with a run that crashed',
			stopped: 'Every Night',
			next: 'Every 15 Minutes',
			expectNext: (next, stopped) => expectGoesOn(next, stopped, false),
		},
		{
			what: 'leaves a run that was begun by hand to its maker',
			stopped: 'Start by Hand',
			next: 'Every 15 Minutes',
			expectNext: async (next, stopped) => {
				expectRests(next);
				expect(await fileOf(stopped)).toMatchObject({ status: 'running', manual: true });
			},
		},
		{
			what: 'begins anew when a run is older than it may be to go on',
			stopped: 'Every Night',
			next: 'Every Night',
			changes: { parameters: { 'Begin Run': { options: { resumeWithinHours: 0 } } } },
			expectNext: async (next, stopped) => {
				expect(itemOf(next, 'Begin Run')).toMatchObject({ resumed: false });
				const { runId } = itemOf(stopped, 'Begin Run');
				expect(itemOf(next, 'Finish Run').runId).not.toBe(runId);
				expect(await fileOf(stopped)).toMatchObject({
					status: 'partial',
					sentence: expect.stringContaining('it was started too long ago'),
				});
			},
		},
	];

	describe('after a run that stopped between two nodes', () => {
		let ended: ReadonlyMap<string, readonly [Run, Run]>;

		beforeAll(async () => {
			const all = successors.map(async ({ what, stopped, next, changes }) => {
				const { run } = goalOfItsOwn();
				const first = await run(stopped, { to: 'Map to Braze' });
				return [what, [first, await run(next, changes)]] as const;
			});
			ended = new Map(await Promise.all(all));
		}, 30_000);

		it.each(successors)('$what', async ({ what, expectNext }) => {
			const [stopped, next] = ended.get(what) ?? [];
			if (!stopped || !next) throw new Error(`Nothing ran: ${what}`);
			await expectNext(next, stopped);
		});
	});
});
