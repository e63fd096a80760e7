import type { IRun } from 'n8n-workflow';

import { compareStates } from '../../demo/oracle/compare';
import { expectExport } from '../../demo/oracle/exportGoal';
import { expectImport } from '../../demo/oracle/importGoal';
import { readState } from '../../demo/oracle/readState';
import type { State } from '../../demo/oracle/state';
import { startSandbox } from '../../sandbox/sandbox';
import type { S3Store } from '../../core/stage/s3/store';
import { testNodesFitDocument } from '../contract/nodesFitDocument';
import { watchBlueConic, type WatchedSandbox } from '../contract/watchBlueConic';
import { endEngine } from './engineEnd';
import { itemOf, runGoal, sentenceOf, type GoalFile } from './goal';
import { outputSchema, schemaDifferences } from './outputSchema';
import { requestsDuring, type Requests } from './requests';
import { keysBelow, openStage, readJson } from './stage';

const population = { users: 440, profiles: 400 };

/** What an item may grow to, whatever the size of a run. */
const mostItemBytes = 4096;

const goalKeys = { 'import-goal': 'braze-to-blueconic', 'export-goal': 'blueconic-to-braze' };

/** Every key a run leaves in the bucket, below the folder of the run; patterns. */
const runKeys = {
	'import-goal': [
		'run.json',
		'read/export.json',
		'read/index.json',
		'map/index.json',
		'map/part-00001.index',
		'map/part-00001.ndjson.gz',
		'map/plan.json',
		'deliver/index.json',
		'deliver/ledger/part-00001/[0-9]{6}.json',
		'deliver/results/part-00001.json',
	],
	'export-goal': [
		'run.json',
		'read/catalogue.json',
		'read/index.json',
		'read/part-00001.ndjson.gz',
		'map/index.json',
		'map/part-00001.index',
		'map/part-00001.ndjson.gz',
		'deliver/index.json',
		'deliver/ledger/part-00001/[0-9]{6}.json',
		'deliver/results/part-00001.json',
	],
};

const runId = String.raw`\d{8}T\d{6}Z-[0-9a-f]{4}`;
const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Every key that may be in the bucket. */
const keyPatterns: readonly RegExp[] = [
	// Written by Braze.
	new RegExp(`^braze/segment-export/${uuid}/\\d{4}-\\d{2}-\\d{2}/${uuid}-\\d+/[0-9a-f]+\\.gz$`),
	// Written by Braze for somebody else, from the dashboard.
	new RegExp(`^braze/segment-export/${uuid}/\\d{4}-\\d{2}-\\d{2}/users-[0-9a-f]+\\.zip$`),
	...(['import-goal', 'export-goal'] as const).flatMap((goal) => [
		...runKeys[goal].map(
			(key) => new RegExp(`^stage/runs/braze/${goalKeys[goal]}/${runId}/${key}$`),
		),
		new RegExp(`^stage/reports/braze/${goalKeys[goal]}/${runId}\\.json$`),
		new RegExp(`^stage/state/braze/${goalKeys[goal]}/current\\.json$`),
		new RegExp(`^stage/state/braze/${goalKeys[goal]}/${runId}-[0-9a-f]{8}/outcome\\.json$`),
	]),
	/^stage\/lease\/braze\.json$/,
];

interface Expected {
	readonly state: State;
	readonly counts: object;
}

interface GoalRun {
	readonly run: IRun;
	readonly requests: Requests;
}

