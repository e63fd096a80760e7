import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Readable } from 'node:stream';

import { runLimits } from '../../core/stage/s3/client';
import type { S3Access } from '../../sandbox/s3/s3Access';
import '../engine/nodeErrors';
import { startEmbedded } from './embeddedAccess';
import { givenServer } from './givenServer';
import { startRegionServer, type Redirect } from './otherRegion';
import type { RunningServer } from './storeSuite';
import { createTestBucket, type TestBucket } from './testBucket';

const contentType = 'application/x-ndjson';

/** What the bucket's server has; what the credential says is another. */
const bucketsRegion = 'us-east-1';
const wrongRegion = 'eu-west-1';

async function* mebibytes(count: number): AsyncGenerator<Buffer> {
	for (let piece = 0; piece < count; piece += 1) yield randomBytes(1024 * 1024);
}

describe('a connection to S3', () => {
	let server: RunningServer;
	let bucket: TestBucket;

	beforeAll(async () => {
		const access: S3Access | undefined = givenServer();
		server = access ? { access, stop: async () => {} } : await startEmbedded();
		bucket = await createTestBucket(server.access);
	}, 60_000);

	afterAll(async () => {
		await bucket.remove();
		await server.stop();
	}, 60_000);

	it.each<[string, Redirect]>([
		['301', { status: 301, code: 'PermanentRedirect', told: ['header', 'body'] }],
		['307', { status: 307, code: 'TemporaryRedirect', told: ['header'] }],
		['a refused signature', { status: 400, code: 'AuthorizationHeaderMalformed', told: ['body'] }],
		[
			'a refused place',
			{ status: 400, code: 'IllegalLocationConstraintException', told: ['header'] },
		],
	])('follows a bucket into its region once, and remembers it: %s', async (name, redirect) => {
		const elsewhere = await startRegionServer(server.access.endpoint, bucketsRegion, redirect);
		const store = bucket.open({ endpoint: elsewhere.endpoint, region: wrongRegion });
		const keys = ['a', 'b', 'c'].map((key) => `region/${name}/${key}`);
		await Promise.all(keys.map((key) => store.putText(key, key)));
		expect(elsewhere.signedFor.filter((region) => region === wrongRegion)).toHaveLength(3);

		await store.putStream(`region/${name}/large`, Readable.from(mebibytes(6)), { contentType });
		for (const key of keys) expect((await store.getText(key))?.text).toBe(key);
		expect(elsewhere.signedFor.slice(3)).not.toContain(wrongRegion);
		store.close();
		await elsewhere.close();
	});

	it('says which region it is when the server changes its mind', async () => {
		const redirect: Redirect = { status: 301, code: 'PermanentRedirect', told: ['header'] };
		const third = await startRegionServer(server.access.endpoint, 'ap-east-1', redirect);
		const second = await startRegionServer(third.endpoint, bucketsRegion, redirect);
		const store = bucket.open({ endpoint: second.endpoint, region: wrongRegion });
		await expect(store.getText('key')).rejects.toMatchObject({
			kind: 'configuration',
			message: expect.stringContaining(`'Region' in the S3 Stage credential to 'ap-east-1'`),
		});
		store.close();
		await second.close();
		await third.close();
	});

	it('says so when the server does not name the region', async () => {
		const redirect: Redirect = { status: 301, code: 'PermanentRedirect', told: [] };
		const elsewhere = await startRegionServer(server.access.endpoint, bucketsRegion, redirect);
		const store = bucket.open({ endpoint: elsewhere.endpoint, region: wrongRegion });
		await expect(store.getText('key')).rejects.toMatchObject({
			kind: 'configuration',
			message: expect.stringContaining(`is not in region '${wrongRegion}'`),
		});
		store.close();
		await elsewhere.close();
	});

	it('keeps a bounded set of connections through a storm of requests, and uses them again', async () => {
		const target = new URL(server.access.endpoint);
		const open = new Set<Socket>();
		let opened = 0;
		let most = 0;
		const counter = createServer((incoming) => {
			open.add(incoming);
			opened += 1;
			most = Math.max(most, open.size);
			const outgoing = connect(Number(target.port), target.hostname);
			incoming.pipe(outgoing).pipe(incoming);
			for (const socket of [incoming, outgoing]) socket.on('error', () => undefined);
			incoming.once('close', () => {
				open.delete(incoming);
				outgoing.destroy();
			});
		});
		counter.listen(0, '127.0.0.1');
		await once(counter, 'listening');
		const address = counter.address();
		const port = typeof address === 'object' ? address?.port : undefined;
		const store = bucket.open({ endpoint: `http://127.0.0.1:${port}` });

		const keys = Array.from({ length: 300 }, (_, number) => `storm/${number}`);
		await Promise.all(keys.map((key) => store.putText(key, key)));
		const large = Array.from({ length: 20 }, (_, number) => `storm/large-${number}`);
		await Promise.all(
			large.map((key) => store.putStream(key, Readable.from(mebibytes(3)), { contentType })),
		);
		const texts = await Promise.all(keys.map((key) => store.getText(key)));
		expect(texts.map((found) => found?.text)).toEqual(keys);
		expect(most).toBeGreaterThan(1);
		expect(most).toBeLessThanOrEqual(runLimits.connections);
		expect(opened).toBeLessThanOrEqual(2 * runLimits.connections);

		store.close();
		counter.close();
		for (const socket of open) socket.destroy();
	}, 30_000);
});
