import type { INodeParameters } from 'n8n-workflow';
import { gzipSync } from 'node:zlib';

import type { Sandbox } from '../../sandbox/sandbox';
import { zipped } from '../core/stage/files/zipFile';
import { follow, type GivenPlan } from '../sandbox/faultyService';
import { FileOperations, fieldsOf, key } from './fileOperations';
import { sentenceOf } from './goal';
import { sandboxFor } from './sandboxFor';

describe('Read Rows', () => {
	let sandbox: Sandbox;
	let files: FileOperations;

	sandboxFor({ profiles: 1, users: 1 }, (opened) => {
		({ sandbox } = opened);
		files = new FileOperations(opened);
	});

	const numbers = Array.from({ length: 30 }, (_, n) => ({ n }));
	const lines = numbers.map((row) => JSON.stringify(row)).join('\n');

	it.each<[string, () => Buffer | Promise<Buffer>]>([
		['plain.txt', () => Buffer.from(lines)],
		['gzip.csv', () => gzipSync(lines)],
		['zip', () => zipped([{ name: 'any', content: lines, streamed: true }])],
	])('%s, told by its content, with limit and offset', async (name, made) => {
		await files.put(key(name), await made());
		const read = (parameters: INodeParameters) =>
			files.done('readRows', { key: key(name), ...parameters }).then(fieldsOf);
		expect(await read({})).toEqual(numbers);
		expect(await read({ limit: 3 })).toEqual(numbers.slice(0, 3));
		expect(await read({ limit: 3, offset: 28 })).toEqual(numbers.slice(28));
		expect(await read({ limit: 3, offset: 30 })).toEqual([]);
	});

	it('reads what Braze exported', async () => {
		const exported = 'braze/segment-export/s/2026-11-21/p/0001.gz';
		await files.put(exported, gzipSync(lines));
		expect(await files.done('readRows', { key: exported })).toHaveLength(30);
	});

	it('goes on where the connection was cut', async () => {
		const many = Array.from({ length: 5_000 }, (_, n) => ({ n, name: 'é'.repeat(20) }));
		await files.put(key('cut'), many.map((row) => JSON.stringify(row)).join('\n'));
		const route = { server: 's3', route: 'GetObject', keyContains: '/cut' } as const;
		const rules: GivenPlan['rules'] = [
			{ ...route, fault: 'torn-body', afterBytes: 70_000, when: { at: [1, 2] } },
			{ ...route, fault: 'server-error', when: { at: [3] } },
		];
		await follow(sandbox, { rules });
		const read = await files.done('readRows', { key: key('cut'), limit: 10_000 });
		await follow(sandbox, { rules: [] });
		expect(fieldsOf(read)).toEqual(many);
	});

	it('each incoming item has its rows', async () => {
		await files.put(key('one'), '{"a":1}\n{"a":2}\n');
		await files.put(key('two'), '{"a":3}\n');
		const items = [{ key: key('one') }, { key: key('two') }];
		const read = await files.done('readRows', { key: '={{ $json.key }}' }, { items });
		expect(read.map(({ json, pairedItem }) => [json.a, Object(pairedItem).item])).toEqual([
			[1, 0],
			[2, 0],
			[3, 1],
		]);
	});

	it('a broken line stops it, and is told by its number', async () => {
		await files.put(key('broken'), '{"a":1}\n\n{"a":\n{"a":2}\n');
		const sentence = sentenceOf(await files.run('readRows', { key: key('broken') }));
		expect(sentence).toContain(`Line 3 of '${key('broken')}' is refused`);
		expect(sentence).toContain(`'On Error'`);

		const onError = 'continueRegularOutput';
		const read = await files.done('readRows', { key: key('broken') }, { onError });
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
		await files.put(key('hostile'), text);
		const [item] = await files.done('readRows', { key: key('hostile'), format });
		expect(Object.keys(item?.json ?? {})).toContain('__proto__');
		expect(Reflect.get({}, 'polluted')).toBeUndefined();
		expect(Reflect.get(item?.json ?? {}, 'polluted')).toBeUndefined();
	});

	it('a file that would fill the memory is refused', async () => {
		await files.put(key('bomb.gz'), gzipSync(Buffer.alloc(60 * 1024 * 1024, ' ')));
		const bomb = { key: key('bomb.gz'), format: 'ndjson' };
		const sentence = sentenceOf(await files.run('readRows', bomb));
		expect(sentence).toContain(`'${key('bomb.gz')}' would unpack to more than`);
	});

	it.each([
		['secrets.json', /begins with 'stage\/' or 'braze\/'/],
		['stage/../secrets.json', /'Key' has to be names/],
		['/stage/files/a', /'Key' has to be names/],
		['stage/files/missing', /There is no file/],
		[' ', /'Key' is empty/],
	])('refuses the key %j', async (refused, sentence) => {
		await files.put('secrets.json', '{}');
		expect(sentenceOf(await files.run('readRows', { key: refused }))).toMatch(sentence);
	});

	it.each([
		[{ limit: 0 }, `'Limit' has to be`],
		[{ limit: 100_001 }, `'Limit' has to be`],
		[{ offset: -1 }, `'Offset' has to be`],
	])('refuses %j', async (parameters, sentence) => {
		const ended = await files.run('readRows', { key: key('one'), ...parameters });
		expect(sentenceOf(ended)).toContain(sentence);
	});
});
