import fc from 'fast-check';

import {
	deletableKey,
	listedPrefixes,
	readableKey,
	writtenKey,
	type FileFolder,
	type FileFolders,
} from '../../../../core/stage/files/fileKeys';
import { thrownBy } from '../../flow/thrown';

const folders = { stageFolder: 'our/stage', brazeFolder: 'braze' };
const root = { stageFolder: '', brazeFolder: '' };

const runPart = 'runs/eu/import/20261121T210000Z-7f3a/read/part-00001.ndjson.gz';

/** Typed where a key, a name or a prefix is asked for. */
const hostile = [
	'..',
	'../other',
	'/etc/passwd',
	'our/stage/../other',
	'our/stage/files/../../other',
	'our/stage/./files/a',
	'our/stage//files/a',
	'our/stage/files/a\\..\\b',
	'our/stage/files/a\u0000',
	'our/stage/files/a\nb',
	`our/stage/files/${'é'.repeat(600)}`,
];

describe('keys to read', () => {
	it.each<[FileFolders, string]>([
		[folders, `our/stage/${runPart}`],
		[folders, 'our/stage/files/people.csv'],
		[folders, 'our/stage/state/eu/import/current.json'],
		[folders, 'braze/segment-export/s/2026-11-21/p/0001.gz'],
		[folders, 'braze/users.zip'],
		[root, runPart],
		[root, 'segment-export/s/2026-11-21/p/0001.gz'],
	])('%j: %s', (where, key) => {
		expect(readableKey(where, key)).toBe(key);
	});

	it.each<[FileFolders, string]>([
		...hostile.map((key): [FileFolders, string] => [folders, key]),
		[folders, ''],
		[folders, 'secrets.json'],
		[folders, 'our/stage'],
		[folders, 'our/stage/'],
		[folders, 'our/stages/files/a'],
		[folders, 'segment-export/s/a.gz'],
		[root, 'secrets.json'],
		[root, 'backup/runs/a'],
	])('not %j: %j', async (where, key) => {
		expect(await thrownBy(() => readableKey(where, key))).toMatchObject({
			kind: 'configuration',
			message: expect.stringMatching(/'Key'/),
		});
	});
});

describe('names to write', () => {
	it.each<[FileFolders, string, string]>([
		[folders, 'people.csv', 'our/stage/files/people.csv'],
		[folders, '2026/November/Menschen & Völker.ndjson.gz', ''],
		[root, 'people.csv', 'files/people.csv'],
	])('%j: %s', (where, name, key) => {
		expect(writtenKey(where, name)).toBe(key || `our/stage/files/${name}`);
	});

	it.each([
		'..',
		'../state/x',
		'/a',
		'a/',
		'a//b',
		'a/../../b',
		'a\\b',
		'\u0007',
		'x'.repeat(1020),
	])('not %j', async (name) => {
		expect(await thrownBy(() => writtenKey(folders, name))).toMatchObject({
			kind: 'configuration',
			message: expect.stringMatching(/'File Name'/),
		});
	});

	it('whatever is typed stays in its folder', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.constantFrom('..', '.', '/', 'a', '\\', '', 'é')),
				async (pieces) => {
					try {
						const key = writtenKey(folders, pieces.join(''));
						const url = new URL(`https://s3.example/${encodeURI(key)}`);
						expect(url.pathname.startsWith('/our/stage/files/')).toBe(true);
					} catch (error) {
						expect(error).toMatchObject({ kind: 'configuration' });
					}
				},
			),
		);
	});
});

describe('keys to delete', () => {
	it.each<[FileFolders, string]>([
		[folders, 'our/stage/files/people.csv'],
		[folders, `our/stage/${runPart}`],
		[folders, 'our/stage/reports/eu/import/20261121T210000Z-7f3a.json'],
		[root, 'files/people.csv'],
	])('%j: %s', (where, key) => {
		expect(deletableKey(where, key)).toBe(key);
	});

	it.each(['our/stage/lease/eu.json', 'our/stage/state/eu/import/current.json'])(
		'not %s, which belongs to a goal',
		async (key) => {
			const error = await thrownBy(() => deletableKey(folders, key));
			expect(error).toMatchObject({ kind: 'configuration' });
			expect(error.message).toContain(`'Goal: Delete'`);
		},
	);

	it.each<[FileFolders, string]>([
		...hostile.map((key): [FileFolders, string] => [folders, key]),
		[folders, 'braze/segment-export/s/a.gz'],
		[folders, 'files/people.csv'],
		[folders, 'our/stage/files'],
		[folders, 'our/stage/files/'],
		[folders, 'our/stage/other/a'],
		[root, 'other/files/a'],
	])('not %j: %j', async (where, key) => {
		expect(await thrownBy(() => deletableKey(where, key))).toMatchObject({
			kind: 'configuration',
			message: expect.stringMatching(/'Key'/),
		});
	});
});

describe('what is listed', () => {
	it.each<[FileFolders, FileFolder, string, readonly string[]]>([
		[folders, 'stage', '', ['our/stage/']],
		[folders, 'stage', 'files/', ['our/stage/files/']],
		[folders, 'stage', 'files/2026-', ['our/stage/files/2026-']],
		[folders, 'braze', '', ['braze/']],
		[folders, 'braze', 'segment-export/s', ['braze/segment-export/s']],
		[root, 'stage', '', ['files/', 'lease/', 'reports/', 'runs/', 'state/']],
		[root, 'stage', 'r', ['reports/', 'runs/']],
		[root, 'stage', 'runs/eu', ['runs/eu']],
		[root, 'stage', 'secrets', []],
		[root, 'braze', '', ['segment-export/']],
	])('%j, %s, %j', (where, folder, typed, expected) => {
		expect(listedPrefixes(where, folder, typed)).toEqual(expected);
	});

	it.each(['..', '../', '/', 'a//', '/a', 'a/../b'])('not %j', async (typed) => {
		expect(await thrownBy(() => listedPrefixes(folders, 'stage', typed))).toMatchObject({
			kind: 'configuration',
			message: expect.stringMatching(/'Prefix'/),
		});
	});
});
