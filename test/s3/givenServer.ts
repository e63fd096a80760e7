import { z } from 'zod';
import type { S3Access } from '../../sandbox/s3/s3Access';

const given = z
	.object({
		S3_TEST_ENDPOINT: z.url(),
		S3_TEST_ACCESS_KEY_ID: z.string().min(1),
		S3_TEST_SECRET_ACCESS_KEY: z.string().min(1),
		S3_TEST_REGION: z.string().min(1).default('us-east-1'),
	})
	.transform((names) => ({
		endpoint: names.S3_TEST_ENDPOINT,
		region: names.S3_TEST_REGION,
		accessKeyId: names.S3_TEST_ACCESS_KEY_ID,
		secretAccessKey: names.S3_TEST_SECRET_ACCESS_KEY,
	}));

/** The S3 server that the environment names, if it names one. */
export function givenServer(): S3Access | undefined {
	return process.env.S3_TEST_ENDPOINT ? given.parse(process.env) : undefined;
}
