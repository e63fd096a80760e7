import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { S3Store } from '../../core/stage/s3/store';
import { FileOperations, fieldsOf, key } from './fileOperations';
import { sentenceOf } from './goal';
import { outputSchema, schemaDifferences } from './outputSchema';
import { sandboxFor } from './sandboxFor';
import { keysBelow } from './stage';

/** Files that items carry are kept in a folder from now on, as n8n does where it is set to. */
async function keepFilesOnDisk(folder: string): Promise<void> {
	Object.assign(Container.get(BinaryDataConfig), { mode: 'filesystem', localStoragePath: folder });
	await Container.get(BinaryDataService).init();
}

describe('the files of the stage', () => {
	let files: FileOperations;
	let store: S3Store;
	let diskFolder: string;

	sandboxFor({ profiles: 1, users: 1 }, (opened) => {
		files = new FileOperations(opened);
		({ store } = opened);
	});

	beforeAll(async () => {
		diskFolder = await mkdtemp(join(tmpdir(), 'files-'));
	});

	afterAll(async () => {
		await rm(diskFolder, { recursive: true });
	});

	describe('Write Rows', () => {
		it('writes all items into one file, which is read again as it was', async () => {
			const items = Array.from({ length: 120 }, (_, n) => ({ n, name: 'é🦊', more: { n: [n] } }));
			const written = await files.done(
				'writeRows',
				{ input: 'items', fileName: 'a/people.ndjson.gz' },
				{ items },
			);
			expect(written).toMatchObject([
				{ json: { key: key('a/people.ndjson.gz'), rows: 120 }, pairedItem: { length: 120 } },
			]);
			const schema = outputSchema('S3Stage', 'file/writeRows');
			expect(schemaDifferences(schema, written[0]?.json)).toEqual([]);
			const stored = await files.bytesAt(key('a/people.ndjson.gz'));
			expect(stored.length).toBe(written[0]?.json.bytes);
			expect(gunzipSync(stored).toString().split('\n')).toHaveLength(121);

			const read = await files.done('readRows', { key: key('a/people.ndjson.gz'), limit: 1_000 });
			expect(fieldsOf(read)).toEqual(items);
			expect(read.every(({ pairedItem }) => Object(pairedItem).item === 0)).toBe(true);
		});

		it.each(['in memory', 'on disk'])('writes a binary file that n8n keeps %s', async (where) => {
			if (where === 'on disk') await keepFilesOnDisk(diskFolder);
			const file = 'name;city\r\nÈve;"a;b"\r\n';
			const parameters = {
				input: 'binary',
				fileName: 'people.csv',
				binaryPropertyName: 'data',
			};
			const written = await files.done('writeRows', parameters, { file });
			expect(fieldsOf(written)).toEqual([
				{ key: key('people.csv'), bytes: Buffer.byteLength(file) },
			]);
			expect((await files.bytesAt(key('people.csv'))).toString()).toBe(file);
			expect((await readdir(diskFolder)).length > 0).toBe(where === 'on disk');
			const read = await files.done('readRows', { key: key('people.csv') });
			expect(fieldsOf(read)).toEqual([{ name: 'Ève', city: 'a;b' }]);
		});

		it.each(['../state/x', '/x', 'a//b', 'a/../../b', 'a\\b', '  '])(
			'refuses the name %j and writes nothing',
			async (fileName) => {
				const before = await keysBelow(store, '');
				const ended = await files.run('writeRows', { input: 'items', fileName });
				expect(sentenceOf(ended)).toContain(`'File Name'`);
				expect(await keysBelow(store, '')).toEqual(before);
			},
		);
	});

	describe('Get Many', () => {
		it('lists a folder from a prefix on, up to a limit', async () => {
			for (const name of ['list/b', 'list/a', 'list/c']) await files.put(key(name), name);
			const listed = await files.done('getMany', { folder: 'stage', prefix: 'files/list/' });
			expect(fieldsOf(listed).map((file) => [file.key, file.bytes])).toEqual([
				[key('list/a'), 6],
				[key('list/b'), 6],
				[key('list/c'), 6],
			]);
			const schema = outputSchema('S3Stage', 'file/getMany');
			expect(schemaDifferences(schema, listed[0]?.json)).toEqual([]);
			const age = Date.now() - Date.parse(String(listed[0]?.json.modifiedAt));
			expect(age).toBeLessThan(60_000);
			const first = { folder: 'stage', prefix: 'files/list/', limit: 2 };
			expect(await files.done('getMany', first)).toHaveLength(2);
			expect(await files.done('getMany', { ...first, returnAll: true })).toHaveLength(3);
		});

		it("lists Braze's folder, and nothing beside both", async () => {
			await files.put('braze/segment-export/list/1.gz', '');
			await files.put('elsewhere/a', '');
			const braze = await files.done('getMany', {
				folder: 'braze',
				prefix: 'segment-export/list/',
			});
			expect(fieldsOf(braze).map((file) => file.key)).toEqual(['braze/segment-export/list/1.gz']);
			const all = fieldsOf(await files.done('getMany', { folder: 'stage', returnAll: true }));
			expect(all.every((file) => String(file.key).startsWith('stage/'))).toBe(true);
			const ended = await files.run('getMany', { folder: 'stage', prefix: '../elsewhere' });
			expect(sentenceOf(ended)).toContain(`'Prefix'`);
		});
	});

	describe('Delete', () => {
		it('deletes a file, once', async () => {
			await files.put(key('old'), '');
			const [item] = await files.done('delete', { key: key('old') });
			expect(item?.json).toEqual({ key: key('old'), deleted: true });
			expect(schemaDifferences(outputSchema('S3Stage', 'file/delete'), item?.json)).toEqual([]);
			expect(await keysBelow(store, key('old'))).toEqual([]);
			expect(sentenceOf(await files.run('delete', { key: key('old') }))).toContain(
				'There is no file',
			);
		});

		it.each([
			['stage/lease/eu.json', `'Goal: Delete'`],
			['stage/state/eu/import/current.json', `'Goal: Delete'`],
			['braze/segment-export/s/1.gz', 'no file that may be deleted'],
			['secrets.json', 'no file that may be deleted'],
			['stage/files/../lease/eu.json', `'Key' has to be names`],
		])('refuses %s', async (refused, sentence) => {
			await files.put(refused.replace('files/../', ''), '{}');
			const before = await keysBelow(store, '');
			expect(sentenceOf(await files.run('delete', { key: refused }))).toContain(sentence);
			expect(await keysBelow(store, '')).toEqual(before);
		});
	});

	it('a bucket has to be chosen', async () => {
		const ended = await files.run('getMany', { folder: 'stage' }, { credential: { bucket: '' } });
		expect(sentenceOf(ended)).toContain('No bucket is chosen');
	});
});
