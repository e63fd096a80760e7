import type { IDataObject } from 'n8n-workflow';
import { Readable } from 'node:stream';

import type { S3Store } from '../../core/stage/s3/store';
import { compareStates } from '../../demo/oracle/compare';
import { expectExport } from '../../demo/oracle/exportGoal';
import { expectImport } from '../../demo/oracle/importGoal';
import { readState } from '../../demo/oracle/readState';
import type { Sandbox } from '../../sandbox/sandbox';
import { itemOf, runGoal, sentenceOf } from './goal';
import { flawsOf } from './sentence';
import { sandboxFor } from './sandboxFor';
import { openRowsOf, readJson, runFolder } from './stage';

const contentType = 'application/gzip';

/** Two parts, the second one small. */
const population = { profiles: 6040, users: 40 };

async function bytesOf(store: S3Store, key: string): Promise<Buffer> {
	const stored = await store.getStream(key);
	if (!stored) throw new Error(`No object ${key}`);
	const chunks: Buffer[] = [];
	for await (const chunk of stored.stream) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks);
}

const put = async (store: S3Store, key: string, bytes: Buffer): Promise<void> =>
	await store.putStream(key, Readable.from([bytes]), { contentType });

/** What can happen to an object. */
const damages = {
	missing: async (store: S3Store, key: string) => await store.delete(key),
	'cut off': async (store: S3Store, key: string) => {
		const bytes = await bytesOf(store, key);
		await put(store, key, bytes.subarray(0, bytes.length / 2));
	},
	damaged: async (store: S3Store, key: string) => {
		const bytes = await bytesOf(store, key);
		const place = Math.floor(bytes.length / 2);
		bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
		await put(store, key, bytes);
	},
} as const;

interface DamagedPart {
	readonly step: 'read' | 'map';
	readonly part: 1 | 2;
	readonly how: keyof typeof damages;
	/** The last node before the damage, and the one that finds it. */
	readonly after: string;
	readonly stopsAt: string;
}

const ofRead = { step: 'read', after: 'Read BlueConic Segment', stopsAt: 'Map to Braze' } as const;
const ofMap = { step: 'map', after: 'Map to Braze', stopsAt: 'Track Users' } as const;

const damagedParts: readonly DamagedPart[] = [
	{ ...ofRead, part: 1, how: 'cut off' },
	{ ...ofMap, part: 2, how: 'damaged' },
	{ ...ofMap, part: 1, how: 'missing' },
];

describe('a part of ours that is not whole', () => {
	let sandbox: Sandbox;
	let store: S3Store;

	sandboxFor(population, (opened) => ({ sandbox, store } = opened));

	/** When each object of a run's step was written last, and its version. */
	async function versionsOf(item: IDataObject, step: string): Promise<Map<string, string>> {
		const versions = new Map<string, string>();
		for await (const { key, etag, modifiedAt } of store.list(`${runFolder(item)}${step}/part-`)) {
			if (key.endsWith('.ndjson.gz')) versions.set(key, `${etag} ${modifiedAt.toISOString()}`);
		}
		return versions;
	}

	it.each(damagedParts)(
		'is named and made again, and no other ($how part $part of $step)',
		async ({ step, part, how, after, stopsAt }) => {
			const connection = `${step}-${part}`;
			const expected = expectExport(await readState(sandbox.admin.url), population);
			const before = await runGoal(sandbox, 'export-goal', { connection, to: after });
			const item = itemOf(before, after);
			const versions = await versionsOf(item, step);
			expect(versions.size).toBe(2);
			const key = `${runFolder(item)}${step}/part-0000${part}.ndjson.gz`;
			await damages[how](store, key);

			const stopped = await runGoal(sandbox, 'export-goal', { connection });
			const sentence = sentenceOf(stopped) ?? '';
			expect(stopped.data.resultData.lastNodeExecuted).toBe(stopsAt);
			expect(sentence).toContain(`Part '${key}' of run '${String(item.runId)}'`);
			expect(sentence).toContain('makes this part again');
			expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
			expect(await readJson(store, `${runFolder(item)}run.json`)).toMatchObject({
				status: 'failed',
				damagedParts: [key],
			});

			const again = await runGoal(sandbox, 'export-goal', { connection });
			expect(sentenceOf(again)).toBeUndefined();
			const finished = itemOf(again, 'Finish Run');
			expect(finished).toMatchObject({ runId: item.runId, status: 'finished' });
			expect(openRowsOf(finished)).toBe(0);
			const now = await versionsOf(item, step);
			expect([...now.keys()]).toEqual([...versions.keys()]);
			expect([...now].filter(([one, version]) => versions.get(one) !== version)).toEqual([
				[key, expect.any(String)],
			]);
			const comparison = compareStates(expected.state, await readState(sandbox.admin.url));
			expect(comparison).toMatchObject({ differences: 0, examples: [] });
		},
		30_000,
	);
});

describe("a file of Braze's that is not the one that was exported", () => {
	const people = { users: 160, profiles: 160 };
	let sandbox: Sandbox;
	let store: S3Store;

	sandboxFor(
		{ ...people, braze: { export: { fileDelayMs: 0 } } },
		(opened) => ({ sandbox, store } = opened),
	);

	const changes = [
		{ change: damages.missing, words: 'is not in the bucket any more' },
		{ change: damages.damaged, words: "was written anew since Braze's export ended" },
	];

	it('ends the run, and the next one has Braze export anew', async () => {
		const expected = expectImport(await readState(sandbox.admin.url), people);
		const runIds: unknown[] = [];
		for (const { change, words } of changes) {
			const exported = await runGoal(sandbox, 'import-goal', { to: 'Export Braze Segment' });
			const item = itemOf(exported, 'Export Braze Segment');
			runIds.push(item.runId);
			const { files } = await readJson(store, `${runFolder(item)}read/index.json`);
			const key = String(Object(files)[0]?.key);
			await change(store, key);

			const stopped = await runGoal(sandbox, 'import-goal');
			const sentence = sentenceOf(stopped) ?? '';
			expect(itemOf(stopped, 'Begin Run')).toMatchObject({ runId: item.runId, resumed: true });
			for (const word of [key, words, "'Begin Run'", 'export anew']) {
				expect(sentence).toContain(word);
			}
			expect(flawsOf(sentence)).toEqual([]);
			const run = await readJson(store, `${runFolder(item)}run.json`);
			expect(run).toMatchObject({ status: 'partial', sentence });
			const reportKey = runFolder(item).replace('/runs/', '/reports/').replace(/\/$/, '.json');
			const report = await readJson(store, reportKey);
			expect(report).toMatchObject({ status: 'partial', sentence });
			expect(openRowsOf(report)).toBe(0);
		}
		const anew = itemOf(await runGoal(sandbox, 'import-goal'), 'Finish Run');
		expect(runIds).not.toContain(anew.runId);
		expect(anew).toMatchObject({ status: 'finished' });
		const comparison = compareStates(expected.state, await readState(sandbox.admin.url));
		expect(comparison).toMatchObject({ differences: 0, examples: [] });
	}, 30_000);
});
