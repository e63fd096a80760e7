import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

import { SyncError } from '../../core/flow/syncError';
import { runLimits } from '../../core/stage/s3/client';
import type { S3Store } from '../../core/stage/s3/store';
import '../engine/nodeErrors';
import { flawsOf } from '../engine/sentence';
import { startFaultyServer, type Fault, type FaultyServer } from './faultyServer';
import { createTestBucket, type TestBucket } from './testBucket';

const mebibyte = 1024 * 1024;
const contentType = 'application/x-ndjson';

/** What a cancelled execution may take to stop. */
const cancelledWithinMs = 1000;

/** Long enough for a request to be under way. */
const underWayMs = 150;

function* mebibytes(count: number): Generator<Buffer> {
	for (let piece = 0; piece < count; piece += 1) yield randomBytes(mebibyte);
}

async function* neverEnding(): AsyncGenerator<Buffer> {
	yield Buffer.from('text');
	await new Promise(() => undefined);
}

async function readAll(stream: Readable | undefined): Promise<number> {
	let bytes = 0;
	for await (const chunk of stream ?? []) bytes += chunk.length;
	return bytes;
}

type Work = (store: S3Store, signal?: AbortSignal) => Promise<unknown>;

const list: Work = (store, signal) => store.list('', signal).next();
const listFolders: Work = (store, signal) => store.listFolders('', signal).next();
const getText: Work = (store, signal) => store.getText('there', signal);
const getBody: Work = async (store, signal) =>
	await readAll((await store.getStream('large', { signal }))?.stream);
const putText: Work = (store, signal) => store.putText('cancelled', 'text', { signal });
const put =
	(body: () => Iterable<Buffer> | AsyncIterable<Buffer>): Work =>
	(store, signal) =>
		store.putStream('cancelled', Readable.from(body()), { contentType, signal });
const putSmall = put(() => mebibytes(1));
const putLarge = put(() => mebibytes(12));
const remove: Work = (store, signal) => store.delete('there', signal);

const hang = (route: string, more: object = {}): Fault => ({ route, fault: 'hang', ...more });

const cancelled: readonly (readonly [string, Work, readonly Fault[]])[] = [
	['listing that hangs', list, [hang('ListObjectsV2')]],
	['listing folders that hangs', listFolders, [hang('ListObjectsV2')]],
	[
		'a listing that trickles',
		list,
		[{ route: 'ListObjectsV2', fault: 'slow-trickle', overMs: 60_000 }],
	],
	['reading a text that hangs', getText, [hang('GetObject')]],
	[
		'reading a body that trickles',
		getBody,
		[{ route: 'GetObject', fault: 'slow-trickle', overMs: 60_000 }],
	],
	['writing a text that hangs', putText, [hang('PutObject')]],
	['a small upload that hangs', putSmall, [hang('PutObject')]],
	['beginning an upload that hangs', putLarge, [hang('CreateMultipartUpload')]],
	['uploading a part that hangs', putLarge, [hang('UploadPart', { at: [2] })]],
	['completing an upload that hangs', putLarge, [hang('CompleteMultipartUpload')]],
	['an upload whose source hangs', put(neverEnding), []],
	['deleting that hangs', remove, [hang('DeleteObject')]],
	['waiting to repeat a listing', list, [{ route: 'ListObjectsV2', fault: 'slow-down' }]],
	['waiting to repeat a read', getText, [{ route: 'GetObject', fault: 'slow-down' }]],
	['waiting to repeat a write', putText, [{ route: 'PutObject', fault: 'slow-down' }]],
	['waiting to repeat a part', putLarge, [{ route: 'UploadPart', fault: 'slow-down' }]],
	[
		'an upload that hangs, and its aborting, too',
		putLarge,
		[hang('UploadPart'), hang('AbortMultipartUpload')],
	],
];

/** Every wait of a hanging server, in a tenth of a run's. */
const hasty = {
	...runLimits,
	attempts: 2,
	connectMs: 500,
	answerMs: 300,
	requestMs: 900,
	silenceMs: 300,
};

