import { once } from 'node:events';
import { createServer } from 'node:http';

import { listBuckets } from '../../core/stage/s3/buckets';
import { testStage } from '../../core/stage/s3/credentialTest';
import type { S3Settings } from '../../core/stage/s3/settings';
import { listenPlainly } from '../../sandbox/http/loopbackServer';
import { flawsOf } from '../engine/sentence';

/** A refusal of a server, for every request. */
interface Refusal {
	readonly status: number;
	readonly code: string;
	readonly message?: string;
}

/** Does something with a server that refuses everything. */
async function atRefusing<T>(
	{ status, code, message = '' }: Refusal,
	work: (settings: S3Settings) => Promise<T>,
): Promise<T> {
	const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
	const server = createServer((request, response) => {
		request.resume().once('end', () => {
			response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
		});
	});
	const endpoint = await listenPlainly(server, 0);
	try {
		return await work({
			endpoint,
			region: 'us-east-1',
			accessKeyId: 'test-access-key',
			secretAccessKey: 'test-secret-key',
			forcePathStyle: true,
			encryption: { kind: 'kms' },
		});
	} finally {
		server.close();
		server.closeAllConnections();
		await once(server, 'close');
	}
}

const denied: Refusal = { status: 403, code: 'AccessDenied' };
const place = { bucket: 'the-bucket', stageFolder: 'stage', brazeFolder: 'braze' };

const sentenceOf = async (work: Promise<unknown>): Promise<string> =>
	await work.then(
		() => 'nothing went wrong',
		(error: unknown) => (error instanceof Error ? error.message : String(error)),
	);

it('who may not list the buckets types a name', async () => {
	const sentence = await atRefusing(denied, (settings) => sentenceOf(listBuckets(settings)));
	expect(sentence).toBe(
		`The S3 keys may not list the buckets: type the bucket's name under 'By Name', or grant them s3:ListAllMyBuckets.`,
	);
});

it('keys without a bucket work also when they may not list the buckets', async () => {
	const test = atRefusing(denied, (settings) => testStage(settings, { ...place, bucket: '' }));
	expect(await test).toBe(
		`Connected: the keys work, but may not list the buckets (s3:ListAllMyBuckets). Type the bucket's name here, or under 'By Name' in 'Begin Run'.`,
	);
});

it('keys that may do nothing are told all rights at once', async () => {
	const sentence = await atRefusing(denied, (settings) => sentenceOf(testStage(settings, place)));
	expect(sentence).toBe(
		`The S3 keys may not do everything that runs need in bucket 'the-bucket': grant them to list objects below 'stage/' (s3:ListBucket), write an object below 'stage/' (s3:PutObject), delete an object below 'stage/' (s3:DeleteObject), list objects below 'braze/segment-export/' (s3:ListBucket), or use other keys in the S3 Stage credential.`,
	);
	expect(flawsOf(sentence)).toEqual([]);
});

it('a right on the KMS key is told as such', async () => {
	const message =
		'User: arn:aws:iam::1:user/n8n is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:1:key/k';
	const refusal = { ...denied, message };
	const sentence = await atRefusing(refusal, (settings) => sentenceOf(testStage(settings, place)));
	expect(sentence).toContain(`write an object below 'stage/' (kms:GenerateDataKey)`);
	expect(sentence).not.toContain('arn:aws');
});

it.each<[string, Refusal, string]>([
	['no bucket', { status: 404, code: 'NoSuchBucket' }, `'the-bucket' does not exist`],
	['wrong secret', { status: 403, code: 'SignatureDoesNotMatch' }, `'Secret Access Key'`],
	['a wrong clock', { status: 403, code: 'RequestTimeTooSkewed' }, `clock of this machine`],
	['an old token', { status: 400, code: 'ExpiredToken' }, `'Session Token'`],
	['overload', { status: 503, code: 'SlowDown' }, 'fewer requests'],
])('what is no missing right ends the test: %s', async (_name, refusal, words) => {
	const sentence = await atRefusing(refusal, (settings) => sentenceOf(testStage(settings, place)));
	expect(sentence).toContain(words);
	expect(flawsOf(sentence)).toEqual([]);
});
