import { z } from 'zod';
import { BRAZE_PERMISSIONS } from './braze/apiKeys';
import { BLUECONIC_SCOPES } from './blueconic/oauthClient';

const port = z.number().int().min(0).max(65_535).default(0);
const count = z.number().int().min(0);

const externalS3 = z.object({
	endpoint: z.url(),
	region: z.string().default('us-east-1'),
	accessKeyId: z.string(),
	secretAccessKey: z.string(),
});

/** What a sandbox can be told; everything has a default. Port 0 means any free port. */
export const sandboxSettings = z.strictObject({
	seed: z.number().int().default(1),
	profiles: count.default(20_000),
	users: count.default(20_000),
	brazePort: port,
	blueConicPort: port,
	s3Port: port,
	adminPort: port,
	/** An S3 server to use instead of the embedded one. */
	s3: externalS3.optional(),
	bucket: z.string().default('sandbox'),
	/** The bucket as set in Braze, when it is to be another one than the sandbox's. */
	brazeBucket: z.string().optional(),
	brazeFolder: z.string().default('braze'),
	/** Braze keys beside the one that may do everything. */
	moreBrazeKeys: z
		.array(z.object({ key: z.string(), permissions: z.array(z.enum(BRAZE_PERMISSIONS)) }))
		.default([]),
	/** BlueConic applications beside the one that may do everything. */
	moreBlueConicClients: z
		.array(
			z.object({
				clientId: z.string(),
				clientSecret: z.string(),
				scopes: z.array(z.enum(BLUECONIC_SCOPES)),
			}),
		)
		.default([]),
	tokenLifetimeSeconds: count.default(3600),
	usersPerExportFile: count.min(1).default(5000),
	exportFileDelayMs: count.default(200),
});

export type SandboxSettings = z.input<typeof sandboxSettings>;
export type CompleteSettings = z.output<typeof sandboxSettings>;
