import { z } from 'zod';

const milliseconds = z.number().int().min(0);
/** Node's timers reach no further than 24 days. */
const seconds = z.number().min(0).max(2_000_000);
const FOUR_HOURS = 4 * 3600;

/**
 * How exports behave.
 * https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment
 */
export const exportSettings = z.strictObject({
	destination: z
		.enum(['s3', 'url'])
		.default('s3')
		.describe(
			"Where files go: into the bucket set in Braze, or to a download address of Braze's own.",
		),
	usersPerFile: z.number().int().min(1).default(5000).describe('How many users a file holds.'),
	fileDelayMs: milliseconds.default(200).describe('How long each file takes to appear.'),
	startedStatus: z
		.union([z.literal(200), z.literal(201), z.literal(202)])
		.default(201)
		.describe('The success code of a started export; Braze does not document it.'),
	urlWithS3: z
		.enum(['null', 'absent'])
		.default('null')
		.describe('How the answer says that there is no download address, because there is a bucket.'),
	entryExtension: z
		.enum(['txt', 'json'])
		.default('txt')
		.describe(
			"What the files within a zip are called; documentation and Braze's own script differ.",
		),
	dateFolder: z
		.enum(['callback', 'request'])
		.default('callback')
		.describe(
			"The date in the key: the request's, or each file's own, the last of which is the callback's.",
		),
	clockOffsetMs: z
		.number()
		.int()
		.default(0)
		.describe("How far Braze's clock is ahead of the machine's, for exports across midnight."),
	dashboardExports: z
		.boolean()
		.default(true)
		.describe(
			'Whether somebody exports a segment from the dashboard whenever it is exported by API.',
		),
	emptySegment: z
		.enum(['noFile', 'emptyFile'])
		.default('noFile')
		.describe(
			'Whether an export of a segment without members writes a file; Braze does not document it.',
		),
	failAfterFiles: z
		.number()
		.int()
		.min(0)
		.nullable()
		.default(null)
		.describe('After so many files an export ends in silence; never when null.'),
	removeAfterSeconds: seconds
		.nullable()
		.default(FOUR_HOURS)
		.describe('When each file goes away again; sources differ. Never when null.'),
	urlLifetimeSeconds: seconds
		.default(FOUR_HOURS)
		.describe('How long a download address is valid once the export is ready.'),
	exportIdsFieldsRequired: z
		.boolean()
		.default(true)
		.describe('Whether `/users/export/ids` insists on `fields_to_export`, as since 2024-08-22.'),
});

export type ExportSettings = z.output<typeof exportSettings>;
