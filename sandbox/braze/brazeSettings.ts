import { z } from 'zod';
import { BRAZE_PERMISSIONS } from './apiKeys';
import { exportSettings } from './export/exportSettings';
import { limitSettings } from './limits/limitSettings';
import { trackSettings } from './track/trackSettings';

/** What can be changed while the stand-in for Braze runs. */
export const brazeBehaviour = z.strictObject({
	limits: limitSettings.prefault({}),
	track: trackSettings.prefault({}),
	export: exportSettings.prefault({}),
});

export type BrazeBehaviour = z.output<typeof brazeBehaviour>;

/** The workspace that the stand-in for Braze plays. */
export const brazeSettings = brazeBehaviour.extend({
	moreKeys: z
		.array(z.object({ key: z.string(), permissions: z.array(z.enum(BRAZE_PERMISSIONS)) }))
		.default([])
		.describe('Keys beside the one that may do everything.'),
	echoUnknownKey: z
		.boolean()
		.default(true)
		.describe('Whether the answer to an unknown key repeats the key, as users of the API report.'),
	bucket: z
		.string()
		.optional()
		.describe("The bucket as set in Braze, when it is to be another one than the sandbox's."),
	folder: z.string().default('braze').describe('The folder set in Braze: exports lie below it.'),
});

export type BrazeSettings = z.output<typeof brazeSettings>;