describe('both goals in the engine of n8n', () => {
	let sandbox: WatchedSandbox;
	let store: S3Store;

	beforeAll(async () => {
		sandbox = await watchBlueConic(
			await startSandbox({
				...population,
				braze: { export: { fileDelayMs: 50, usersPerFile: 150 } },
			}),
		);
		store = openStage(sandbox);
	});

	afterAll(async () => {
		store.close();
		endEngine();
		await sandbox.close();
	});

	async function runCounted(goal: GoalFile): Promise<GoalRun> {
		let run: IRun | undefined;
		const requests = await requestsDuring(sandbox, async () => {
			run = await runGoal(sandbox, goal);
		});
		if (!run) throw new Error('The run did not start');
		expect(sentenceOf(run)).toBeUndefined();
		expect(run.status).toBe('success');
		return { run, requests };
	}

	async function expectState(expected: State): Promise<void> {
		const comparison = compareStates(expected, await readState(sandbox.admin.url));
		expect(comparison).toMatchObject({ differences: 0, examples: [] });
		expect(comparison.compared).toBeGreaterThan(population.users + population.profiles);
	}

	function expectSmallItems({ data }: IRun): void {
		for (const [node, [first]] of Object.entries(data.resultData.runData)) {
			const items = first?.data?.main?.[0] ?? [];
			expect({ node, items: items.length }).toEqual({ node, items: 1 });
			const bytes = Buffer.byteLength(JSON.stringify(items[0]));
			expect({ node, small: bytes < mostItemBytes }).toEqual({ node, small: true });
		}
	}

	async function expectStage(goal: GoalFile, item: ReturnType<typeof itemOf>): Promise<void> {
		const goalKey = goalKeys[goal];
		const folder = `stage/runs/braze/${goalKey}/${String(item.runId)}/`;
		const keys = await keysBelow(store, folder);
		const patterns = runKeys[goal].map((key) => new RegExp(`^${folder}${key}$`));
		expect(keys.filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
		expect(patterns.filter((pattern) => !keys.some((key) => pattern.test(key)))).toEqual([]);
		const manifest = await readJson(store, `${folder}run.json`);
		expect(manifest).toMatchObject({ runId: item.runId, goalKey, status: 'finished' });
		expect(manifest).not.toHaveProperty('sentence');
		const { counts, reasons, warnings, seconds, report } = item;
		// What else is in `run.json` is for the runs after it.
		const { number: _number, settings: _settings, damagedParts: _parts, ...told } = manifest;
		expect(await readJson(store, String(report))).toEqual({
			...told,
			counts,
			reasons,
			warnings,
			seconds,
		});
	}

	async function expectRun(
		goal: GoalFile,
		{ run }: GoalRun,
		{ state, counts }: Expected,
		requests: number,
	): Promise<void> {
		const item = itemOf(run, 'Finish Run');
		expect(item).toMatchObject({ goalKey: goalKeys[goal], status: 'finished' });
		expect(item.counts).toEqual({ ...counts, requests });
		expectSmallItems(run);
		await expectState(state);
		await expectStage(goal, item);
	}

	const importRequests = {
		braze: { 'GET /segments/details': 1, 'POST /users/export/segment': 1 },
		blueconic: {
			'POST /rest/v2/oauth/token': 1,
			'GET /rest/v2/profileProperties': 1,
			'PUT /rest/v2/profiles': 1,
		},
	};

	it('imports a Braze segment', async () => {
		const expected = expectImport(await readState(sandbox.admin.url), population);
		const imported = await runCounted('import-goal');
		await expectRun('import-goal', imported, expected, 1);
		expect(expected.counts.created).toBeGreaterThan(0);
		expect(expected.counts.updated).toBeGreaterThan(0);
		expect(imported.requests).toEqual(importRequests);
	});

	it('imports it again and changes nothing', async () => {
		const before = await readState(sandbox.admin.url);
		const expected = expectImport(before, population);
		const imported = await runCounted('import-goal');
		await expectRun('import-goal', imported, expected, 1);
		expect(itemOf(imported.run, 'Finish Run').counts).toMatchObject({ created: 0, accepted: 0 });
		expect(compareStates(before, await readState(sandbox.admin.url)).differences).toBe(0);
		expect(imported.requests).toEqual(importRequests);
	});

	it('exports a BlueConic segment in requests that are full', async () => {
		const expected = expectExport(await readState(sandbox.admin.url), population);
		const exported = await runCounted('export-goal');
		await expectRun('export-goal', exported, expected, expected.requests);
		expect(exported.requests).toEqual({
			braze: { 'POST /users/track': Math.ceil(population.profiles / 75) },
			blueconic: {
				'POST /rest/v2/oauth/token': 1,
				'GET /rest/v2/profileProperties': 1,
				'GET /rest/v2/segments/:id/profiles': 1,
			},
		});
	});

	it.each([
		['import-goal', 'Begin Run', 'S3Stage', 'run/begin'],
		['import-goal', 'Export Braze Segment', 'BrazeSegmentExport', 'segment/export'],
		['import-goal', 'Import Profiles', 'BlueConicProfiles', 'profile/import'],
		['import-goal', 'Finish Run', 'S3Stage', 'run/finish'],
		['export-goal', 'Read BlueConic Segment', 'BlueConicProfiles', 'profile/exportSegment'],
	] as const)('%s: the output of %s is as the editor foretold', async (goal, name, node, file) => {
		const run = await runGoal(sandbox, goal);
		expect(schemaDifferences(outputSchema(node, file), itemOf(run, name))).toEqual([]);
	});

	it('leaves no key in the bucket but those of the layout', async () => {
		const keys = await keysBelow(store, '');
		const strange = keys.filter((key) => !keyPatterns.some((pattern) => pattern.test(key)));
		const unused = keyPatterns.filter((pattern) => !keys.some((key) => pattern.test(key)));
		expect({ strange, unused }).toEqual({ strange: [], unused: [] });
	});

	testNodesFitDocument(() => sandbox, {
		'GET /profileProperties': 8,
		'GET /segments/{segment}/profiles': 2,
		'POST /oauth/token': 8,
		'PUT /profiles': 6,
	});
});
