import '../../errorRealm';

import fc from 'fast-check';
import { gzipSync } from 'node:zlib';

import { foreignRows, foreignTexts } from '../../../../core/stage/files/foreignFile';
import { SourceGoneError } from '../../../../core/stage/files/sourceGone';
import { defaultPatience } from '../../../../core/stage/objectBytes';
import { oversizedLine } from '../../../../core/stage/parts/lines';
import { FakeClock } from '../../flow/fakeClock';
import { collected, thrownBy } from '../../flow/thrown';
import { cutting } from '../cuttingStore';
import type { MemoryStore } from '../memoryStore';
import { key, pinned, read, rows, staged, text } from './stagedFile';
import { renamed, zipped } from './zipFile';

it.each<[string, () => Buffer | Promise<Buffer>, Record<string, string[]>]>([
	['gzip', () => gzipSync(text), { [key]: rows }],
	['plain text', () => Buffer.from(text), { [key]: rows }],
	['nothing', () => Buffer.alloc(0), { [key]: [] }],
	['an empty gzip', () => gzipSync(''), { [key]: [] }],
	['two bytes', () => Buffer.from('{}'), { [key]: ['{}'] }],
	[
		'gzip members in a row',
		() => Buffer.concat(['{"a":1}\n{"a"', ':2}\n', '{"a":3}'].map((some) => gzipSync(some))),
		{ [key]: ['{"a":1}', '{"a":2}', '{"a":3}'] },
	],
	['a zip', () => zipped([{ name: 'users.txt', content: text }]), { [`${key}#users.txt`]: rows }],
	['an empty zip', () => zipped([]), {}],
	[
		'a zip of several: deflated, stored, with data descriptors, in folders, empty',
		() =>
			zipped([
				{ name: 'a', content: '1\n2\n' },
				{ name: 'folder/b.txt', content: '3\n', compress: false },
				{ name: 'ü🦊', content: '4', streamed: true },
				{ name: 'empty', content: '' },
				{ name: 'empty too', content: '', compress: false },
				{ name: 'c', content: '5\n\n6', streamed: true, compress: false },
			]),
		{
			[`${key}#a`]: ['1', '2'],
			[`${key}#folder/b.txt`]: ['3'],
			[`${key}#ü🦊`]: ['4'],
			[`${key}#empty`]: [],
			[`${key}#empty too`]: [],
			[`${key}#c`]: ['5', '', '6'],
		},
	],
	[
		'a zip whose names would leave a folder',
		async () => renamed(await zipped([{ name: 'xx/x.txt', content: '1' }]), 'xx/x.txt', '../x.txt'),
		{ [`${key}#../x.txt`]: ['1'] },
	],
])('reads %s', async (_case, bytes, expected) => {
	expect(await read(await bytes())).toEqual(expected);
});

it('gzip members, wherever their bytes are cut into pieces', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(fc.constantFrom('a', 'é', '🦊'), { maxLength: 20 }), {
				minLength: 1,
				maxLength: 5,
			}),
			fc.integer({ min: 1, max: 60 }),
			async (members, pieceBytes) => {
				const all = members.map((some) => some.map((one) => `${one}\n`).join(''));
				const bytes = Buffer.concat(all.map((some) => gzipSync(some)));
				const store = staged(bytes, pieceBytes);
				expect(await read(bytes, { store })).toEqual({ [key]: members.flat() });
			},
		),
		{ numRuns: 100 },
	);
});

it('texts that nobody reads cost no request and leave nothing open', async () => {
	const bytes = await zipped([
		{ name: 'a', content: text },
		{ name: 'b', content: '1\n' },
	]);
	const store = staged(bytes);
	let last: string[] = [];
	for await (const { key: name, lines } of foreignRows(store, pinned(bytes))) {
		if (name.endsWith('#b')) last = (await collected(lines)).flat().map(String);
	}
	expect(last).toEqual(['1']);

	for await (const { chunks } of foreignTexts(staged(gzipSync(text)), pinned(gzipSync(text)))) {
		await chunks.return(undefined);
	}
});

it('lines longer than the limit are named, not kept', async () => {
	const bytes = gzipSync(`short\n${'x'.repeat(50)}\nshort\n`);
	for await (const { lines } of foreignRows(staged(bytes), pinned(bytes), {
		longestLineBytes: 10,
	})) {
		const [first, second, third] = (await collected(lines)).flat();
		expect([String(first), second === oversizedLine, String(third)]).toEqual([
			'short',
			true,
			'short',
		]);
	}
});

describe('a file that is cut while it is read', () => {
	const cut = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });

	it.each<[string, () => Buffer | Promise<Buffer>]>([
		['gzip', () => gzipSync(text)],
		['zip', () => zipped([{ name: 'a', content: text, streamed: true }])],
		['plain text', () => Buffer.from(text)],
	])('%s', async (_case, made) => {
		const bytes = await made();
		const clock = new FakeClock();
		const store = cutting(staged(bytes, 200), 900, cut);
		const found = await read(bytes, { store, patience: { ...defaultPatience, clock } });
		expect(Object.values(found)).toEqual([rows]);
		expect(clock.waits.length).toBeGreaterThan(3);
	});
});

