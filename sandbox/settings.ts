import { z } from 'zod';
import { blueConicSettings } from './blueconic/blueConicSettings';
import { brazeSettings } from './braze/brazeSettings';
import { faultPlan, NO_FAULTS } from './faults/faultPlan';

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
	seed: z.number().int().default(1).describe('Which people are generated.'),
	profiles: count.default(20_000).describe('How many people BlueConic knows.'),
	users: count
		.default(20_000)
		.describe('How many people Braze knows; half of them BlueConic knows too.'),
	profilesFile: z
		.string()
		.optional()
		.describe('A file of profiles as the admin API gives them, in place of generated ones.'),
	usersFile: z.string().optional().describe('The same for users.'),
	ports: z
		.strictObject({ braze: port, blueConic: port, s3: port, admin: port })
		.prefault({})
		.describe(
			'The ports to listen on; 0 means any free one. `npm run sandbox` takes 4710 to 4713.',
		),
	s3: externalS3.optional().describe('An S3 server to use instead of the embedded one.'),
	s3Conditions: z
		.enum(['enforced', 'ignored'])
		.default('enforced')
		.describe(
			'Whether conditional writes (`If-Match`, `If-None-Match`) are obeyed, as AWS does. Only for the embedded server; another one does as it does.',
		),
	bucket: z.string().default('sandbox').describe('The bucket, which is made unless it is there.'),
	braze: brazeSettings.prefault({}),
	blueConic: blueConicSettings.prefault({}),
	faults: faultPlan.default(NO_FAULTS).describe('What goes wrong, and when.'),
	logSize: z
		.number()
		.int()
		.min(1)
		.default(100_000)
		.describe('How many of the last requests, and of the last faults, can be read back.'),
});

export type SandboxSettings = z.input<typeof sandboxSettings>;
export type CompleteSettings = z.output<typeof sandboxSettings>;
