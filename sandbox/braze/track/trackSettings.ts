import { z } from 'zod';
import { TIME_FORMATS } from '../attributes/timeValue';
import { ATTRIBUTE_TYPES } from '../users/attributeTypes';

const names = z.array(z.string()).default([]);

/** What a workspace says about `/users/track` and what is written by it. */
export const trackSettings = z.strictObject({
	maxObjects: z
		.number()
		.int()
		.min(1)
		.default(75)
		.describe('Objects in one request; 75 by default, 50 or fewer in some contracts.'),
	objectsCounted: z
		.enum(['perRequest', 'perArray'])
		.default('perRequest')
		.describe(
			'Whether the limit counts all three arrays together, or each for itself as older contracts do.',
		),
	oversizedBody: z
		.union([z.literal(413), z.literal(400)])
		.default(413)
		.describe('The answer to a body over 4 MB; the documentation names both.'),
	effectDelayMs: z
		.number()
		.int()
		.min(0)
		.default(50)
		.describe('How long after the answer the effect comes.'),
	effectJitterMs: z
		.number()
		.int()
		.min(0)
		.default(0)
		.describe(
			'The effect of each request comes up to so much later still, so that requests overtake each other.',
		),
	maxListElements: z.number().int().min(1).default(25).describe('Elements of a list attribute.'),
	forcedTypes: z
		.record(z.string(), z.enum(ATTRIBUTE_TYPES))
		.default({})
		.describe('Custom attributes whose type was forced in the dashboard.'),
	blocklistedAttributes: names.describe('Custom attributes that Braze passes over in silence.'),
	blocklistedEvents: names.describe('Events that Braze passes over in silence.'),
	blocklistedProducts: names.describe('Products whose purchases Braze passes over in silence.'),
	blockedExternalIds: names.describe('External ids of users that Braze has blocked.'),
	emptyText: z
		.enum(['stored', 'clears'])
		.default('stored')
		.describe('What an empty text does to an attribute; Braze does not document it.'),
	unknownBrazeId: z
		.enum(['ignored', 'created'])
		.default('ignored')
		.describe('What becomes of a Braze id that nobody has; Braze does not document it.'),
	longNames: z
		.enum(['ignored', 'stored'])
		.default('ignored')
		.describe(
			'What becomes of an attribute whose name has over 255 characters; Braze does not document it.',
		),
	customTimeFormat: z
		.enum(TIME_FORMATS)
		.default('utcText')
		.describe('How exports write time values of custom attributes; Braze does not document it.'),
	coordinates: z
		.enum(['longitudeFirst', 'latitudeFirst'])
		.default('longitudeFirst')
		.describe("The order of `last_coordinates`: the documentation's text and its sample differ."),
});

export type TrackSettings = z.output<typeof trackSettings>;
