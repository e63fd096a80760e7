import type { IDataObject } from 'n8n-workflow';

import type { S3Store } from '../../core/stage/s3/store';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { testNodesFitDocument } from '../contract/nodesFitDocument';
import { watchBlueConic, type WatchedSandbox } from '../contract/watchBlueConic';
import { endEngine } from './engineEnd';
import {
	editNodes,
	itemOf,
	itemsOf,
	runGoal,
	runNode,
	sentenceOf,
	type GoalChanges,
	type GoalFile,
} from './goal';
import { requestsDuring } from './requests';
import { flawsOf } from './sentence';
import { openStage, readJson, runFolder } from './stage';

const profiles = 160;

const goals = {
	'import-goal': {
		map: 'Map to BlueConic',
		deliver: 'Import Profiles',
		rows: 'blueConicMappings',
	},
	'export-goal': { map: 'Map to Braze', deliver: 'Track Users', rows: 'brazeMappings' },
} as const;

const nothing = { braze: {}, blueconic: {} };

describe('nodes that are executed again with their old item', () => {
	let sandbox: WatchedSandbox;
	let store: S3Store;

	beforeAll(async () => {
		sandbox = await watchBlueConic(
			await startSandbox({ profiles, users: 160, braze: { export: { fileDelayMs: 0 } } }),
		);
		store = openStage(sandbox);
	});

	afterAll(async () => {
		store.close();
		endEngine();
		await sandbox.close();
	});

	let connections = 0;

	/** The item of a node after a goal ran as far as that, in a connection of its own. */
	const itemAfter = async (goal: GoalFile, node: string): Promise<IDataObject> => {
		connections += 1;
		const changes = { connection: `accounts-${connections}`, to: node };
		return itemOf(await runGoal(sandbox, goal, changes), node);
	};

	const executed = async (
		goal: GoalFile,
		node: string,
		item: IDataObject,
		changes: GoalChanges = {},
	): Promise<IDataObject> => itemOf(await runNode(sandbox, goal, node, [item], changes), node);

	const manifestOf = (item: IDataObject) => readJson(store, `${runFolder(item)}run.json`);

	it.each(['import-goal', 'export-goal'] as const)(
		'deliver once and answer the same (%s)',
		async (goal) => {
			const { map, deliver } = goals[goal];
			const item = await itemAfter(goal, map);
			const first = await executed(goal, deliver, item);
			expect(first.counts).toMatchObject({ read: profiles });
			let second: IDataObject = {};
			const requests = await requestsDuring(sandbox, async () => {
				second = await executed(goal, deliver, item);
			});
			expect(second).toEqual(first);
			expect(requests).toEqual(nothing);
		},
	);

	it('read and map once', async () => {
		const begun = await itemAfter('export-goal', 'Begin Run');
		const read = await executed('export-goal', 'Read BlueConic Segment', begun);
		const mapped = await executed('export-goal', 'Map to Braze', read);
		const requests = await requestsDuring(sandbox, async () => {
			expect(await executed('export-goal', 'Read BlueConic Segment', begun)).toEqual(read);
			expect(await executed('export-goal', 'Map to Braze', read)).toEqual(mapped);
		});
		expect(requests).toEqual(nothing);
	});

	it('do not map anew what has been sent, but begin a new run with a changed mapping', async () => {
		const read = await itemAfter('export-goal', 'Read BlueConic Segment');
		const mapped = await executed('export-goal', 'Map to Braze', read);
		const sent = await executed('export-goal', 'Track Users', mapped);
		const changed: GoalChanges = { parameters: { 'Map to Braze': { allowCreation: false } } };

		const requests = await requestsDuring(sandbox, async () => {
			const late = await runNode(sandbox, 'export-goal', 'Map to Braze', [read], changed);
			const sentence = sentenceOf(late) ?? '';
			expect(sentence).toContain(
				'would now be made from other settings or rows than those that have been sent already',
			);
			expect(flawsOf(sentence)).toEqual([]);
			expect(await executed('export-goal', 'Track Users', mapped)).toEqual(sent);
		});
		expect(requests).toEqual(nothing);

		const connection = String(read.connection);
		const anew = itemOf(
			await runGoal(sandbox, 'export-goal', { ...changed, connection }),
			'Finish Run',
		);
		expect(anew).toMatchObject({ status: 'finished', counts: { accepted: profiles } });
		expect(anew.runId).not.toBe(read.runId);
		expect(await manifestOf(read)).toMatchObject({
			status: 'partial',
			sentence: expect.stringContaining('the settings of the goal have changed since'),
		});
	});

	it('map anew as long as nothing has been sent', async () => {
		const mapped = await itemAfter('export-goal', 'Map to Braze');
		const changed: GoalChanges = { parameters: { 'Map to Braze': { allowCreation: false } } };
		const early = await runNode(sandbox, 'export-goal', 'Finish Run', [mapped], changed);
		expect(sentenceOf(early)).toContain("no complete 'deliver' step");
		await executed('export-goal', 'Map to Braze', mapped, changed);
		await executed('export-goal', 'Track Users', mapped, changed);
		const finished = await executed('export-goal', 'Finish Run', mapped, changed);
		expect(finished).toMatchObject({ status: 'finished', counts: { accepted: profiles } });
	});

	it('deliver the rest after a delivery that was stopped', async () => {
		const mapped = await itemAfter('export-goal', 'Map to Braze');
		const stopped = await runNode(sandbox, 'export-goal', 'Track Users', [mapped], {
			credentials: { brazeApi: { apiKey: 'revoked-key' } },
		});
		const sentence = sentenceOf(stopped);
		expect(await manifestOf(mapped)).toMatchObject({
			status: 'failed',
			sentence,
		});
		const sent = await executed('export-goal', 'Track Users', mapped);
		const finishedFrom = Date.now();
		const finished = await executed('export-goal', 'Finish Run', sent);
		expect(finished).toMatchObject({ status: 'finished', counts: { accepted: profiles } });

		const manifest = await manifestOf(mapped);
		expect(manifest.status).toBe('finished');
		const report = await readJson(store, String(finished.report));
		for (const end of [manifest, report]) {
			expect(end).not.toHaveProperty('sentence');
			expect(Date.parse(String(end.endedAt))).toBeGreaterThanOrEqual(finishedFrom);
		}
	});

	it('finish with the same report', async () => {
		const sent = await itemAfter('export-goal', 'Track Users');
		const first = await executed('export-goal', 'Finish Run', sent);
		const report = await readJson(store, String(first.report));
		const manifest = await manifestOf(sent);
		expect(await executed('export-goal', 'Finish Run', sent)).toEqual(first);
		expect(await readJson(store, String(first.report))).toEqual(report);
		expect(await manifestOf(sent)).toEqual(manifest);
	});

	it('stay finished when a node is executed in vain afterwards', async () => {
		const sent = await itemAfter('export-goal', 'Track Users');
		await executed('export-goal', 'Finish Run', sent);
		const manifest = await manifestOf(sent);
		const late = await runNode(sandbox, 'export-goal', 'Map to Braze', [sent], {
			parameters: { 'Map to Braze': { operation: 'mapToBlueConic', blueConicIdentifiers: {} } },
		});
		expect(sentenceOf(late)).toContain('no identifier');
		expect(await manifestOf(sent)).toEqual(manifest);
	});

	it('hand on several runs in their order', async () => {
		const items = [
			await itemAfter('export-goal', 'Map to Braze'),
			await itemAfter('export-goal', 'Map to Braze'),
		];
		const run = await runNode(sandbox, 'export-goal', 'Track Users', items);
		expect(
			itemsOf(run, 'Track Users').map(({ json, pairedItem }) => ({ run: json.runId, pairedItem })),
		).toEqual(items.map(({ runId }, item) => ({ run: runId, pairedItem: { item } })));
	});

	testNodesFitDocument(() => sandbox, {
		'GET /profileProperties': 11,
		'GET /segments/{segment}/profiles': 10,
		'POST /oauth/token': 12,
		'PUT /profiles': 1,
	});
});

