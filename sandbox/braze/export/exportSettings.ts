import { z } from 'zod';

const milliseconds = z.number().int().min(0);

/**
 * How exports behave.
 * https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment
 */
export const exportSettings = z.strictObject({
	/** Where files go: into the bucket set in Braze, or to a download address of Braze's own. */
	destination: z.enum(['s3', 'url']).default('s3'),
	usersPerFile: z.number().int().min(1).default(5000),
	/** How long each file takes to appear. */
	fileDelayMs: milliseconds.default(200),
	/** The clock's hour and minute, for exports across midnight; the machine's own when left out. */
	startAt: z.iso.datetime().optional(),
});

export type ExportSettings = z.output<typeof exportSettings>;
