import type { S3Client } from '@aws-sdk/client-s3';
import { setTimeout as wait } from 'node:timers/promises';
import { exportSettings } from '../../sandbox/braze/export/exportSettings';
import { createS3Client } from '../../sandbox/s3/bucket';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import {
	changeExports,
	exportedUsers,
	firstSegments,
	keysWith,
	readObject,
	requestOnceFree,
	startExport,
	unzipped,
	waitForKeys,
} from './exportCalls';

/** Has no members: there are fewer users than test groups. */
const EMPTY_SEGMENT = 'Test group 050';
const NOON = Date.UTC(2026, 10, 21, 12);
const HALF_A_DAY_MS = 12 * 3_600_000;

let sandbox: Sandbox;
let s3: S3Client;

const usual = exportSettings.parse({ usersPerFile: 1, fileDelayMs: 5 });

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 3, users: 3 });
	s3 = createS3Client(sandbox.s3);
});

beforeEach(async () => {
	await changeExports(sandbox, usual);
});

afterAll(async () => {
	s3.destroy();
	await sandbox.close();
});

function datesOf(keys: readonly string[]): Set<string | undefined> {
	return new Set(keys.map((key) => /\d{4}-\d\d-\d\d/.exec(key)?.[0]));
}

test.each([
	['callback', ['2026-11-21', '2026-11-22']],
	['request', ['2026-11-21']],
])('across midnight the date folder is that of the %s', async (dateFolder, dates) => {
	const clockOffsetMs = NOON - Date.now();
	await changeExports(sandbox, { dateFolder, clockOffsetMs, fileDelayMs: 300 });
	const prefix = await startExport(sandbox);
	expect(prefix).toMatch(/-17952624\d\d$/);
	await waitForKeys(s3, sandbox, prefix, 1);
	const later = { clockOffsetMs: clockOffsetMs + HALF_A_DAY_MS, fileDelayMs: 5 };
	await changeExports(sandbox, later);
	const keys = await waitForKeys(s3, sandbox, prefix, 3);
	expect(keys).toHaveLength(3);
	expect(datesOf(keys)).toEqual(new Set(dates));
});

test('every file takes its time', async () => {
	const [everybody] = await firstSegments(sandbox);
	await changeExports(sandbox, { fileDelayMs: 60_000 });
	const prefix = await startExport(sandbox, { segment_id: everybody?.id });
	await wait(300);
	expect(await keysWith(s3, sandbox, prefix)).toEqual([]);
});

test.each(['txt', 'json'])(
	'with entryExtension %s the entries are called so',
	async (extension) => {
		await changeExports(sandbox, { entryExtension: extension });
		const [key = ''] = await waitForKeys(s3, sandbox, await startExport(sandbox), 3);
		const [name] = (await unzipped(await readObject(s3, sandbox, key))).keys();
		expect(name).toMatch(new RegExp(`^[0-9a-f]+\\.${extension}$`));
	},
);

test('an export from the dashboard lies beside the files', async () => {
	const before = await keysWith(s3, sandbox, '/users-');
	await waitForKeys(s3, sandbox, await startExport(sandbox), 3);
	const after = await keysWith(s3, sandbox, '/users-');
	const [key = '', ...more] = after.filter((found) => !before.includes(found));
	expect(more).toEqual([]);
	const folder = `^braze/segment-export/${sandbox.braze.importSegmentId}/`;
	expect(key).toMatch(new RegExp(`${folder}\\d{4}-\\d\\d-\\d\\d/users-[0-9a-f]+\\.zip$`));
	const files = await unzipped(await readObject(s3, sandbox, key));
	expect(files.get('users.csv')).toMatch(/^"external_id","email"\n"customer-/);
});

test('without dashboardExports only the files of the API are there', async () => {
	const before = await keysWith(s3, sandbox, '/users-');
	await changeExports(sandbox, { dashboardExports: false });
	const prefix = await startExport(sandbox);
	expect(await waitForKeys(s3, sandbox, prefix, 3)).toHaveLength(3);
	expect(await keysWith(s3, sandbox, '/users-')).toEqual(before);
});

test.each([
	['noFile', 0],
	['emptyFile', 1],
])('with emptySegment %s a segment without members has files: %i', async (emptySegment, count) => {
	await changeExports(sandbox, { emptySegment });
	const { id } = (await firstSegments(sandbox)).find(({ name }) => name === EMPTY_SEGMENT) ?? {};
	const segment = { segment_id: id };
	const prefix = await startExport(sandbox, segment);
	// The second export starts only when the first has ended.
	await startExport(sandbox, segment);
	const keys = await keysWith(s3, sandbox, prefix);
	expect(keys).toHaveLength(count);
	for (const key of keys) {
		expect(await exportedUsers(await readObject(s3, sandbox, key))).toEqual([]);
	}
});

test('files go away after a while', async () => {
	await changeExports(sandbox, { removeAfterSeconds: 0.5 });
	const prefix = await startExport(sandbox);
	expect(await waitForKeys(s3, sandbox, prefix, 3)).toHaveLength(3);
	expect(await waitForKeys(s3, sandbox, prefix, 0)).toEqual([]);
});

test.each([
	['null', { url: null }],
	['absent', {}],
])('with urlWithS3 %s the answer has no address', async (urlWithS3, url) => {
	await changeExports(sandbox, { urlWithS3 });
	const { body } = await requestOnceFree(sandbox);
	expect(body).toEqual({ message: 'success', object_prefix: expect.any(String), ...url });
});

test.each([200, 201, 202])('with startedStatus %i a started export says so', async (status) => {
	await changeExports(sandbox, { startedStatus: status });
	expect((await requestOnceFree(sandbox)).status).toBe(status);
});

test('without a folder set in Braze the key begins with segment-export', async () => {
	const other = await startSandbox({ profiles: 1, users: 1, braze: { folder: '' } });
	const client = createS3Client(other.s3);
	try {
		const [key] = await waitForKeys(client, other, await startExport(other), 1);
		expect(key).toMatch(/^segment-export\//);
	} finally {
		client.destroy();
		await other.close();
	}
});