describe('an S3 server that does not answer well', () => {
	let server: FaultyServer;
	let bucket: TestBucket;
	let store: S3Store;

	beforeAll(async () => {
		server = await startFaultyServer();
		bucket = await createTestBucket(server.access);
		store = bucket.open();
		if (!(await bucket.listsUploads())) {
			process.stdout.write('The S3 server lists no uploads, so none left open would be seen\n');
		}
		await store.putText('there', 'text');
		await store.putStream('large', Readable.from(mebibytes(4)), { contentType });
	}, 60_000);

	afterEach(() => server.setFaults());

	afterAll(async () => {
		store.close();
		server.setFaults();
		await bucket.remove();
		await server.stop();
	}, 60_000);

	const openUploads = async (): Promise<number> => (await bucket.openUploads()).length;

	async function namesOf(prefix: string): Promise<string[]> {
		const names: string[] = [];
		for await (const { key } of store.list(prefix)) names.push(key);
		return names;
	}

	it.each(cancelled)('%s ends within a second of being cancelled', async (_name, work, faults) => {
		const before = await openUploads();
		server.setFaults(...faults);
		const stop = new AbortController();
		const reason = new Error('Cancelled');
		const outcome = work(store, stop.signal).catch((error: unknown) => error);
		await delay(underWayMs);
		const since = performance.now();
		stop.abort(reason);
		expect(await outcome).toBe(reason);
		expect(performance.now() - since).toBeLessThan(cancelledWithinMs);
		const couldClean = !faults.some(({ route }) => route === 'AbortMultipartUpload');
		server.setFaults();
		expect(await namesOf('cancelled')).toEqual([]);
		expect(await store.getText('there')).toBeDefined();
		// Of an upload that the server began without its answer arriving nobody knows the name.
		const isKnown = !faults.some(({ route }) => route === 'CreateMultipartUpload');
		if (couldClean && isKnown) expect(await openUploads()).toBe(before);
	});

	it.each([
		['list', list],
		['listFolders', listFolders],
		['getText', getText],
		['getStream', getBody],
		['putText', putText],
		['putStream', putLarge],
		['delete', remove],
	] as const)('%s does not begin when it is cancelled already', async (_name, work) => {
		const since = performance.now();
		const reason = new Error('Cancelled');
		await expect(work(store, AbortSignal.abort(reason))).rejects.toBe(reason);
		expect(performance.now() - since).toBeLessThan(100);
	});

	it.each<[string, Work, Fault]>([
		['list', list, hang('ListObjectsV2')],
		['a listing', list, { route: 'ListObjectsV2', fault: 'slow-trickle', overMs: 60_000 }],
		['getText', getText, hang('GetObject')],
		['a body', getBody, { route: 'GetObject', fault: 'slow-trickle', overMs: 60_000 }],
		['putText', putText, hang('PutObject')],
		['putStream', putLarge, hang('UploadPart')],
		['delete', remove, hang('DeleteObject')],
	])('a run does not hang for ever: %s', async (_name, work, fault) => {
		const patient = bucket.open({ limits: hasty });
		server.setFaults(fault);
		const failure = await work(patient).catch((error: unknown) => error);
		patient.close();
		server.setFaults();
		expect(failure).toMatchObject({
			kind: 'passing',
			message: expect.stringContaining('it did not answer in time'),
		});
		const sentence = failure instanceof SyncError ? failure.message : '';
		expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
		expect(await namesOf('cancelled')).toEqual([]);
	});

	it('a reader that takes its time is waited for', async () => {
		const patient = bucket.open({ limits: hasty });
		const found = await patient.getStream('large');
		let bytes = 0;
		for await (const chunk of found?.stream ?? []) {
			if (bytes < mebibyte && bytes + chunk.length >= mebibyte) await delay(3 * hasty.silenceMs);
			bytes += chunk.length;
		}
		patient.close();
		expect(bytes).toBe(4 * mebibyte);
	});

	it('a body that breaks off is told as a sentence', async () => {
		server.setFaults({ route: 'GetObject', fault: 'torn-body' });
		const failure = await getBody(store).catch((error: unknown) => error);
		expect(failure).toMatchObject({
			kind: 'passing',
			message: expect.stringContaining('the connection was cut'),
		});
	});

	it('a body that breaks off before anybody reads it is told to who reads it later', async () => {
		server.setFaults({ route: 'GetObject', fault: 'torn-body', afterBytes: 10 });
		const found = await store.getStream('large');
		await delay(100);
		await expect(readAll(found?.stream)).rejects.toBeInstanceOf(SyncError);
	});

	it('requests to slow down are repeated, and told when there is no end of them', async () => {
		server.setFaults({ route: 'GetObject', fault: 'slow-down', at: [1, 2] });
		expect((await store.getText('there'))?.text).toBe('text');
		const hurried = bucket.open({ limits: { ...runLimits, attempts: 2 } });
		server.setFaults({ route: 'GetObject', fault: 'slow-down' });
		const failure = hurried.getText('there');
		await expect(failure).rejects.toMatchObject({
			kind: 'passing',
			message: expect.stringContaining('asks for fewer requests (SlowDown, status 503)'),
		});
		hurried.close();
	}, 20_000);

	it.each<[string, Fault]>([
		['a write', { route: 'PutObject', fault: 'server-error', after: true, at: [1] }],
		['a part', { route: 'UploadPart', fault: 'reset', at: [2] }],
		['a part that arrived', { route: 'UploadPart', fault: 'reset', after: true, at: [1] }],
		[
			'an upload that was complete',
			{ route: 'CompleteMultipartUpload', fault: 'server-error', after: true, at: [1] },
		],
	])('repeats %s, and stores it once', async (name, fault) => {
		server.setFaults(fault);
		const size = fault.route === 'PutObject' ? 1 : 12;
		const key = `repeated/${name}`;
		await store.putStream(key, Readable.from(mebibytes(size)), { contentType });
		server.setFaults();
		expect(await namesOf(key)).toEqual([key]);
		expect(await readAll((await store.getStream(key))?.stream)).toBe(size * mebibyte);
	});
});
