import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';

import { PassingError } from '../../../../core/flow/syncError';
import { writeBytes, writeRows } from '../../../../core/stage/files/writeFile';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';

const key = 'stage/files/people.ndjson.gz';
const full = new PassingError('The S3 server is full: run again later.');
const csv = { contentType: 'text/csv' };

/** Rows that do not compress, so that streams fill. */
function* noise(): Generator<string> {
	for (let row = 0; row < 20_000; row += 1) {
		yield createHash('sha512').update(String(row)).digest('hex').repeat(4);
	}
}

it.each([0, 1, 3_000])('%i rows become a line each', async (count) => {
	const store = new MemoryStore();
	const rows = Array.from({ length: count }, (_, row) => `{"row":${row},"name":"é🦊\\n"}`);
	const written = await writeRows(store, key, rows);
	const stored = store.objects.get(key) ?? Buffer.alloc(0);
	expect(written).toEqual({ key, bytes: stored.length });
	expect(gunzipSync(stored).toString()).toBe(rows.map((row) => `${row}\n`).join(''));
});

it('bytes are written as they are', async () => {
	const store = new MemoryStore();
	const chunks = [Buffer.from('a,b\r\n'), Buffer.from([0, 255])];
	expect(await writeBytes(store, key, Readable.from(chunks), csv)).toEqual({ key, bytes: 7 });
	expect(store.objects.get(key)).toEqual(Buffer.concat(chunks));
});

it('no more rows are taken than the upload can take', async () => {
	const store = new MemoryStore();
	let taken = 0;
	function* counted(): Generator<string> {
		for (const row of noise()) {
			taken += 1;
			yield row;
		}
	}
	store.putStream = async () => {
		await new Promise((resolve) => setTimeout(resolve, 100));
		throw full;
	};
	expect(await thrownBy(() => writeRows(store, key, counted()))).toBe(full);
	expect(taken).toBeLessThan(5_000);
});

describe('nothing appears', () => {
	it('when the upload fails before it reads', async () => {
		const store = new MemoryStore();
		store.beforeWrite = () => {
			throw full;
		};
		expect(await thrownBy(() => writeRows(store, key, noise()))).toBe(full);
		expect(store.bodies.map(({ destroyed }) => destroyed)).toEqual([true]);
	});

	it('when the source fails', async () => {
		const store = new MemoryStore();
		const failed = new Error('the source failed');
		async function* source(): AsyncGenerator<Buffer> {
			yield Buffer.from('a');
			throw failed;
		}
		const error = await thrownBy(() => writeBytes(store, key, Readable.from(source()), csv));
		expect(error).toBe(failed);
		expect(store.keys()).toEqual([]);
	});

	it('when the signal is aborted', async () => {
		const store = new MemoryStore();
		const controller = new AbortController();
		const reason = new Error('stopped by the user');
		function* aborting(): Generator<string> {
			for (const row of noise()) {
				controller.abort(reason);
				yield row;
			}
		}
		const writing = writeRows(store, key, aborting(), controller.signal);
		expect(await thrownBy(() => writing)).toBe(reason);
		expect(store.keys()).toEqual([]);
	});
});
