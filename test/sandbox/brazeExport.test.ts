import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { gunzipSync } from 'node:zlib';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { createS3Client } from '../../sandbox/s3/bucket';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { call, readNdjson, type Answer } from './call';

const started = z.object({ message: z.literal('success'), object_prefix: z.string() });
const segmentList = z.object({ segments: z.array(z.object({ id: z.string(), name: z.string() })) });

let sandbox: Sandbox;
let s3: S3Client;

beforeAll(async () => {
	const settings = {
		profiles: 100,
		users: 250,
		braze: { export: { usersPerFile: 100, fileDelayMs: 20 } },
	};
	sandbox = await startSandbox(settings);
	s3 = createS3Client(sandbox.s3);
});

afterAll(async () => {
	s3.destroy();
	await sandbox.close();
});

async function requestExport(body: Record<string, unknown>, of = sandbox): Promise<Answer> {
	const url = `${of.braze.url}/users/export/segment`;
	const request = {
		segment_id: of.braze.importSegmentId,
		fields_to_export: ['external_id'],
		output_format: 'gzip',
		...body,
	};
	return await call({ method: 'POST', url, token: of.braze.key, body: request });
}

async function keysWith(part: string): Promise<string[]> {
	const listed = await s3.send(new ListObjectsV2Command({ Bucket: sandbox.s3.bucket }));
	const keys = (listed.Contents ?? []).map(({ Key }) => Key ?? '');
	return keys.filter((key) => key.includes(part));
}

async function waitForFiles(part: string, count: number): Promise<string[]> {
	const deadline = Date.now() + 5000;
	for (;;) {
		const keys = await keysWith(part);
		if (keys.length >= count || Date.now() > deadline) return keys;
		await wait(5);
	}
}

async function readLines(key: string): Promise<Record<string, unknown>[]> {
	const object = await s3.send(new GetObjectCommand({ Bucket: sandbox.s3.bucket, Key: key }));
	const content = gunzipSync((await object.Body?.transformToByteArray()) ?? new Uint8Array());
	const lines = content.toString().split('\n').slice(0, -1);
	return lines.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
}

async function exportUsers(body: Record<string, unknown>): Promise<Record<string, unknown>[]> {
	let answer = await requestExport(body);
	while (answer.status === 429) {
		await wait(10);
		answer = await requestExport(body);
	}
	const keys = await waitForFiles(started.parse(answer.body).object_prefix, 3);
	return (await Promise.all(keys.map(readLines))).flat();
}

test('files appear one after another under the documented key', async () => {
	const { status, body } = await requestExport({});
	expect(status).toBe(201);
	const prefix = started.parse(body).object_prefix;
	expect(prefix).toMatch(/^[0-9a-f-]{36}-\d{10}$/);
	expect((await keysWith(prefix)).length).toBeLessThan(3);
	expect((await requestExport({})).status).toBe(429);

	const keys = await waitForFiles(prefix, 3);
	const date = '\\d{4}-\\d{2}-\\d{2}';
	const { folder, importSegmentId } = sandbox.braze;
	const path = `^${folder}/segment-export/${importSegmentId}/${date}/${prefix}/[0-9a-f]+\\.gz$`;
	for (const key of keys) expect(key).toMatch(new RegExp(path));
	const sizes = await Promise.all(keys.map(async (key) => (await readLines(key)).length));
	expect(sizes.toSorted()).toEqual([100, 100, 50]);
});

test('lines hold only the fields asked for, and nothing empty', async () => {
	const users = await exportUsers({
		fields_to_export: ['external_id', 'email', 'home_city', 'user_aliases'],
		custom_attributes_to_export: ['points', 'unknown'],
	});
	const everybody = await readNdjson(`${sandbox.admin.url}/admin/braze/users`);
	const expected = everybody.map(({ external_id, email, home_city, custom_attributes }) => {
		const known = z.object({ points: z.unknown() }).partial().safeParse(custom_attributes);
		const points = known.data && 'points' in known.data ? known.data : undefined;
		return { external_id, email, home_city, custom_attributes: points };
	});
	const byId = (one: Record<string, unknown>, other: Record<string, unknown>) =>
		String(one['external_id']).localeCompare(String(other['external_id']));
	expect(users.toSorted(byId)).toEqual(expected.toSorted(byId));
	expect(users.some((user) => !('home_city' in user))).toBe(true);
	expect(Object.values(users.flatMap(Object.values))).not.toContain(null);
});

test('custom_attributes asks for all of them and overrides the list', async () => {
	const users = await exportUsers({
		fields_to_export: ['external_id', 'custom_attributes'],
		custom_attributes_to_export: ['points'],
	});
	const usual = users.find((user) => user['external_id'] === 'customer-0000150');
	expect(Object.keys(Object(usual?.['custom_attributes']))).toEqual(
		expect.arrayContaining(['loyalty_tier', 'favourite_categories', 'points', 'vip', 'plan']),
	);
});

test.each([
	['no fields', { fields_to_export: [] }],
	['an unknown field', { fields_to_export: ['externalId'] }],
	['an unknown segment', { segment_id: 'unknown' }],
	['501 custom attributes', { custom_attributes_to_export: Array(501).fill('a') }],
])('%s answers 400', async (_case, body) => {
	expect((await requestExport(body)).status).toBe(400);
});

test('a bucket that is not there lets the export fail in silence', async () => {
	const misled = await startSandbox({
		profiles: 4,
		users: 4,
		braze: { bucket: 'missing', export: { fileDelayMs: 0 } },
	});
	try {
		expect((await requestExport({}, misled)).status).toBe(201);
		await wait(100);
		expect((await requestExport({}, misled)).status).toBe(201);
	} finally {
		await misled.close();
	}
});

test('the segment list has pages of 100, in both directions', async () => {
	const list = async (query: string) => {
		const url = `${sandbox.braze.url}/segments/list?${query}`;
		return segmentList.parse((await call({ method: 'GET', url, token: sandbox.braze.key })).body);
	};
	const first = (await list('')).segments;
	const second = (await list('page=1')).segments;
	expect(first).toHaveLength(100);
	expect(second.map(({ name }) => name)).toContain('Import to BlueConic');
	expect((await list('page=2')).segments).toEqual([]);
	const backwards = (await list('sort_direction=desc')).segments;
	expect(backwards).toEqual([...first, ...second].reverse().slice(0, 100));
});

test.each([
	['the import segment', () => sandbox.braze.importSegmentId, 200],
	['an unknown segment', () => 'unknown', 400],
])('details of %s', async (_case, segmentId, status) => {
	const url = `${sandbox.braze.url}/segments/details?segment_id=${segmentId()}`;
	const answer = await call({ method: 'GET', url, token: sandbox.braze.key });
	expect(answer.status).toBe(status);
	if (status === 200) expect(answer.body).toMatchObject({ name: 'Import to BlueConic' });
});
