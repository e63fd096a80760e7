import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

import { ConfigurationError } from '../../core/flow/syncError';
import type { S3Store } from '../../core/stage/s3/store';
import type { Store } from '../../core/stage/store';
import type { S3Access } from '../../sandbox/s3/s3Access';
import '../engine/nodeErrors';
import { flawsOf } from '../engine/sentence';
import { describeConditions } from './conditionSuite';
import { StoreBelow } from './storeBelow';
import { failureOf } from './failureOf';
import { createTestBucket, type TestBucket } from './testBucket';

/** A server that is up while the suite runs. */
export interface RunningServer {
	readonly access: S3Access;
	/** A user with fewer rights, to run the suite as, below a prefix. */
	readonly limited?: {
		readonly access: S3Access;
		readonly below: string;
		grant(bucket: string): Promise<void>;
	};
	stop(): Promise<void>;
}

const contentType = 'application/x-ndjson';
const mebibyte = 1024 * 1024;

/** A page of a listing holds at most 1,000 keys. */
const moreThanAPage = 1050;

async function bytesOf(stream: Readable | undefined): Promise<Buffer | undefined> {
	if (!stream) return undefined;
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks);
}

function* piecesOf(bytes: Buffer, size = 64 * 1024): Generator<Buffer> {
	for (let start = 0; start < bytes.length; start += size)
		yield bytes.subarray(start, start + size);
}

const sha256 = (bytes: Buffer | undefined): string =>
	createHash('sha256')
		.update(bytes ?? 'nothing')
		.digest('hex');

