import type { INodeParameters } from 'n8n-workflow';

import type { S3Store } from '../../core/stage/s3/store';
import type { Sandbox } from '../../sandbox/sandbox';
import { itemOf, runGoal, runNode, sentenceOf, type GoalChanges } from './goal';
import { sandboxFor } from './sandboxFor';
import { flawsOf } from './sentence';
import { keysBelow, nextSecond, openRowsOf, readJson, readLines, runFolder } from './stage';

/** n8n's engine takes its time on a busy machine. */
jest.setTimeout(30_000);

const people = { users: 440, profiles: 400 };

const finishing = (options: INodeParameters): GoalChanges => ({
	parameters: { 'Finish Run': { options } },
});

/** Sent as Braze has them, so that BlueConic has to find out which are no numbers. */
const pointsAsText = {
	brazeField: { __rl: true, mode: 'customAttribute', value: 'points' },
	property: { __rl: true, mode: 'id', value: 'braze_points' },
	mergeStrategy: 'set',
	type: 'text',
};

describe('Finish Run', () => {
	let sandbox: Sandbox;
	let store: S3Store;

	sandboxFor(
		{ ...people, braze: { export: { fileDelayMs: 0 } } },
		(opened) => ({ sandbox, store } = opened),
	);

	it('ends red above the share of refused rows that is allowed, and the run is finished', async () => {
		const sent = itemOf(
			await runGoal(sandbox, 'import-goal', {
				to: 'Import Profiles',
				parameters: { 'Map to BlueConic': { blueConicMappings: { values: [pointsAsText] } } },
			}),
			'Import Profiles',
		);
		const { read, rejected } = Object(sent.counts);
		expect(rejected).toBeGreaterThan(0);
		const percent = (100 * rejected) / read;
		const red = await runNode(
			sandbox,
			'import-goal',
			'Finish Run',
			[sent],
			finishing({ mostRefusedPercent: Math.floor(percent) }),
		);
		const sentence = sentenceOf(red) ?? '';
		const { runId } = sent;
		expect(sentence).toBe(
			`Run '${String(runId)}' is finished, but ${rejected} of its ${read} rows were refused (${percent.toFixed(1)} %, 'Most Refused Rows' is ${Math.floor(percent)} %): look at the reasons with 'S3 Stage: Run: Get' and mend the mapping or the data.`,
		);
		expect(flawsOf(sentence)).toEqual([]);

		const file = await readJson(store, `${runFolder(sent)}run.json`);
		expect(file).toMatchObject({ status: 'finished' });
		expect(file).not.toHaveProperty('sentence');
		const report = await readJson(
			store,
			`stage/reports/braze/braze-to-blueconic/${String(runId)}.json`,
		);
		expect(report).toMatchObject({ status: 'finished', counts: { read, rejected } });
		const key = `${runFolder(sent)}deliver/rejected/deliver-part-00001.ndjson.gz`;
		for (const row of await readLines(store, key)) {
			const source = { key: expect.stringContaining('segment-export'), line: expect.any(Number) };
			expect(row).toMatchObject({ reason: expect.any(String), source });
		}
		expect(openRowsOf(report)).toBe(0);
		expect(await readJson(store, 'stage/lease/braze.json')).toMatchObject({
			latestRuns: { 'braze-to-blueconic': { runId, ended: true } },
		});
		expect(
			await readJson(store, 'stage/state/braze/braze-to-blueconic/current.json'),
		).toMatchObject({
			runId,
		});

		const green = await runNode(
			sandbox,
			'import-goal',
			'Finish Run',
			[sent],
			finishing({ mostRefusedPercent: Math.ceil(percent) }),
		);
		expect(sentenceOf(green)).toBeUndefined();
		expect(itemOf(green, 'Finish Run')).toMatchObject({ status: 'finished' });
	});

	it('deletes rows and reports of runs that are older than those to be kept', async () => {
		const connection = 'kept';
		const runs: string[] = [];
		for (let run = 1; run <= 4; run += 1) {
			const ended = await runGoal(sandbox, 'export-goal', {
				connection,
				...finishing({ keepRowsOfRuns: 2, keepReportsOfRuns: 3 }),
			});
			runs.push(String(itemOf(ended, 'Finish Run').runId));
			await nextSecond();
		}
		const foldersBelow = async (top: string): Promise<readonly string[]> => {
			const prefix = `stage/${top}/${connection}/blueconic-to-braze/`;
			const keys = await keysBelow(store, prefix);
			return [...new Set(keys.map((key) => key.slice(prefix.length).split(/[/.]/)[0] ?? ''))];
		};
		expect(await foldersBelow('runs')).toEqual(runs.slice(2));
		expect(await foldersBelow('reports')).toEqual(runs.slice(1));
		expect(await foldersBelow('state')).toEqual([
			expect.stringMatching(new RegExp(`^${runs[3]}-[0-9a-f]{8}$`)),
			'current',
		]);
	});
});
