import type { S3Client } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { createS3Client } from '../../sandbox/s3/bucket';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { readNdjson } from './call';
import {
	exportedUsers,
	keysWith,
	readObject,
	requestExport,
	startExport,
	unzipped,
	waitForKeys,
} from './exportCalls';

let sandbox: Sandbox;
let s3: S3Client;

beforeAll(async () => {
	sandbox = await startSandbox({
		profiles: 100,
		users: 250,
		braze: { export: { usersPerFile: 100, fileDelayMs: 20 } },
	});
	s3 = createS3Client(sandbox.s3);
});

afterAll(async () => {
	s3.destroy();
	await sandbox.close();
});

async function exportUsers(body: Record<string, unknown>): Promise<Record<string, unknown>[]> {
	const keys = await waitForKeys(s3, sandbox, await startExport(sandbox, body), 3);
	const files = await Promise.all(keys.map((key) => readObject(s3, sandbox, key)));
	return (await Promise.all(files.map(exportedUsers))).flat();
}

test.each([
	['zip', {}, 'zip'],
	['gzip', { output_format: 'gzip' }, 'gz'],
])('%s files lie under the documented key', async (_case, body, extension) => {
	const prefix = await startExport(sandbox, body);
	expect(prefix).toMatch(/^[0-9a-f-]{36}-\d{10}$/);
	expect(Math.abs(Number(prefix.slice(-10)) - Date.now() / 1000)).toBeLessThan(10);
	const keys = await waitForKeys(s3, sandbox, prefix, 3);
	const date = new Date().toISOString().slice(0, 10);
	const path = `braze/segment-export/${sandbox.braze.importSegmentId}/${date}/${prefix}`;
	for (const key of keys) expect(key).toMatch(new RegExp(`^${path}/[0-9a-f]{16}\\.${extension}$`));
});

test('files appear one after another, about so many users each', async () => {
	const prefix = await startExport(sandbox);
	expect((await keysWith(s3, sandbox, prefix)).length).toBeLessThan(3);
	const keys = await waitForKeys(s3, sandbox, prefix, 3);
	const sizes = keys.map(async (key) => {
		return (await exportedUsers(await readObject(s3, sandbox, key))).length;
	});
	expect((await Promise.all(sizes)).toSorted()).toEqual([100, 100, 50]);
});

test('each zip has one text file of JSON lines', async () => {
	const [key = ''] = await waitForKeys(s3, sandbox, await startExport(sandbox), 3);
	const files = [...(await unzipped(await readObject(s3, sandbox, key)))];
	expect(files).toHaveLength(1);
	const [[name, content] = ['', '']] = files;
	expect(name).toMatch(/^[0-9a-f]{16}\.txt$/);
	expect(content).toMatch(/^(\{"external_id":"customer-\d{7}"\}\n)+$/);
});

test('lines hold only the fields asked for, and nothing empty', async () => {
	const users = await exportUsers({
		fields_to_export: ['external_id', 'email', 'home_city', 'user_aliases'],
		custom_attributes_to_export: ['points', 'unknown'],
	});
	const everybody = await readNdjson(`${sandbox.admin.url}/admin/braze/users`);
	const expected = everybody.map(({ external_id, email, home_city, ...user }) => {
		const { custom_attributes, user_aliases: listed } = user;
		const user_aliases = Array.isArray(listed) && listed.length > 0 ? listed : undefined;
		const known = z.object({ points: z.unknown() }).partial().safeParse(custom_attributes);
		const points = known.data && 'points' in known.data ? known.data : undefined;
		return { external_id, email, home_city, user_aliases, custom_attributes: points };
	});
	const byId = (one: Record<string, unknown>, other: Record<string, unknown>) =>
		String(one['external_id']).localeCompare(String(other['external_id']));
	expect(users.toSorted(byId)).toEqual(expected.toSorted(byId));
	expect(users.some((user) => !('home_city' in user))).toBe(true);
	expect(users.flatMap((user) => Object.values(user))).not.toContain(null);
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
	['created_at', /^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} UTC$/],
	['dob', /^\d{4}-\d\d-\d\d$/],
	['country', /^[A-Z]{2}$/],
	['random_bucket', /^\d{1,4}$/],
])('%s is written as Braze writes it', async (field, pattern) => {
	const users = await exportUsers({ fields_to_export: [field] });
	const values = users.flatMap((user) => (field in user ? [String(user[field])] : []));
	expect(values.length).toBeGreaterThan(200);
	for (const value of values) expect(value).toMatch(pattern);
});

test.each([
	['campaigns_received', 10, ['name', 'last_received', 'engaged', 'converted', 'api_campaign_id']],
	['custom_events', 10, ['name', 'first', 'last', 'count']],
	['purchases', 3, ['name', 'first', 'last', 'count']],
])('some users have %s', async (field, fewest, names) => {
	const users = await exportUsers({ fields_to_export: [field] });
	const lists = users.flatMap((user) => (field in user ? [user[field]] : []));
	expect(lists.length).toBeGreaterThanOrEqual(fewest);
	expect(lists.length).toBeLessThan(60);
	for (const list of lists) {
		for (const entry of z.array(z.record(z.string(), z.unknown())).min(1).parse(list)) {
			expect(Object.keys(entry)).toEqual(expect.arrayContaining(names));
		}
	}
});

test.each([
	['no fields', { fields_to_export: [] }],
	['fields left out', { fields_to_export: undefined }],
	['an unknown field', { fields_to_export: ['externalId'] }],
	['an unknown segment', { segment_id: 'unknown' }],
	['501 custom attributes', { custom_attributes_to_export: Array(501).fill('a') }],
	['an unknown format', { output_format: 'csv' }],
	['a callback that is no address', { callback_endpoint: 'here' }],
])('%s answers 400', async (_case, body) => {
	expect((await requestExport(sandbox, body)).status).toBe(400);
});

test('500 custom attributes are taken', async () => {
	const names = Array.from({ length: 500 }, (_, index) => `attribute_${index}`);
	await expect(startExport(sandbox, { custom_attributes_to_export: names })).resolves.toBeTruthy();
});