/** The store's promises, held against a server; what a server cannot do is said. */
export function describeStore(server: string, start: () => Promise<RunningServer>): void {
	describe(`the store on the ${server} server`, () => {
		let running: RunningServer;
		let bucket: TestBucket;
		let opened: S3Store;
		let store: Store;

		beforeAll(async () => {
			running = await start();
			bucket = await createTestBucket(running.access);
			const { limited } = running;
			await limited?.grant(bucket.name);
			opened = bucket.open(limited?.access);
			store = limited ? new StoreBelow(opened, limited.below) : opened;
		}, 60_000);

		afterAll(async () => {
			opened.close();
			await bucket.remove();
			await running.stop();
		}, 60_000);

		const say = (what: string): void => {
			process.stdout.write(`${server} S3 server: ${what}\n`);
		};

		const keysBelow = async (prefix: string): Promise<string[]> => {
			const keys: string[] = [];
			for await (const { key } of store.list(prefix)) keys.push(key);
			return keys;
		};

		it.each([
			['plain', 'plain', '{"a":1}'],
			['empty', 'empty', ''],
			['not ASCII', 'umlauts ä/日本 +&=?%20.json', '"äöü 日本語 😀 \u2028"'],
		])('keeps a text: %s', async (_name, key, text) => {
			const { etag } = await store.putText(`texts/${key}`, text);
			expect(etag).toMatch(/^[^"]+$/);
			expect(await store.getText(`texts/${key}`)).toEqual({ text, etag });
			expect(await keysBelow(`texts/${key}`)).toEqual([`texts/${key}`]);
		});

		it('overwrites a text, which changes its version', async () => {
			const first = await store.putText('overwritten', 'one');
			const second = await store.putText('overwritten', 'two');
			expect(second.etag).not.toBe(first.etag);
			expect(await store.getText('overwritten')).toEqual({ text: 'two', etag: second.etag });
		});

		it.each([
			['0 B', 0],
			['1 kB', 1000],
			['exactly one part of an upload', 5 * mebibyte],
			['12 MB, in several parts', 12 * mebibyte],
		])(
			'keeps a stream of %s',
			async (name, size) => {
				const bytes = randomBytes(size);
				const key = `streams/${name}`;
				await store.putStream(key, Readable.from(piecesOf(bytes)), { contentType });
				const stored = await bytesOf((await store.getStream(key))?.stream);
				expect(stored?.length).toBe(size);
				expect(sha256(stored)).toBe(sha256(bytes));
				for await (const object of store.list(key)) {
					expect(object).toMatchObject({ key, bytes: size });
				}
			},
			30_000,
		);

		it.each([
			['small', 10],
			['in several parts', 7 * mebibyte],
		])('shows nothing of a stream that breaks off: %s', async (name, size) => {
			const key = `broken/${name}`;
			async function* breaking(): AsyncGenerator<Buffer> {
				yield* piecesOf(randomBytes(size));
				await delay(20);
				throw new Error('The source broke off');
			}
			const failure = await failureOf(
				store.putStream(key, Readable.from(breaking()), { contentType }),
			);
			expect(failure).toBeInstanceOf(Error);
			expect(await keysBelow('broken/')).toEqual([]);
		});

		it('stops a stream when it is told to', async () => {
			const stop = new AbortController();
			async function* endless(): AsyncGenerator<Buffer> {
				for (;;) {
					yield randomBytes(mebibyte);
					await delay(5);
				}
			}
			setTimeout(() => stop.abort(new Error('Cancelled')), 100);
			const upload = store.putStream('cancelled', Readable.from(endless()), {
				contentType,
				signal: stop.signal,
			});
			expect(await failureOf(upload)).toMatchObject({ message: 'Cancelled' });
			expect(await keysBelow('cancelled')).toEqual([]);
		}, 30_000);

		it('tells the failure of a stream as it is', async () => {
			const reason = new ConfigurationError('A part does not fit its checksum.');
			async function* failing(): AsyncGenerator<Buffer> {
				yield Buffer.from('text');
				throw reason;
			}
			const failure = await failureOf(
				store.putStream('broken/told', Readable.from(failing()), { contentType }),
			);
			expect(failure).toBe(reason);
		});

		it('goes on when a reader leaves in the middle', async () => {
			await store.putStream('left', Readable.from(piecesOf(randomBytes(3 * mebibyte))), {
				contentType,
			});
			for (let reader = 0; reader < 40; reader += 1) {
				const found = await store.getStream('left');
				found?.stream.destroy();
			}
			expect((await bytesOf((await store.getStream('left'))?.stream))?.length).toBe(3 * mebibyte);
		});

		it('reads a range of an object, and tells the size of the whole', async () => {
			await store.putText('ranged', '0123456789');
			const found = await store.getStream('ranged', { range: { first: 2, last: 5 } });
			expect((await bytesOf(found?.stream))?.toString()).toBe('2345');
			expect(found?.bytes).toBe(10);
		});

		it('names the folders directly below a prefix', async () => {
			for (const key of ['folders/b/1', 'folders/a/1', 'folders/a/2/3', 'folders/file'])
				await store.putText(key, key);
			const names: string[] = [];
			for await (const name of store.listFolders('folders/')) names.push(name);
			expect(names).toEqual(['a', 'b']);
		});

		it('answers undefined for what is not there', async () => {
			expect(await store.getText('missing')).toBeUndefined();
			expect(await store.getStream('missing')).toBeUndefined();
			expect(await keysBelow('missing')).toEqual([]);
		});

		it('deletes, also what is not there', async () => {
			await store.putText('deleted', 'text');
			await store.delete('deleted');
			await store.delete('deleted');
			expect(await store.getText('deleted')).toBeUndefined();
		});

		it(`lists ${moreThanAPage} keys in order, and no others`, async () => {
			const keys = Array.from(
				{ length: moreThanAPage },
				(_, number) => `many/${String(number).padStart(5, '0')}`,
			);
			const rest = [...keys].reverse();
			await Promise.all(
				Array.from({ length: 20 }, async () => {
					for (let key = rest.pop(); key !== undefined; key = rest.pop()) {
						await store.putText(key, key);
					}
				}),
			);
			await store.putText('many-others', '');
			expect(await keysBelow('many/')).toEqual(keys);
		}, 60_000);

		it.each([
			['getText', (other: S3Store) => other.getText('key')],
			['getStream', (other: S3Store) => other.getStream('key')],
			['putText', (other: S3Store) => other.putText('key', 'text')],
			[
				'putStream',
				(other: S3Store) => other.putStream('key', Readable.from(['text']), { contentType }),
			],
			['list', (other: S3Store) => other.list('').next()],
			['delete', (other: S3Store) => other.delete('key')],
		])('says that a bucket does not exist: %s', async (_name, work) => {
			const other = bucket.open({ bucket: 'no-such-bucket-anywhere' });
			const failure = await failureOf(work(other));
			other.close();
			expect(failure).toBeInstanceOf(ConfigurationError);
			const sentence = failure instanceof Error ? failure.message : '';
			expect(sentence).toContain("'no-such-bucket-anywhere' does not exist");
			expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
		});

		it.each([
			['secret', { secretAccessKey: 'not-the-secret' }, "'Secret Access Key'"],
			['access', { accessKeyId: 'NOTANACCESSKEY' }, "'Access Key ID'"],
		])('says that the %s key is wrong', async (name, changes, field) => {
			const other = bucket.open(changes);
			const failures = [
				await failureOf(other.list('').next()),
				await failureOf(other.getText('key')),
				await failureOf(other.putText('key', 'text')),
			];
			other.close();
			if (failures.every((failure) => failure === undefined)) {
				return say(`signatures are not checked, so a wrong ${name} key is not tested`);
			}
			for (const failure of failures) {
				expect(failure).toBeInstanceOf(ConfigurationError);
				const sentence = failure instanceof Error ? failure.message : '';
				expect(sentence).toContain(`${field} in the S3 Stage credential`);
				expect(sentence).not.toContain('not-the-secret');
				expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
			}
		});

		describeConditions(() => store, say);
	});
}
