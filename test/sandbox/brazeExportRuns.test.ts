import type { S3Client } from '@aws-sdk/client-s3';
import { setTimeout as wait } from 'node:timers/promises';
import { createS3Client } from '../../sandbox/s3/bucket';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call } from './call';
import { listenForCallbacks, type CallbackListener } from './callbackListener';
import {
	changeExports,
	firstSegments,
	keysWith,
	requestExport,
	startExport,
	waitForKeys,
} from './exportCalls';

let sandbox: Sandbox;
let s3: S3Client;
let listener: CallbackListener;

beforeEach(async () => {
	listener = await listenForCallbacks();
	sandbox = await startSandbox({
		profiles: 3,
		users: 3,
		braze: { export: { usersPerFile: 1, fileDelayMs: 5 } },
	});
	s3 = createS3Client(sandbox.s3);
});

afterEach(async () => {
	s3.destroy();
	await sandbox.close();
	await listener.close();
});

async function cancel(segmentId: string): Promise<number> {
	const url = `${sandbox.braze.url}/export/segment/cancel`;
	const body = { segment_id: segmentId };
	return (await call({ method: 'POST', url, token: sandbox.braze.key, body })).status;
}

test('one export of a segment at a time, though requests are left', async () => {
	await changeExports(sandbox, { fileDelayMs: 60_000 });
	await startExport(sandbox);
	const response = await fetch(`${sandbox.braze.url}/users/export/segment`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${sandbox.braze.key}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify({
			segment_id: sandbox.braze.importSegmentId,
			fields_to_export: ['external_id'],
		}),
	});
	expect(response.status).toBe(429);
	expect(await response.json()).toEqual({ message: expect.stringContaining('already') });
	expect(Number(response.headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0);
	const [other] = await firstSegments(sandbox);
	expect((await requestExport(sandbox, { segment_id: other?.id })).status).toBe(201);
});

test('an export can be repeated once it has ended', async () => {
	const first = await startExport(sandbox);
	const second = await startExport(sandbox);
	expect(second).not.toBe(first);
	expect(await keysWith(s3, sandbox, first)).toHaveLength(3);
	expect(await waitForKeys(s3, sandbox, second, 3)).toHaveLength(3);
});

test('no more than 100 segments are exported at once', async () => {
	await changeExports(sandbox, { fileDelayMs: 60_000, dashboardExports: false });
	const answers = (await firstSegments(sandbox)).map(({ id }) => {
		return requestExport(sandbox, { segment_id: id });
	});
	expect(new Set((await Promise.all(answers)).map(({ status }) => status))).toEqual(new Set([201]));
	expect(await requestExport(sandbox)).toEqual({
		status: 429,
		body: { message: expect.stringContaining('Too many') },
	});
});

test('a cancelled export writes no more and calls nobody', async () => {
	await changeExports(sandbox, { fileDelayMs: 200 });
	const prefix = await startExport(sandbox, { callback_endpoint: listener.url });
	await waitForKeys(s3, sandbox, prefix, 1);
	expect(await cancel(sandbox.braze.importSegmentId)).toBe(200);
	const left = await keysWith(s3, sandbox, prefix);
	expect(left.length).toBeLessThan(3);
	await changeExports(sandbox, { fileDelayMs: 5 });
	expect((await requestExport(sandbox)).status).toBe(201);
	await wait(500);
	expect(await keysWith(s3, sandbox, prefix)).toEqual(left);
	expect(listener.calls).toEqual([]);
});

test.each([
	['a segment that is not exported', () => sandbox.braze.importSegmentId, 200],
	['an unknown segment', () => 'unknown', 400],
])('cancelling %s', async (_case, segmentId, status) => {
	expect(await cancel(segmentId())).toBe(status);
});

test('the callback is told once the export is ready', async () => {
	const endpoint = `${listener.url}/done?token=4711`;
	const prefix = await startExport(sandbox, { callback_endpoint: endpoint });
	const calls = await listener.waitForCalls(1);
	expect(calls).toEqual([{ request: 'POST /done?token=4711', body: { success: true } }]);
	expect(await keysWith(s3, sandbox, prefix)).toHaveLength(3);
});

test('a callback that cannot be reached disturbs nobody', async () => {
	await startExport(sandbox, { callback_endpoint: 'http://127.0.0.1:9' });
	await startExport(sandbox, { callback_endpoint: listener.url });
	expect(await listener.waitForCalls(1)).toHaveLength(1);
});

test.each([0, 1, 3])('an export that fails after %i files calls nobody', async (files) => {
	await changeExports(sandbox, { failAfterFiles: files });
	const prefix = await startExport(sandbox, { callback_endpoint: `${listener.url}/failed` });
	await wait(200);
	await changeExports(sandbox, { failAfterFiles: null });
	await startExport(sandbox, { callback_endpoint: `${listener.url}/repeated` });
	const calls = await listener.waitForCalls(1);
	expect(calls.map(({ request }) => request)).toEqual(['POST /repeated']);
	expect(await keysWith(s3, sandbox, prefix)).toHaveLength(files);
});

test('a bucket that is not there lets the export fail in silence', async () => {
	const misled = await startSandbox({
		profiles: 4,
		users: 4,
		braze: { bucket: 'missing', export: { fileDelayMs: 0 } },
	});
	try {
		await startExport(misled, { callback_endpoint: listener.url });
		await startExport(misled);
		expect(listener.calls).toEqual([]);
	} finally {
		await misled.close();
	}
});

test('closing the sandbox ends what runs', async () => {
	const other = await startSandbox({
		profiles: 1,
		users: 1,
		braze: { export: { fileDelayMs: 60_000 } },
	});
	await startExport(other, { callback_endpoint: listener.url });
	const begun = Date.now();
	await other.close();
	expect(Date.now() - begun).toBeLessThan(5000);
	expect(listener.calls).toEqual([]);
});
