import { z } from 'zod';

import { describeStore } from './storeSuite';

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

if (process.env.S3_TEST_ENDPOINT) {
	const access = given.parse(process.env);
	describeStore('given', async () => ({ access, stop: async () => {} }));
} else {
	it('the environment gives no S3 server (S3_TEST_ENDPOINT), so only the embedded one is tested', () => {
		expect(process.env.S3_TEST_ENDPOINT ?? '').toBe('');
	});
}