describe('a failing item that is to be passed on', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox({
			profiles: 20,
			users: 20,
			braze: { export: { fileDelayMs: 0 } },
		});
	});

	afterAll(async () => {
		await sandbox.close();
	});

	const onError = (
		node: string,
		value: 'continueRegularOutput' | 'continueErrorOutput',
	): GoalChanges => ({
		edit: (file) =>
			editNodes(file, (one) => (one.name === node ? { ...one, onError: value } : one)),
	});

	const noRun = { runId: '' };

	it.each([
		['import-goal', 'Export Braze Segment'],
		['import-goal', 'Map to BlueConic'],
		['import-goal', 'Import Profiles'],
		['import-goal', 'Finish Run'],
		['export-goal', 'Read BlueConic Segment'],
		['export-goal', 'Map to Braze'],
		['export-goal', 'Track Users'],
		['export-goal', 'Finish Run'],
	] as const)('carries the error alone, linked to its item (%s: %s)', async (goal, node) => {
		const run = await runNode(
			sandbox,
			goal,
			node,
			[noRun, noRun],
			onError(node, 'continueRegularOutput'),
		);
		expect(sentenceOf(run)).toBeUndefined();
		expect(itemsOf(run, node)).toEqual(
			[0, 1].map((item) => ({
				json: { error: expect.stringContaining('The incoming item is no run') },
				pairedItem: { item },
			})),
		);
	});

	it('leaves through the error output, the others through the regular one', async () => {
		const mapped = itemOf(
			await runGoal(sandbox, 'export-goal', { to: 'Map to Braze' }),
			'Map to Braze',
		);
		const run = await runNode(
			sandbox,
			'export-goal',
			'Track Users',
			[noRun, mapped],
			onError('Track Users', 'continueErrorOutput'),
		);
		expect(itemsOf(run, 'Track Users').map(({ json }) => json.runId)).toEqual([mapped.runId]);
		expect(itemsOf(run, 'Track Users', 1)).toMatchObject([
			{ json: { error: expect.stringContaining('no run') }, pairedItem: { item: 0 } },
		]);
	});

	it('is named by a Begin Run that cannot begin, too', async () => {
		const run = await runGoal(sandbox, 'export-goal', {
			...onError('Begin Run', 'continueRegularOutput'),
			credentials: { s3StageApi: { bucket: 'no-such-bucket' } },
			to: 'Begin Run',
		});
		expect(itemsOf(run, 'Begin Run')).toEqual([
			{
				json: { error: expect.stringContaining("'no-such-bucket' does not exist") },
				pairedItem: { item: 0 },
			},
		]);
	});
});
