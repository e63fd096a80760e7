import '../../errorRealm';

import { once } from 'node:events';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

import { defaultPatience, type Patience } from '../../../../core/stage/objectBytes';
import { DamagedPartError } from '../../../../core/stage/parts/damagedPart';
import { readPart } from '../../../../core/stage/parts/partReader';
import type { OwnPart } from '../../../../core/stage/parts/stepIndex';
import { FakeClock } from '../../flow/fakeClock';
import { collected, replacedCodesIn, thrownBy } from '../../flow/thrown';
import { cutting } from '../cuttingStore';
import { MemoryStore } from '../memoryStore';
import { runKeys, stagePart } from '../stagedRows';

const key = runKeys.part('read', 1);
const named = `Part '${key}' of run '20261121T210000Z-7f3a'`;
const rows = Array.from({ length: 3_000 }, (_, row) => `{"row":${row},"name":"é🦊\\u2028"}`);

const textsOf = async (lines: AsyncIterable<readonly Buffer[]>): Promise<string[]> =>
	(await collected(lines)).flat().map(String);

const staged = (): { store: MemoryStore; part: OwnPart } => {
	const store = new MemoryStore();
	return { store, part: stagePart(store, key, rows) };
};

const stagedBytes = (store: MemoryStore): Buffer => store.objects.get(key) ?? Buffer.alloc(0);

const patient = (clock: FakeClock): Patience => ({ ...defaultPatience, clock });

it('the rows of a part come back, in order', async () => {
	const { store, part } = staged();
	expect(await textsOf(readPart(store, part))).toEqual(rows);
});

describe('a part that is not what was written', () => {
	it.each<[string, (packed: Buffer) => Buffer, RegExp]>([
		['cut short', (packed) => packed.subarray(0, -20), /does not fit its checksum/],
		['cut to nothing', () => Buffer.alloc(0), /does not fit its checksum/],
		['no gzip', () => Buffer.from(rows.join('\n')), /does not fit its checksum/],
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
		store.put(key, damage(stagedBytes(store)));
		const error = await thrownBy(() => collected(readPart(store, part)));
		expect(error).toBeInstanceOf(DamagedPartError);
		expect(error).toMatchObject({ key });
		expect(error.message).toMatch(sentence);
		expect(error.message).toContain(named);
	});

	it('cut short, by an index that knows no better', async () => {
		const { store, part } = staged();
		const short = stagedBytes(store).subarray(0, -20);
		store.put(key, short);
		const reading = readPart(store, { ...part, bytes: short.length });
		const error = await thrownBy(() => collected(reading));
		expect(error).toBeInstanceOf(DamagedPartError);
		expect(error.message).toContain(`${named} is no whole gzip file`);
	});

	it('missing', async () => {
		const { store, part } = staged();
		await store.delete(key);
		const error = await thrownBy(() => collected(readPart(store, part)));
		expect(error).toBeInstanceOf(DamagedPartError);
		expect(error.message).toContain(`${named} is not there any more`);
	});

	it.each<[string, Partial<OwnPart>]>([
		['fewer rows', { rows: 2_999 }],
		['other bytes', { bytes: 1 }],
		['another checksum', { sha256: 'abc' }],
	])('an index that tells of %s', async (_case, changes) => {
		const { store, part } = staged();
		const error = await thrownBy(() => collected(readPart(store, { ...part, ...changes })));
		expect(error).toBeInstanceOf(DamagedPartError);
		expect(error.message).toContain(`${named} does not fit its checksum`);
	});
});

describe('a reading that breaks off', () => {
	const cut = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });

	it('is taken up again, and the rows are whole', async () => {
		const { store, part } = staged();
		const clock = new FakeClock();
		const reading = readPart(cutting(store, 1_500, cut), part, undefined, patient(clock));
		expect(await textsOf(reading)).toEqual(rows);
		expect(clock.waits.length).toBeGreaterThan(3);
	});

	it('passes when it does not come back, told in words that n8n does not replace', async () => {
		const { store, part } = staged();
		const clock = new FakeClock();
		const reading = readPart(cutting(store, 0, cut), part, undefined, patient(clock));
		const error = await thrownBy(() => collected(reading));
		expect(error).toMatchObject({ kind: 'passing' });
		expect(error.message).toContain(`'${key}' broke off (the connection was cut)`);
		expect(replacedCodesIn(error.message)).toEqual([]);
	});

	it('because the signal was aborted: its reason', async () => {
		const controller = new AbortController();
		const { signal } = controller;
		const { store, part } = staged();
		const { getStream } = store;
		store.getStream = async (...given) => {
			const stored = await getStream.apply(store, given);
			async function* hanging(): AsyncGenerator<Buffer> {
				yield stagedBytes(store).subarray(0, 2_000);
				await once(signal, 'abort');
				throw cut;
			}
			return stored && { ...stored, stream: Readable.from(hanging()) };
		};
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
		const { store, part } = staged();
		const reason = new Error('stopped by the user');
		const reading = readPart(store, part, AbortSignal.abort(reason));
		expect(await thrownBy(() => collected(reading))).toBe(reason);
	});
});
