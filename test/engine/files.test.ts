import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { INode, INodeExecutionData, INodeParameters, IRun } from 'n8n-workflow';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';

import type { S3Store } from '../../core/stage/s3/store';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { zipped } from '../core/stage/files/zipFile';
import { follow, type GivenPlan } from '../sandbox/faultyService';
import { endEngine } from './engineEnd';
import { itemsOf, sandboxCredentials, sentenceOf } from './goal';
import { packageName, savedFile, savedItems } from './nodeTypes';
import { outputSchema, schemaDifferences } from './outputSchema';
import { runWorkflow } from './runWorkflow';
import { keysBelow, openStage } from './stage';

const node = 'Files';

/** Files that items carry are kept in a folder from now on, as n8n does where it is set to. */
async function keepFilesOnDisk(folder: string): Promise<void> {
	Object.assign(Container.get(BinaryDataConfig), { mode: 'filesystem', localStoragePath: folder });
	await Container.get(BinaryDataService).init();
}

describe('the files of the stage', () => {
	let sandbox: Sandbox;
	let store: S3Store;
	let diskFolder: string;

	beforeAll(async () => {
		diskFolder = await mkdtemp(join(tmpdir(), 'files-'));
		sandbox = await startSandbox({ profiles: 1, users: 1 });
		store = openStage(sandbox);
	});

	afterAll(async () => {
		store.close();
		endEngine();
		await sandbox.close();
		await rm(diskFolder, { recursive: true });
	});

	interface Given {
		readonly items?: readonly object[];
		/** Comes as a file instead of items. */
		readonly file?: string;
		readonly onError?: INode['onError'];
		readonly credential?: Record<string, string>;
	}

	/** Runs one operation with what comes before it. */
	async function run(
		operation: string,
		parameters: INodeParameters,
		{ items = [{}], file, onError, credential = {} }: Given = {},
	): Promise<IRun> {
		const at = { typeVersion: 1, position: [0, 0] satisfies [number, number] };
		const before: INode = {
			...at,
			id: 'before',
			name: 'Before',
			type: file === undefined ? savedItems : savedFile,
			parameters: file === undefined ? { items: JSON.stringify(items) } : { text: file },
		};
		const files: INode = {
			...at,
			id: 'files',
			name: node,
			type: `${packageName}.s3Stage`,
			parameters: { resource: 'file', operation, ...parameters },
			credentials: { s3StageApi: { id: 's3StageApi', name: 'S3 Stage' } },
			onError,
		};
		const workflow = {
			name: 'Files',
			nodes: [before, files],
			connections: { Before: { main: [[{ node, type: 'main' as const, index: 0 }]] } },
		};
		const credentials = sandboxCredentials(sandbox, { s3StageApi: credential });
		return await runWorkflow(workflow, { from: 'Before' }, credentials);
	}

	/** The items that an operation hands on. */
	async function done(...given: Parameters<typeof run>): Promise<readonly INodeExecutionData[]> {
		const ended = await run(...given);
		expect(sentenceOf(ended)).toBeUndefined();
		return itemsOf(ended, node);
	}

	const fieldsOf = (items: readonly INodeExecutionData[]) => items.map(({ json }) => json);

	const put = async (key: string, bytes: Buffer | string): Promise<void> => {
		await store.putStream(key, Readable.from([Buffer.from(bytes)]), { contentType: 'text/plain' });
	};

	async function bytesAt(key: string): Promise<Buffer> {
		const stored = await store.getStream(key);
		if (!stored) throw new Error(`No object ${key}`);
		const chunks: Buffer[] = [];
		for await (const chunk of stored.stream) chunks.push(Buffer.from(chunk));
		return Buffer.concat(chunks);
	}

	const key = (name: string): string => `stage/files/${name}`;

	describe('Write Rows', () => {
		it('writes all items into one file, which is read again as it was', async () => {
			const items = Array.from({ length: 120 }, (_, n) => ({ n, name: 'é🦊', more: { n: [n] } }));
			const written = await done(
				'writeRows',
				{ input: 'items', fileName: 'a/people.ndjson.gz' },
				{ items },
			);
			expect(written).toMatchObject([
				{ json: { key: key('a/people.ndjson.gz'), rows: 120 }, pairedItem: { length: 120 } },
			]);
			const schema = outputSchema('S3Stage', 'file/writeRows');
			expect(schemaDifferences(schema, written[0]?.json)).toEqual([]);
			const stored = await bytesAt(key('a/people.ndjson.gz'));
			expect(stored.length).toBe(written[0]?.json.bytes);
			expect(gunzipSync(stored).toString().split('\n')).toHaveLength(121);

			const read = await done('readRows', { key: key('a/people.ndjson.gz'), limit: 1_000 });
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
			const written = await done('writeRows', parameters, { file });
			expect(fieldsOf(written)).toEqual([
				{ key: key('people.csv'), bytes: Buffer.byteLength(file) },
			]);
			expect((await bytesAt(key('people.csv'))).toString()).toBe(file);
			expect((await readdir(diskFolder)).length > 0).toBe(where === 'on disk');
			const read = await done('readRows', { key: key('people.csv') });
			expect(fieldsOf(read)).toEqual([{ name: 'Ève', city: 'a;b' }]);
		});

		it.each(['../state/x', '/x', 'a//b', 'a/../../b', 'a\\b', '  '])(
			'refuses the name %j and writes nothing',
			async (fileName) => {
				const before = await keysBelow(store, '');
				const ended = await run('writeRows', { input: 'items', fileName });
				expect(sentenceOf(ended)).toContain(`'File Name'`);
				expect(await keysBelow(store, '')).toEqual(before);
			},
		);
	});

	describe('Read Rows', () => {
		const numbers = Array.from({ length: 30 }, (_, n) => ({ n }));
		const lines = numbers.map((row) => JSON.stringify(row)).join('\n');

		it.each<[string, () => Buffer | Promise<Buffer>]>([
			['plain.txt', () => Buffer.from(lines)],
			['gzip.csv', () => gzipSync(lines)],
			['zip', () => zipped([{ name: 'any', content: lines, streamed: true }])],
		])('%s, told by its content, with limit and offset', async (name, made) => {
			await put(key(name), await made());
			const read = (parameters: INodeParameters) =>
				done('readRows', { key: key(name), ...parameters }).then(fieldsOf);
			expect(await read({})).toEqual(numbers);
			expect(await read({ limit: 3 })).toEqual(numbers.slice(0, 3));
			expect(await read({ limit: 3, offset: 28 })).toEqual(numbers.slice(28));
			expect(await read({ limit: 3, offset: 30 })).toEqual([]);
		});

		it('reads what Braze exported', async () => {
			const exported = 'braze/segment-export/s/2026-11-21/p/0001.gz';
			await put(exported, gzipSync(lines));
			expect(await done('readRows', { key: exported })).toHaveLength(30);
		});

		it('goes on where the connection was cut', async () => {
			const many = Array.from({ length: 5_000 }, (_, n) => ({ n, name: 'é'.repeat(20) }));
			await put(key('cut'), many.map((row) => JSON.stringify(row)).join('\n'));
			const route = { server: 's3', route: 'GetObject', keyContains: '/cut' } as const;
			const rules: GivenPlan['rules'] = [
				{ ...route, fault: 'torn-body', afterBytes: 70_000, when: { at: [1, 2] } },
				{ ...route, fault: 'server-error', when: { at: [3] } },
			];
			await follow(sandbox, { rules });
			const read = await done('readRows', { key: key('cut'), limit: 10_000 });
			await follow(sandbox, { rules: [] });
			expect(fieldsOf(read)).toEqual(many);
		});

		it('each incoming item has its rows', async () => {
			await put(key('one'), '{"a":1}\n{"a":2}\n');
			await put(key('two'), '{"a":3}\n');
			const items = [{ key: key('one') }, { key: key('two') }];
			const read = await done('readRows', { key: '={{ $json.key }}' }, { items });
			expect(read.map(({ json, pairedItem }) => [json.a, Object(pairedItem).item])).toEqual([
				[1, 0],
				[2, 0],
				[3, 1],
			]);
		});

		it('a broken line stops it, and is told by its number', async () => {
			await put(key('broken'), '{"a":1}\n\n{"a":\n{"a":2}\n');
			const sentence = sentenceOf(await run('readRows', { key: key('broken') }));
			expect(sentence).toContain(`Line 3 of '${key('broken')}' is refused`);
			expect(sentence).toContain(`'On Error'`);

			const onError = 'continueRegularOutput';
			const read = await done('readRows', { key: key('broken') }, { onError });
			expect(fieldsOf(read)).toEqual([
				{ a: 1 },
				{
					error: `Line 3 of '${key('broken')}' is refused: The line is no whole JSON text.`,
					key: key('broken'),
					line: 3,
				},
				{ a: 2 },
			]);
		});

		it.each([
			['{"__proto__":{"polluted":"yes"}}\n', 'ndjson'],
			['__proto__,constructor\npolluted,polluted\n', 'csv'],
		])('names that JavaScript knows change nothing but their item: %j', async (text, format) => {
			await put(key('hostile'), text);
			const [item] = await done('readRows', { key: key('hostile'), format });
			expect(Object.keys(item?.json ?? {})).toContain('__proto__');
			expect(Reflect.get({}, 'polluted')).toBeUndefined();
			expect(Reflect.get(item?.json ?? {}, 'polluted')).toBeUndefined();
		});

		it('a file that would fill the memory is refused', async () => {
			await put(key('bomb.gz'), gzipSync(Buffer.alloc(60 * 1024 * 1024, ' ')));
			const bomb = { key: key('bomb.gz'), format: 'ndjson' };
			const sentence = sentenceOf(await run('readRows', bomb));
			expect(sentence).toContain(`'${key('bomb.gz')}' would unpack to more than`);
		});

		it.each([
			['secrets.json', /begins with 'stage\/' or 'braze\/'/],
			['stage/../secrets.json', /'Key' has to be names/],
			['/stage/files/a', /'Key' has to be names/],
			['stage/files/missing', /There is no file/],
			[' ', /'Key' is empty/],
		])('refuses the key %j', async (refused, sentence) => {
			await put('secrets.json', '{}');
			expect(sentenceOf(await run('readRows', { key: refused }))).toMatch(sentence);
		});

		it.each([
			[{ limit: 0 }, `'Limit' has to be`],
			[{ limit: 100_001 }, `'Limit' has to be`],
			[{ offset: -1 }, `'Offset' has to be`],
		])('refuses %j', async (parameters, sentence) => {
			const ended = await run('readRows', { key: key('one'), ...parameters });
			expect(sentenceOf(ended)).toContain(sentence);
		});
	});

	describe('Get Many', () => {
		it('lists a folder from a prefix on, up to a limit', async () => {
			for (const name of ['list/b', 'list/a', 'list/c']) await put(key(name), name);
			const listed = await done('getMany', { folder: 'stage', prefix: 'files/list/' });
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
			expect(await done('getMany', first)).toHaveLength(2);
			expect(await done('getMany', { ...first, returnAll: true })).toHaveLength(3);
		});

		it("lists Braze's folder, and nothing beside both", async () => {
			await put('braze/segment-export/list/1.gz', '');
			await put('elsewhere/a', '');
			const braze = await done('getMany', { folder: 'braze', prefix: 'segment-export/list/' });
			expect(fieldsOf(braze).map((file) => file.key)).toEqual(['braze/segment-export/list/1.gz']);
			const all = fieldsOf(await done('getMany', { folder: 'stage', returnAll: true }));
			expect(all.every((file) => String(file.key).startsWith('stage/'))).toBe(true);
			const ended = await run('getMany', { folder: 'stage', prefix: '../elsewhere' });
			expect(sentenceOf(ended)).toContain(`'Prefix'`);
		});
	});

	describe('Delete', () => {
		it('deletes a file, once', async () => {
			await put(key('old'), '');
			const [item] = await done('delete', { key: key('old') });
			expect(item?.json).toEqual({ key: key('old'), deleted: true });
			expect(schemaDifferences(outputSchema('S3Stage', 'file/delete'), item?.json)).toEqual([]);
			expect(await keysBelow(store, key('old'))).toEqual([]);
			expect(sentenceOf(await run('delete', { key: key('old') }))).toContain('There is no file');
		});

		it.each([
			['stage/lease/eu.json', `'Goal: Delete'`],
			['stage/state/eu/import/current.json', `'Goal: Delete'`],
			['braze/segment-export/s/1.gz', 'no file that may be deleted'],
			['secrets.json', 'no file that may be deleted'],
			['stage/files/../lease/eu.json', `'Key' has to be names`],
		])('refuses %s', async (refused, sentence) => {
			await put(refused.replace('files/../', ''), '{}');
			const before = await keysBelow(store, '');
			expect(sentenceOf(await run('delete', { key: refused }))).toContain(sentence);
			expect(await keysBelow(store, '')).toEqual(before);
		});
	});

	it('a bucket has to be chosen', async () => {
		const ended = await run('getMany', { folder: 'stage' }, { credential: { bucket: '' } });
		expect(sentenceOf(ended)).toContain('No bucket is chosen');
	});
});