describe('a file that is not the pinned one', () => {
	const bytes = gzipSync(text);

	it.each<[string, (store: MemoryStore) => void, RegExp]>([
		['gone', (store) => store.objects.delete(key), /is not in the bucket any more.*lifecycle rule/],
		['of another size', (store) => store.put(key, gzipSync('{}')), /was written anew/],
		['of the same size', (store) => store.put(key, Buffer.alloc(bytes.length)), /was written anew/],
		['empty', (store) => store.put(key, ''), /was written anew/],
	])('%s', async (_case, change, sentence) => {
		const store = staged(bytes);
		change(store);
		const error = await thrownBy(() => read(bytes, { store }));
		expect(error).toBeInstanceOf(SourceGoneError);
		expect(error).toMatchObject({ kind: 'configuration', key });
		expect(error.message).toMatch(sentence);
		expect(error.message).toContain(`start the goal again with 'Begin Run'`);
	});

	it('a zip that goes between its directory and its content', async () => {
		const archive = await zipped([{ name: 'a', content: text }]);
		const store = staged(archive);
		const error = await thrownBy(async () => {
			for await (const { chunks } of foreignTexts(store, pinned(archive))) {
				store.objects.delete(key);
				await collected(chunks);
			}
		});
		expect(error).toBeInstanceOf(SourceGoneError);
	});
});

describe('a file that is broken', () => {
	const archive = () => zipped([{ name: 'a', content: text }]);
	const flipped = (bytes: Buffer, at: number): Buffer => {
		const changed = Buffer.from(bytes);
		changed.writeUInt8(changed.readUInt8(at) ^ 0xff, at);
		return changed;
	};
	const withField = (bytes: Buffer, signature: number, offset: number, value: number): Buffer => {
		const changed = Buffer.from(bytes);
		const mark = Buffer.alloc(4);
		mark.writeUInt32LE(signature);
		changed.writeUInt16LE(value, changed.lastIndexOf(mark) + offset);
		return changed;
	};
	const directory = 0x02014b50;
	const end = 0x06054b50;

	it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
		['gzip, cut short', () => gzipSync(text).subarray(0, -9), /is broken \(Z_BUF_ERROR\)/],
		['gzip, its middle', () => flipped(gzipSync(text), 400), /is broken \(Z_DATA_ERROR\)/],
		['gzip and something else', () => Buffer.concat([gzipSync(text), Buffer.from('more')]), /Z_/],
		['zip, cut short', async () => (await archive()).subarray(0, -9), /is no whole zip file/],
		['zip, only its first bytes', () => Buffer.from('PK\u0003\u0004rest'), /is no whole zip file/],
		[
			'zip, its content',
			async () => flipped(await archive(), 300),
			/is damaged in its entry 'a'|Z_DATA_ERROR/,
		],
		[
			'zip, stored content that does not fit its checksum',
			async () => flipped(await zipped([{ name: 'a', content: text, compress: false }]), 300),
			/is damaged in its entry 'a'/,
		],
		['zip, encrypted', async () => withField(await archive(), directory, 8, 1), /is encrypted/],
		[
			'zip, packed in another way',
			async () => withField(await archive(), directory, 10, 93),
			/is packed in a way that is not read \(93\)/,
		],
		[
			'zip, more files than there are',
			async () => withField(await archive(), end, 10, 3),
			/is no whole zip file/,
		],
		[
			'zip, very many files',
			async () => withField(await archive(), end, 10, 65_000),
			/holds more than 10000 files/,
		],
		[
			'zip, a directory that is elsewhere',
			async () => withField(await archive(), end, 18, 0x7fff),
			/is no whole zip file/,
		],
	])('%s', async (_case, made, sentence) => {
		const bytes = await made();
		const error = await thrownBy(() => read(bytes));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toMatch(sentence);
		expect(error.message).toContain(`File '${key}`);
		expect(error.message).toContain(`put a whole one there`);
	});

	it('any byte of a zip that is another one: the same rows, or a sentence', async () => {
		const bytes = await zipped([
			{ name: 'a', content: '1\n2\n3\n4\n5\n' },
			{ name: 'b', content: '6\n', compress: false },
		]);
		const whole = Object.values(await read(bytes));
		for (let at = 4; at < bytes.length; at += 1) {
			const broken = flipped(bytes, at);
			try {
				const found = Object.values(await read(broken));
				expect({ at, rows: found.flat().length }).toEqual({ at, rows: whole.flat().length });
			} catch (error) {
				expect({ at, error }).toMatchObject({ error: { kind: 'configuration' } });
			}
		}
	});
});

it('an aborted signal ends the reading with its reason', async () => {
	const controller = new AbortController();
	const reason = new Error('stopped by the user');
	for (const bytes of [gzipSync(text), await zipped([{ name: 'a', content: text }])]) {
		const error = await thrownBy(async () => {
			const store = staged(bytes, 50);
			const options = { signal: controller.signal };
			for await (const { lines } of foreignRows(store, pinned(bytes), options)) {
				for await (const some of lines) if (some.length > 0) controller.abort(reason);
				controller.signal.throwIfAborted();
			}
		});
		expect(error).toBe(reason);
	}
});
