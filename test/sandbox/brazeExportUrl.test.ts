import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { readNdjson } from './call';
import { listenForCallbacks } from './callbackListener';
import { changeExports, exportedUsers, requestExport, unzipped } from './exportCalls';

const started = z.object({
	message: z.literal('success'),
	object_prefix: z.string(),
	url: z.url(),
});

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({
		profiles: 25,
		users: 25,
		braze: { export: { destination: 'url', usersPerFile: 10, fileDelayMs: 5 } },
	});
});

afterEach(async () => {
	await sandbox.close();
});

async function start(body: Record<string, unknown> = {}): Promise<string> {
	return started.parse((await requestExport(sandbox, body)).body).url;
}

async function whenReady(url: string): Promise<Response> {
	for (let tries = 0; tries < 400; tries += 1) {
		const response = await fetch(url);
		if (response.ok) return response;
		await response.body?.cancel();
		await wait(5);
	}
	throw new Error(`${url} never became ready`);
}

async function refusal(response: Response): Promise<unknown> {
	const type = response.headers.get('content-type');
	return { status: response.status, type, body: await response.text() };
}

test('without a bucket the answer has an address, which needs no key', async () => {
	const url = await start();
	expect(url).toContain(sandbox.braze.url);
	const response = await whenReady(url);
	expect(response.headers.get('content-type')).toBe('application/zip');
	const content = Buffer.from(await response.arrayBuffer());
	expect((await unzipped(content)).size).toBe(3);
	const users = await readNdjson(`${sandbox.admin.url}/admin/braze/users`);
	expect(await exportedUsers(content)).toEqual(users.map(({ external_id }) => ({ external_id })));
});

test('gzip is for buckets only', async () => {
	const response = await whenReady(await start({ output_format: 'gzip' }));
	expect((await unzipped(Buffer.from(await response.arrayBuffer()))).size).toBe(3);
});

test('the address is denied until the export is ready', async () => {
	await changeExports(sandbox, { fileDelayMs: 60_000 });
	expect(await refusal(await fetch(await start()))).toEqual({
		status: 403,
		type: expect.stringContaining('application/xml'),
		body: expect.stringContaining('<Code>AccessDenied</Code>'),
	});
});

test('the address is denied once it has expired', async () => {
	const url = await start();
	await (await whenReady(url)).arrayBuffer();
	await changeExports(sandbox, { clockOffsetMs: 4 * 3_600_000 - 60_000 });
	expect((await fetch(url)).status).toBe(200);
	await changeExports(sandbox, { clockOffsetMs: 4 * 3_600_000 + 1 });
	expect(await refusal(await fetch(url))).toEqual({
		status: 403,
		type: expect.stringContaining('application/xml'),
		body: expect.stringContaining('<Message>Request has expired</Message>'),
	});
});

test('the address of no export is denied', async () => {
	const url = (await start()).replace(/[^/]+\.zip$/, 'unknown.zip');
	expect((await fetch(url)).status).toBe(403);
});

test('the callback is told the address', async () => {
	const listener = await listenForCallbacks();
	try {
		const url = await start({ callback_endpoint: listener.url });
		const [told] = await listener.waitForCalls(1);
		expect(told?.body).toEqual({ success: true, url });
		expect((await fetch(url)).status).toBe(200);
	} finally {
		await listener.close();
	}
});

test('an export that fails never becomes ready', async () => {
	await changeExports(sandbox, { failAfterFiles: 1 });
	const url = await start();
	await wait(100);
	expect((await fetch(url)).status).toBe(403);
});

test.each([
	['noFile', 0],
	['emptyFile', 1],
] as const)('with emptySegment %s the zip of nobody has files: %i', async (emptySegment, files) => {
	const empty = await startSandbox({
		profiles: 0,
		users: 0,
		braze: { export: { destination: 'url', fileDelayMs: 0, emptySegment } },
	});
	try {
		const { url } = started.parse((await requestExport(empty)).body);
		const response = await whenReady(url);
		const entries = await unzipped(Buffer.from(await response.arrayBuffer()));
		expect([...entries.values()]).toEqual(Array(files).fill(''));
	} finally {
		await empty.close();
	}
});
