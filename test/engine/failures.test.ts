import type { S3Store } from '../../core/stage/s3/store';
import { startSandbox } from '../../sandbox/sandbox';
import { testNodesFitDocument } from '../contract/nodesFitDocument';
import { watchBlueConic, type WatchedSandbox } from '../contract/watchBlueConic';
import { closedAddress } from './closedPort';
import { endEngine } from './engineEnd';
import { byId, runGoal, sentenceOf, type GoalChanges } from './goal';
import { flawsOf, secretsIn } from './sentence';
import { keysBelow, onlyReport, onlyRun, openRowsOf, openStage, readJson } from './stage';
import { failures, poorApplications, poorKeys, secretsOfFailures } from './wrongSettings';

/** A wrong setting is told in seconds: nobody waits minutes for the name of a field. */
const soonMs = 8000;

describe('a run that cannot go on', () => {
	let sandbox: WatchedSandbox;
	let store: S3Store;
	let closed: string;

	beforeAll(async () => {
		sandbox = await watchBlueConic(
			await startSandbox({
				profiles: 40,
				users: 40,
				braze: {
					export: { fileDelayMs: 0 },
					moreKeys: poorKeys.map(({ key, permissions }) => ({
						key,
						permissions: [...permissions],
					})),
				},
				blueConic: {
					moreClients: poorApplications.map((one) => ({ ...one, scopes: [...one.scopes] })),
				},
			}),
		);
		store = openStage(sandbox);
		closed = await closedAddress();
	});

	afterAll(async () => {
		store.close();
		endEngine();
		await sandbox.close();
	});

	/** A stage of its own for each case. */
	function inFolder(stageFolder: string, changes: GoalChanges): GoalChanges {
		const { credentials = {} } = changes;
		const s3StageApi = { ...credentials.s3StageApi, stageFolder };
		return { ...changes, credentials: { ...credentials, s3StageApi } };
	}

	it.each(failures)('says so: $what', async ({ what, goal, changes, stopsAt, words }) => {
		const folder = `stage ${what}`;
		const given = typeof changes === 'function' ? changes(closed) : changes;
		const startedAt = Date.now();
		const run = await runGoal(sandbox, goal, inFolder(folder, given));
		const tookMs = Date.now() - startedAt;

		const sentence = sentenceOf(run) ?? '';
		expect({ node: run.data.resultData.lastNodeExecuted, sentence }).toEqual({
			node: stopsAt,
			sentence: expect.any(String),
		});
		for (const word of words) expect(sentence).toContain(word);
		expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
		expect(secretsIn(run, sandbox, secretsOfFailures)).toEqual([]);
		expect(tookMs).toBeLessThan(soonMs);

		const left = await keysBelow(store, `${folder}/`);
		if (stopsAt === 'Begin Run') {
			expect(left).toEqual([]);
			return;
		}
		const manifest = await onlyRun(store, `${folder}/`);
		expect(manifest).toMatchObject({ status: 'failed', sentence, endedAt: expect.any(String) });
		expect(left.filter((key) => key.endsWith('deliver/index.json'))).toEqual([]);
		const report = await onlyReport(store, `${folder}/`);
		expect(report).toMatchObject({ status: 'failed', sentence, runId: manifest.runId });
		expect(openRowsOf(report)).toBe(0);
		expect(await readJson(store, `${folder}/lease/braze.json`)).not.toHaveProperty('holder');
		expect(secretsIn([manifest, report], sandbox, secretsOfFailures)).toEqual([]);
	});

	it.each([
		['Read BlueConic Segment', { segment: byId('') }],
		['Map to Braze', { operation: 'mapToBlueConic' }],
		['Begin Run', { connection: '' }],
	])('is not begun while a required field of %s is empty', async (node, parameters) => {
		const before = await keysBelow(store, 'stage/');
		const run = runGoal(sandbox, 'export-goal', { parameters: { [node]: parameters } });
		await expect(run).rejects.toThrow(/workflow has issues/);
		expect(await keysBelow(store, 'stage/')).toEqual(before);
	});

	testNodesFitDocument(() => sandbox, {
		'GET /profileProperties': 11,
		'GET /segments/{segment}/profiles': 8,
		'POST /oauth/token': 12,
		'PUT /profiles': 1,
	});
});
