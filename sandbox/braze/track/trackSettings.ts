import { z } from 'zod';
import { ATTRIBUTE_TYPES } from '../users/attributeTypes';

const names = z.array(z.string()).default([]);

/** What a workspace says about `/users/track` and what is written by it. */
export const trackSettings = z.strictObject({
	/** Objects in one request; 75 by default, 50 or fewer in some contracts. */
	maxObjects: z.number().int().min(1).default(75),
	/** Whether the limit counts all three arrays together, or each for itself as older contracts do. */
	objectsCounted: z.enum(['perRequest', 'perArray']).default('perRequest'),
	/** The answer to a body over 4 MB; the documentation names both. */
	oversizedBody: z.union([z.literal(413), z.literal(400)]).default(413),
	/** How long after the answer the effect comes. */
	effectDelayMs: z.number().int().min(0).default(50),
	/** The effect of each request comes up to so much later still, so that requests overtake each other. */
	effectJitterMs: z.number().int().min(0).default(0),
	/** Elements of a list attribute. */
	maxListElements: z.number().int().min(1).default(25),
	/** Custom attributes whose type was forced in the dashboard. */
	forcedTypes: z.record(z.string(), z.enum(ATTRIBUTE_TYPES)).default({}),
	blocklistedAttributes: names,
	blocklistedEvents: names,
	blocklistedProducts: names,
	/** External ids of users that Braze has blocked. */
	blockedExternalIds: names,
	/** What an empty text does to an attribute; Braze does not document it. */
	emptyText: z.enum(['stored', 'clears']).default('stored'),
});

export type TrackSettings = z.output<typeof trackSettings>;
