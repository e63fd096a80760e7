import {
	GetObjectCommand,
	HeadObjectCommand,
	ListObjectsV2Command,
	PutObjectCommand,
	S3Client,
} from '@aws-sdk/client-s3';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { failureOf, follow, logsOf } from './faultyService';

const IMPATIENT_MS = 150;
const CONTENT = 'x'.repeat(1000);

let sandbox: Sandbox;
let client: S3Client;
let written = 0;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 1, users: 1 });
	const { endpoint, region, bucket: _bucket, ...credentials } = sandbox.s3;
	client = new S3Client({ endpoint, region, credentials, forcePathStyle: true, maxAttempts: 1 });
	await put('there');
});

afterAll(async () => {
	client.destroy();
	await sandbox.close();
});

async function put(key: string, patienceMs = 5000): Promise<unknown> {
	const command = new PutObjectCommand({ Bucket: sandbox.s3.bucket, Key: key, Body: CONTENT });
	return await client.send(command, { abortSignal: AbortSignal.timeout(patienceMs) });
}

async function get(key: string): Promise<string | undefined> {
	const command = new GetObjectCommand({ Bucket: sandbox.s3.bucket, Key: key });
	return await (await client.send(command)).Body?.transformToString();
}

async function head(key: string): Promise<unknown> {
	return await client.send(new HeadObjectCommand({ Bucket: sandbox.s3.bucket, Key: key }));
}

async function list(): Promise<readonly (string | undefined)[]> {
	const command = new ListObjectsV2Command({ Bucket: sandbox.s3.bucket });
	return ((await client.send(command)).Contents ?? []).map(({ Key }) => Key);
}

/** As rules come from outside: the admin API checks them. */
function plan(rule: object): { rules: [] } {
	return JSON.parse(JSON.stringify({ rules: [{ server: 's3', when: { at: [1] }, ...rule }] }));
}

const answered = (name: string, httpStatusCode: number) => ({
	name,
	$metadata: { httpStatusCode },
});

const reset = { message: expect.stringContaining('ECONNRESET') };

test.each([
	[{ fault: 'slow-down' }, answered('SlowDown', 503), false],
	[{ fault: 'server-error' }, answered('InternalError', 500), false],
	[{ fault: 'server-error', after: true }, answered('InternalError', 500), true],
	[{ fault: 'reset' }, reset, false],
	[{ fault: 'reset', after: true }, reset, true],
	[{ fault: 'hang' }, { name: 'AbortError' }, false],
	[{ fault: 'hang', after: true }, { name: 'AbortError' }, true],
	[{ fault: 'delay', delayMs: 5000 }, { name: 'AbortError' }, false],
	[{ fault: 'delay', delayMs: 5000, after: true }, { name: 'AbortError' }, true],
])('PutObject, %j', async (fault, sees, effect) => {
	written += 1;
	const key = `written-${written}`;
	await follow(sandbox, plan({ ...fault, route: 'PutObject' }));
	expect(await failureOf(put(key, IMPATIENT_MS))).toMatchObject(sees);
	const { requests, faults } = await logsOf(sandbox);
	expect(faults).toMatchObject([{ server: 's3', route: 'PutObject', kind: fault.fault }]);
	expect(requests).toMatchObject([{ number: faults[0]?.request, route: 'PutObject' }]);
	expect((await list()).includes(key)).toBe(effect);
	if (effect) expect(await get(key)).toBe(CONTENT);
});

test.each([
	['GetObject', async () => await get('there'), 'NoSuchKey'],
	['HeadObject', async () => await head('there'), 'NotFound'],
])('no-such-key: the object is gone for one %s', async (route, read, name) => {
	await follow(sandbox, plan({ fault: 'no-such-key', route }));
	expect(await failureOf(read())).toMatchObject(answered(name, 404));
	expect(await read()).toBeTruthy();
});

test('torn-body: a read promises all and brings half', async () => {
	await follow(sandbox, plan({ fault: 'torn-body', route: 'GetObject' }));
	const command = new GetObjectCommand({ Bucket: sandbox.s3.bucket, Key: 'there' });
	const { Body, ContentLength } = await client.send(command);
	let bytes = 0;
	const read = async (): Promise<void> => {
		for await (const chunk of Body?.transformToWebStream() ?? []) bytes += chunk.length;
	};
	expect(ContentLength).toBe(CONTENT.length);
	expect(await failureOf(read())).toMatchObject({ code: 'ECONNRESET' });
	expect(bytes).toBeLessThanOrEqual(CONTENT.length / 2);
	expect(await get('there')).toBe(CONTENT);
});

test.each([
	['delay', { fault: 'delay', delayMs: 150 }],
	['delay after the effect', { fault: 'delay', delayMs: 150, after: true }],
	['slow-trickle', { fault: 'slow-trickle', overMs: 150 }],
])('%s: a read comes late, but right', async (_name, fault) => {
	await follow(sandbox, plan({ ...fault, route: 'GetObject' }));
	const started = performance.now();
	expect(await get('there')).toBe(CONTENT);
	expect(performance.now() - started).toBeGreaterThan(140);
});

test.each([
	['its operation', { route: 'ListObjectsV2' }, list],
	['a part of the key', { keyContains: 'stage/ä b' }, () => get('stage/ä b/part')],
])('a rule hits by %s and nothing else', async (_what, target, hit) => {
	await put('stage/ä b/part');
	await follow(sandbox, plan({ fault: 'slow-down', when: { probability: 1 }, ...target }));
	expect(await get('there')).toBe(CONTENT);
	expect(await failureOf(hit())).toMatchObject({ name: 'SlowDown' });
	const { requests, faults } = await logsOf(sandbox);
	expect(requests).toHaveLength(2);
	expect(faults).toHaveLength(1);
});
