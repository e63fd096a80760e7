import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox/sandbox';
import { call, type Answer } from './call';

const segmentList = z.object({ segments: z.array(z.object({ id: z.string(), name: z.string() })) });
const started = z.object({ message: z.literal('success'), object_prefix: z.string() });

/** Asks for an export of the segment to import, unless `body` says otherwise. */
export async function requestExport(
	{ braze }: Sandbox,
	body: Record<string, unknown> = {},
): Promise<Answer> {
	return await call({
		method: 'POST',
		url: `${braze.url}/users/export/segment`,
		token: braze.key,
		body: { segment_id: braze.importSegmentId, fields_to_export: ['external_id'], ...body },
	});
}

/** The same, once no export of the segment runs. */
export async function requestOnceFree(
	sandbox: Sandbox,
	body: Record<string, unknown> = {},
): Promise<Answer> {
	for (;;) {
		const answer = await requestExport(sandbox, body);
		if (answer.status !== 429) return answer;
		await wait(10);
	}
}

/** The same; answers the prefix of the files. */
export async function startExport(
	sandbox: Sandbox,
	body: Record<string, unknown> = {},
): Promise<string> {
	return started.parse((await requestOnceFree(sandbox, body)).body).object_prefix;
}

/** The first hundred segments. */
export async function firstSegments({ braze }: Sandbox) {
	const url = `${braze.url}/segments/list`;
	const { body } = await call({ method: 'GET', url, token: braze.key });
	return segmentList.parse(body).segments;
}

/** Changes how exports behave while the sandbox runs. */
export async function changeExports(
	{ admin }: Sandbox,
	change: Record<string, unknown>,
): Promise<void> {
	const url = `${admin.url}/admin/settings`;
	const answer = await call({ method: 'PUT', url, body: { braze: { export: change } } });
	if (answer.status !== 200) throw new Error(JSON.stringify(answer));
}

/** Keys of the bucket that contain this text. */
export async function keysWith(s3: S3Client, { s3: { bucket } }: Sandbox, part: string) {
	const listed = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
	return (listed.Contents ?? []).flatMap(({ Key }) => (Key?.includes(part) ? [Key] : []));
}

/** The same, once there are so many; what there is after five seconds. */
export async function waitForKeys(s3: S3Client, sandbox: Sandbox, part: string, count: number) {
	const deadline = Date.now() + 5000;
	for (;;) {
		const keys = await keysWith(s3, sandbox, part);
		if (keys.length === count || Date.now() > deadline) return keys;
		await wait(5);
	}
}

/** One object of the bucket. */
export async function readObject(s3: S3Client, { s3: { bucket } }: Sandbox, key: string) {
	const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
	if (!Body) throw new Error(`${key} has no content`);
	return Buffer.from(await Body.transformToByteArray());
}

/** The files within a zip, by name. */
export async function unzipped(content: Buffer): Promise<Map<string, string>> {
	const zip = await fromBufferPromise(content);
	const files = new Map<string, string>();
	for await (const entry of zip.eachEntry()) {
		files.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
	}
	return files;
}

/** The users of an exported file, zip or gzip. */
export async function exportedUsers(content: Buffer): Promise<Record<string, unknown>[]> {
	const gzipped = content[0] === 0x1f;
	const files = gzipped ? [gunzipSync(content).toString()] : (await unzipped(content)).values();
	const lines = [...files].flatMap((file) => file.split('\n').filter((line) => line !== ''));
	return lines.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
}
