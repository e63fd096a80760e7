import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

import { PassingError } from '../../../../core/flow/syncError';
import { PartWriter, rowsPerPart } from '../../../../core/stage/parts/partWriter';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { runKeys, stagedLines } from '../stagedRows';

const keyOf = (part: number): string => runKeys.part('map', part);
const rows = (count: number): string[] =>
	Array.from({ length: count }, (_, row) => `{"row":${row},"name":"é🦊"}`);

it('a part holds as many rows as fill requests to both services', () => {
	for (const full of [50, 75, 500, 1000]) expect(rowsPerPart % full).toBe(0);
});

it.each<[number, readonly number[]]>([
	[0, []],
	[1, [1]],
	[5_999, [5_999]],
	[6_000, [6_000]],
	[6_001, [6_000, 1]],
	[12_500, [6_000, 6_000, 500]],
])('%i rows become parts of %j', async (count, sizes) => {
	const store = new MemoryStore();
	const writer = new PartWriter(store, keyOf);
	const all = rows(count);
	// In uneven pieces, so that parts begin in the middle of a write.
	for (let start = 0; start < count; start += 1_700) {
		await writer.write(all.slice(start, start + 1_700));
	}
	const parts = await writer.end();
	expect(parts.map((part) => part.rows)).toEqual(sizes);
	expect(parts.map((part) => part.key)).toEqual(sizes.map((_, place) => keyOf(place + 1)));
	expect(parts.flatMap((part) => stagedLines(store, part.key))).toEqual(all);
	for (const { key, bytes, sha256 } of parts) {
		const stored = store.objects.get(key) ?? Buffer.alloc(0);
		expect(bytes).toBe(stored.length);
		expect(sha256).toBe(createHash('sha256').update(stored).digest('hex'));
	}
});

it('the same rows make the same checksum', async () => {
	const checksums: (string | undefined)[] = [];
	for (const pieces of [1, 3]) {
		const writer = new PartWriter(new MemoryStore(), keyOf);
		for (let piece = 0; piece < pieces; piece += 1)
			await writer.write(rows(300).slice(piece * (300 / pieces), (piece + 1) * (300 / pieces)));
		checksums.push((await writer.end())[0]?.sha256);
	}
	expect(checksums[0]).toBe(checksums[1]);
});

it('one part is uploaded while the next is written, never three at once', async () => {
	const store = new MemoryStore();
	let uploading = 0;
	let most = 0;
	store.beforeWrite = async () => {
		uploading += 1;
		most = Math.max(most, uploading);
		await new Promise((resolve) => setTimeout(resolve, 5));
	};
	const put = store.putStream.bind(store);
	store.putStream = async (...given) => {
		await put(...given);
		uploading -= 1;
	};
	const writer = new PartWriter(store, keyOf);
	for (const row of [rows(30_000)]) await writer.write(row);
	expect(await writer.end()).toHaveLength(5);
	expect(most).toBeLessThanOrEqual(2);
});

describe('failures', () => {
	const full = new PassingError('The S3 server is full: run again later.');

	it.each([
		['the first part', 1],
		['the second part', 2],
	])('a failed upload of %s reaches the writer', async (_case, failing) => {
		const store = new MemoryStore();
		store.beforeWrite = (key) => {
			if (key === keyOf(failing)) throw full;
		};
		const writer = new PartWriter(store, keyOf);
		const error = await thrownBy(async () => {
			for (let written = 0; written < 30; written += 1) await writer.write(rows(1_000));
			await writer.end();
		});
		expect(error).toBe(full);
		expect(store.objects.has(keyOf(failing))).toBe(false);
	});

	it.each<[string, (body: Readable) => Promise<void>]>([
		['after some bytes', async () => undefined],
		[
			'after its stream was closed',
			async (body) => {
				body.destroy();
				await new Promise((resolve) => setTimeout(resolve, 5));
			},
		],
	])('an upload that fails %s reaches a writer that waits for it', async (_case, before) => {
		const store = new MemoryStore();
		store.putStream = async (_key, body) => {
			await once(body, 'readable');
			await before(body);
			throw full;
		};
		const writer = new PartWriter(store, keyOf);
		// Rows that do not compress, so that the stream fills and the writer has to wait.
		const noise = Array.from({ length: 500 }, (_, row) =>
			createHash('sha512').update(String(row)).digest('hex').repeat(8),
		);
		const error = await thrownBy(async () => {
			for (let written = 0; written < 20; written += 1) await writer.write(noise);
			await writer.end();
		});
		expect(error).toBe(full);
	});

	it('a failed upload that read nothing frees its stream', async () => {
		const bodies: Readable[] = [];
		const store = new MemoryStore();
		store.putStream = async (_key, body) => {
			bodies.push(body);
			throw full;
		};
		const writer = new PartWriter(store, keyOf);
		expect(
			await thrownBy(async () => {
				await writer.write(rows(3));
				await writer.end();
			}),
		).toBe(full);
		await new Promise((resolve) => setTimeout(resolve, 5));
		expect(bodies.map(({ destroyed }) => destroyed)).toEqual([true]);
	});

	it('a small part whose upload fails is told at the end', async () => {
		const store = new MemoryStore();
		store.beforeWrite = () => {
			throw full;
		};
		const writer = new PartWriter(store, keyOf);
		const error = await thrownBy(async () => {
			await writer.write(rows(3));
			await writer.end();
		});
		expect(error).toBe(full);
	});

	it('an abandoned part does not appear, one that is whole stays', async () => {
		const store = new MemoryStore();
		const writer = new PartWriter(store, keyOf);
		await writer.write(rows(7_000));
		await writer.abandon(new Error('the source failed'));
		expect(store.keys().filter((key) => key !== keyOf(1))).toEqual([]);
	});

	it('abandoning without a part ends', async () => {
		await new PartWriter(new MemoryStore(), keyOf).abandon(new Error('the source failed'));
	});

	it('an aborted signal stops the upload with its reason', async () => {
		const store = new MemoryStore();
		const controller = new AbortController();
		const writer = new PartWriter(store, keyOf, controller.signal);
		const error = await thrownBy(async () => {
			await writer.write(rows(100));
			controller.abort(new Error('stopped by the user'));
			await writer.end();
		});
		expect(error.message).toBe('stopped by the user');
		expect(store.keys()).toEqual([]);
	});
});
