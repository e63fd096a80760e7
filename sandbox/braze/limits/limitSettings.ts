import { z } from 'zod';

const positive = z.number().int().min(1);

/**
 * How many requests the workspace may send; which figures a contract has is agreed with Braze.
 * https://www.braze.com/docs/api/api_limits
 */
export const limitSettings = z.strictObject({
	/** Requests to `/users/track` in three seconds. */
	trackPer3Seconds: positive.default(3000),
	/** Requests to `/users/track` in a clock hour, for contracts that have such a limit. */
	trackPerHour: positive.optional(),
	/** Requests in a clock hour to all endpoints that have no limit of their own. */
	sharedPerHour: positive.default(250_000),
	/** Requests to `/users/export/ids` in a minute. */
	exportIdsPerMinute: positive.default(250),
	/** Requests to `/custom_attributes` in a clock hour. */
	customAttributesPerHour: positive.default(1000),
	/** Whether a 429 says in `Retry-After` too how long to wait; Braze does not document it. */
	retryAfter: z.boolean().default(false),
});

export type LimitSettings = z.output<typeof limitSettings>;
