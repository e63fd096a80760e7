import '../../errorRealm';

import { once } from 'node:events';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

import { readForeignFile, readPart } from '../../../../core/stage/parts/partReader';
import type { OwnPart } from '../../../../core/stage/parts/stepIndex';
import { collected, replacedCodesIn, thrownBy } from '../../flow/thrown';
import type { StoredBytes } from '../../../../core/stage/store';
import { MemoryStore } from '../memoryStore';
import { runKeys, stagePart } from '../stagedRows';

const key = runKeys.part('read', 1);
const rows = Array.from({ length: 3_000 }, (_, row) => `{"row":${row},"name":"é🦊\\u2028"}`);

const textsOf = async (lines: AsyncIterable<readonly Buffer[]>): Promise<string[]> =>
	(await collected(lines)).flat().map(String);

const staged = (): { store: MemoryStore; part: OwnPart } => {
	const store = new MemoryStore();
	return { store, part: stagePart(store, key, rows) };
};

it('the rows of a part come back, in order', async () => {
	const { store, part } = staged();
	expect(await textsOf(readPart(store, part))).toEqual(rows);
});

describe('a part that is not what was written', () => {
	it.each<[string, (packed: Buffer) => Buffer, RegExp]>([
		['cut short', (packed) => packed.subarray(0, -20), /is no whole gzip file/],
		['cut to nothing', () => Buffer.alloc(0), /is no whole gzip file/],
		['no gzip', () => Buffer.from(rows.join('\n')), /is no whole gzip file/],
		[
			'damaged in the middle',
			(packed) =>
				Buffer.concat([packed.subarray(0, 60), Buffer.alloc(8, 0xff), packed.subarray(68)]),
			/is no whole gzip file|does not fit its checksum/,
		],
		['other rows', () => gzipSync('{"row":1}\n'), /does not fit its checksum/],
		[
			'the same rows, packed anew',
			() => gzipSync(`${rows.join('\n')}\n`, { level: 9 }),
			/does not fit its checksum/,
		],
		[
			'a second member behind it',
			(packed) => Buffer.concat([packed, gzipSync('{}\n')]),
			/does not fit its checksum/,
		],
	])('%s', async (_case, damage, sentence) => {
		const { store, part } = staged();
		store.put(key, damage(store.objects.get(key) ?? Buffer.alloc(0)));
		const error = await thrownBy(() => collected(readPart(store, part)));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toMatch(sentence);
		expect(error.message).toContain(`'${key}'`);
	});

	it('missing', async () => {
		const { store, part } = staged();
		await store.delete(key);
		const error = await thrownBy(() => collected(readPart(store, part)));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toContain(`'${key}' is not in bucket 'the-bucket' any more`);
	});

	it.each<[string, Partial<OwnPart>]>([
		['fewer rows', { rows: 2_999 }],
		['other bytes', { bytes: 1 }],
		['another checksum', { sha256: 'abc' }],
	])('an index that tells of %s', async (_case, changes) => {
		const { store, part } = staged();
		const error = await thrownBy(() => collected(readPart(store, { ...part, ...changes })));
		expect(error.message).toContain(`Part '${key}' does not fit its checksum`);
	});
});

describe('a file of Braze', () => {
	const file = 'segment-export/s/2026-11-21/p/0001.gz';
	const readFile = (packed: Buffer, bytes = packed.length) => {
		const store = new MemoryStore();
		store.put(file, packed);
		return textsOf(readForeignFile(store, { key: file, bytes, etag: 'e' }));
	};

	it('several gzip members in a row are one file', async () => {
		const members = ['{"a":1}\n{"a"', ':2}\n', '{"a":3}'].map((text) => gzipSync(text));
		expect(await readFile(Buffer.concat(members))).toEqual(['{"a":1}', '{"a":2}', '{"a":3}']);
	});

	it('an empty gzip file has no rows', async () => {
		expect(await readFile(gzipSync(''))).toEqual([]);
	});

	it.each<[string, Buffer, number | undefined, string]>([
		['no gzip', Buffer.from('{"a":1}\n'), undefined, 'is no whole gzip file'],
		['a ZIP', Buffer.from('PK\u0003\u0004rest'), undefined, 'is no whole gzip file'],
		['cut short', gzipSync(rows.join('\n')).subarray(0, -9), undefined, 'is no whole gzip file'],
		['written anew since', gzipSync('{"a":1}\n'), 9_999, 'has changed since'],
	])('%s', async (_case, packed, bytes, sentence) => {
		const error = await thrownBy(() => readFile(packed, bytes));
		expect(error).toMatchObject({ kind: 'configuration' });
		expect(error.message).toContain(file);
		expect(error.message).toContain(sentence);
	});
});

describe('a reading that breaks off', () => {
	const brokenBytes = (bytes: AsyncIterable<Buffer>): StoredBytes => ({
		stream: Readable.from(bytes),
		bytes: 10_000,
		etag: 'any',
	});
	const broken = (error: Error): MemoryStore => {
		const store = new MemoryStore();
		store.getStream = async () =>
			brokenBytes(
				(async function* () {
					yield gzipSync(rows.join('\n')).subarray(0, 2_000);
					throw error;
				})(),
			);
		return store;
	};
	const part = stagePart(new MemoryStore(), key, rows);
	const cut = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });

	it('passes, and names the part', async () => {
		const error = await thrownBy(() => collected(readPart(broken(new Error('aborted')), part)));
		expect(error).toMatchObject({ kind: 'passing' });
		expect(error.message).toContain(`'${key}' broke off`);
	});

	it('is told in words that n8n does not replace', async () => {
		const error = await thrownBy(() => collected(readPart(broken(cut), part)));
		expect(error).toMatchObject({ kind: 'passing' });
		expect(replacedCodesIn(error.message)).toEqual([]);
	});

	it('because the signal was aborted: its reason', async () => {
		const controller = new AbortController();
		const { signal } = controller;
		const store = new MemoryStore();
		store.getStream = async () =>
			brokenBytes(
				(async function* () {
					yield gzipSync(rows.join('\n')).subarray(0, 2_000);
					await once(signal, 'abort');
					throw cut;
				})(),
			);
		const reason = new Error('stopped by the user');
		const error = await thrownBy(async () => {
			for await (const lines of readPart(store, part, signal)) {
				expect(lines.length).toBeGreaterThan(0);
				controller.abort(reason);
			}
		});
		expect(error).toBe(reason);
	});

	it('because the signal was aborted before: its reason', async () => {
		const { store } = staged();
		const reason = new Error('stopped by the user');
		const reading = readPart(store, part, AbortSignal.abort(reason));
		expect(await thrownBy(() => collected(reading))).toBe(reason);
	});
});
