import { z } from 'zod';
import { blueConicSettings } from './blueconic/blueConicSettings';
import { brazeSettings } from './braze/brazeSettings';

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
	ports: z.strictObject({ braze: port, blueConic: port, s3: port, admin: port }).prefault({}),
	/** An S3 server to use instead of the embedded one. */
	s3: externalS3.optional(),
	bucket: z.string().default('sandbox'),
	braze: brazeSettings.prefault({}),
	blueConic: blueConicSettings.prefault({}),
});

export type SandboxSettings = z.input<typeof sandboxSettings>;
export type CompleteSettings = z.output<typeof sandboxSettings>;
