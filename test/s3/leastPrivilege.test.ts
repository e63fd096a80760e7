import { Readable } from 'node:stream';

import { ConfigurationError } from '../../core/flow/syncError';
import { testStage } from '../../core/stage/s3/credentialTest';
import { DeniedError } from '../../core/stage/s3/errors';
import type { S3Store } from '../../core/stage/s3/store';
import { flawsOf } from '../engine/sentence';
import {
	documentedPolicy,
	limitedFolders,
	limitedUser,
	policyWithout,
	type LimitedUser,
} from './limitedUser';
import { describeStore } from './storeSuite';
import { createTestBucket, type TestBucket } from './testBucket';

const { stageFolder, brazeFolder } = limitedFolders;
const exported = `${brazeFolder}/segment-export/segment/2026-11-21/file.zip`;
const contentType = 'application/x-ndjson';

/** What each user of the policy would be told of an action that it lacks. */
const lacking: readonly (readonly [string, string, readonly string[]])[] = [
	['s3:PutObject', 'Stage', [`write an object below '${stageFolder}/' (s3:PutObject)`]],
	['s3:GetObject', 'Stage', [`read an object below '${stageFolder}/' (s3:GetObject)`]],
	['s3:DeleteObject', 'Stage', [`delete an object below '${stageFolder}/' (s3:DeleteObject)`]],
	[
		's3:AbortMultipartUpload',
		'Stage',
		[`abort the upload of an object below '${stageFolder}/' (s3:AbortMultipartUpload)`],
	],
	[
		's3:GetObject',
		'ReadExports',
		[`read an object below '${brazeFolder}/segment-export/' (s3:GetObject)`],
	],
	[
		's3:ListBucket',
		'List',
		[
			`list objects below '${stageFolder}/' (s3:ListBucket)`,
			`list objects below '${brazeFolder}/segment-export/' (s3:ListBucket)`,
		],
	],
];

function describeLimited(user: LimitedUser): void {
	describeStore('given, with the least rights,', async () => ({
		access: user.owner,
		stop: async () => {},
		limited: {
			access: user.access,
			below: `${stageFolder}/`,
			grant: async (bucket) => await user.grant(bucket, documentedPolicy(bucket)),
		},
	}));

	describe('the policy of docs/operating.md', () => {
		let bucket: TestBucket;
		let owner: S3Store;
		let store: S3Store;

		const settings = {
			...user.access,
			forcePathStyle: true,
			encryption: { kind: 'bucketDefault' },
		} as const;
		const place = () => ({ bucket: bucket.name, ...limitedFolders });

		beforeAll(async () => {
			bucket = await createTestBucket(user.owner);
			owner = bucket.open();
			store = bucket.open(user.access);
			await owner.putText(exported, 'rows');
			await owner.putText('elsewhere/file', 'private');
		}, 30_000);

		beforeEach(async () => await user.grant(bucket.name, documentedPolicy(bucket.name)));

		afterAll(async () => {
			for (const open of [owner, store]) open.close();
			await bucket.remove();
		}, 30_000);

		it('lets exports be listed and read', async () => {
			const { value } = await store.list(`${brazeFolder}/segment-export/segment/`).next();
			expect(value).toMatchObject({ key: exported });
			expect((await store.getText(exported))?.text).toBe('rows');
		});

		it.each<[string, string, (limited: S3Store) => Promise<unknown>]>([
			['writing elsewhere', 's3:PutObject', (limited) => limited.putText('elsewhere/x', 'x')],
			['writing beside the stage', 's3:PutObject', (limited) => limited.putText('the stage2', 'x')],
			[
				'writing a stream elsewhere',
				's3:PutObject',
				(limited) => limited.putStream('elsewhere/x', Readable.from(['x']), { contentType }),
			],
			['writing over an export', 's3:PutObject', (limited) => limited.putText(exported, 'x')],
			['deleting an export', 's3:DeleteObject', (limited) => limited.delete(exported)],
			['deleting elsewhere', 's3:DeleteObject', (limited) => limited.delete('elsewhere/file')],
			['reading elsewhere', 's3:GetObject', (limited) => limited.getText('elsewhere/file')],
			['listing elsewhere', 's3:ListBucket', (limited) => limited.list('elsewhere/').next()],
			['listing everything', 's3:ListBucket', (limited) => limited.list('').next()],
		])('denies %s, and the sentence names %s', async (_name, right, work) => {
			const failure = await work(store).catch((error: unknown) => error);
			expect(failure).toBeInstanceOf(DeniedError);
			expect(failure).toMatchObject({ right, message: expect.stringContaining(right) });
		});

		it('is all that the credential test asks for, and nothing of it stays', async () => {
			expect(await testStage(settings, place())).toBe(
				`Connected: the keys can do all that runs need in bucket '${bucket.name}', below '${stageFolder}/' and in Braze's '${brazeFolder}/segment-export/'.`,
			);
			expect((await owner.list(`${stageFolder}/`).next()).done).toBe(true);
			expect(await bucket.openUploads()).toEqual([]);
		});

		it.each(lacking)('without %s in %s the credential test says so', async (action, sid, words) => {
			const policy = documentedPolicy(bucket.name);
			await user.grant(bucket.name, policyWithout(policy, action, sid));
			const failure = await testStage(settings, place()).catch((error: unknown) => error);
			expect(failure).toBeInstanceOf(ConfigurationError);
			const sentence = failure instanceof Error ? failure.message : '';
			for (const word of words) expect(sentence).toContain(word);
			expect(sentence.match(/\(s3:/g)).toHaveLength(words.length);
			expect({ sentence, flaws: flawsOf(sentence) }).toEqual({ sentence, flaws: [] });
		});

		it('several missing rights are named in one answer', async () => {
			const policy = { ...documentedPolicy(bucket.name) };
			const one = policyWithout(policy, 's3:DeleteObject', 'Stage');
			await user.grant(bucket.name, policyWithout(one, 's3:GetObject', 'ReadExports'));
			await expect(testStage(settings, place())).rejects.toThrow(
				/\(s3:DeleteObject\).*\(s3:GetObject\)/,
			);
		});
	});
}

const user = limitedUser();

if (user) {
	describeLimited(user);
} else {
	const reason =
		'the environment gives no S3 server with a second user (S3_TEST_LIMITED_ACCESS_KEY)';
	process.stdout.write(`The least rights are not tested: ${reason}\n`);
	it.skip(`the store suite with the least rights: ${reason}`, () => undefined);
}
