import { z } from 'zod';

const positive = z.number().int().min(1);

/**
 * How many requests the workspace may send; which figures a contract has is agreed with Braze.
 * https://www.braze.com/docs/api/api_limits
 */
export const limitSettings = z.strictObject({
	trackPer3Seconds: positive.default(3000).describe('Requests to `/users/track` in three seconds.'),
	trackPerHour: positive
		.nullable()
		.default(null)
		.describe(
			'Requests to `/users/track` in a clock hour, for contracts that have such a limit; none when null.',
		),
	sharedPerHour: positive
		.default(250_000)
		.describe('Requests in a clock hour to all endpoints that have no limit of their own.'),
	exportIdsPerMinute: positive
		.default(250)
		.describe('Requests to `/users/export/ids` in a minute.'),
	customAttributesPerHour: positive
		.default(1000)
		.describe('Requests to `/custom_attributes` in a clock hour.'),
	campaignSeriesPerMinute: positive
		.default(50_000)
		.describe('Requests to `/campaigns/data_series` in a minute.'),
	retryAfter: z
		.boolean()
		.default(false)
		.describe(
			'Whether a 429 says in `Retry-After` too how long to wait; Braze does not document it.',
		),
});

export type LimitSettings = z.output<typeof limitSettings>;
