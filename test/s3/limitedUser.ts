import { PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { createS3Client } from '../../sandbox/s3/bucket';
import type { S3Access } from '../../sandbox/s3/s3Access';
import { givenServer } from './givenServer';

/** The folders that the policy is limited to. */
export const limitedFolders = { stageFolder: 'the stage', brazeFolder: 'from-braze' } as const;

const policySchema = z.looseObject({
	Statement: z.array(
		z.looseObject({ Sid: z.string(), Action: z.array(z.string()), Resource: z.array(z.string()) }),
	),
});

/** What keys may do, as docs/operating.md says it. */
export type Policy = z.output<typeof policySchema>;

/** The policy of the page with the bucket and the folders filled in. */
export function documentedPolicy(bucket: string): Policy {
	const page = readFileSync(join(__dirname, '..', '..', 'docs', 'operating.md'), 'utf8');
	const [, policy] = /```json policy-n8n\n([^]*?)```/.exec(page) ?? [];
	if (policy === undefined) throw new Error('docs/operating.md has no policy for n8n');
	const filled = policy
		.replaceAll('YOUR-BUCKET', bucket)
		.replaceAll('YOUR-STAGE-FOLDER', limitedFolders.stageFolder)
		.replaceAll('YOUR-BRAZE-FOLDER', limitedFolders.brazeFolder);
	return policySchema.parse(JSON.parse(filled));
}

/** The policy without an action of a statement; the owner of an object may do it but for a denial. */
export function policyWithout(policy: Policy, action: string, sid: string): Policy {
	const denials = policy.Statement.filter(({ Sid }) => Sid === sid).map(({ Resource }) => ({
		Sid: `No ${sid}`,
		Effect: 'Deny',
		Action: [action],
		Resource,
	}));
	return { ...policy, Statement: [...policy.Statement, ...denials] };
}

const given = z.object({
	S3_TEST_LIMITED_ACCESS_KEY: z.string().min(1),
	S3_TEST_LIMITED_SECRET_KEY: z.string().min(1),
	S3_TEST_LIMITED_PRINCIPAL: z.string().default('arn:aws:iam:::user/limited'),
});

/** A second user of the given server, who may do nothing but what a bucket's policy grants. */
export interface LimitedUser {
	readonly owner: S3Access;
	readonly access: S3Access;
	/** Grants the policy on a bucket, in place of the one before. */
	grant(bucket: string, policy: Policy): Promise<void>;
}

/** The second user, if the environment names one. */
export function limitedUser(): LimitedUser | undefined {
	const owner = givenServer();
	if (!owner || !process.env.S3_TEST_LIMITED_ACCESS_KEY) return undefined;
	const names = given.parse(process.env);
	return {
		owner,
		access: {
			...owner,
			accessKeyId: names.S3_TEST_LIMITED_ACCESS_KEY,
			secretAccessKey: names.S3_TEST_LIMITED_SECRET_KEY,
		},
		async grant(bucket, policy) {
			const Principal = { AWS: [names.S3_TEST_LIMITED_PRINCIPAL] };
			const Statement = policy.Statement.map((statement) => ({ ...statement, Principal }));
			const client = createS3Client(owner);
			const Policy = JSON.stringify({ ...policy, Statement });
			await client.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }));
			client.destroy();
		},
	};
}
