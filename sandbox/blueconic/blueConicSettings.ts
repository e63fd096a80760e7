import { z } from 'zod';
import { BLUECONIC_SCOPES } from './oauth/oauthClient';

/** What can be changed while the stand-in for BlueConic runs. */
export const blueConicBehaviour = z.strictObject({
	tokenLifetimeSeconds: z
		.number()
		.int()
		.min(0)
		.default(3600)
		.describe('How long an access token can be used.'),
	missingScope: z
		.literal([401, 403])
		.default(401)
		.describe('Unknown: how a missing scope is answered where the documentation declares no 403.'),
	maxConcurrentRequests: z
		.number()
		.int()
		.min(1)
		.default(20)
		.describe('Bulk requests the stand-in works on at the same time; one more is answered 429.'),
	processMs: z
		.number()
		.int()
		.min(0)
		.default(0)
		.describe('How long a bulk request takes before it is applied.'),
	cursorLifetimeSeconds: z
		.number()
		.int()
		.min(0)
		.default(900)
		.describe("Unknown: how long a cursor of a segment's profiles can be used."),
	emptySet: z
		.enum(['clears', 'ignored'])
		.default('clears')
		.describe(
			'Unknown: what a SET without values does; clearing shows a client that sends one unwanted.',
		),
	severalMatches: z
		.enum(['skipped', 'oldest'])
		.default('skipped')
		.describe(
			'Unknown: whether an entry that matches several profiles is SKIPPED or changes the oldest.',
		),
	textCase: z
		.enum(['sensitive', 'insensitive'])
		.default('sensitive')
		.describe(
			'Unknown: whether texts match that differ in case only: in matching, search and refinements.',
		),
	openRanges: z
		.enum(['refused', 'accepted'])
		.default('refused')
		.describe('Unknown: whether a refinement takes a range with one end.'),
	mergeOnIdentifiers: z
		.boolean()
		.default(false)
		.describe('Whether profiles that come to share a unique identifier are merged (merge rules).'),
});

export type BlueConicBehaviour = z.output<typeof blueConicBehaviour>;

/** The tenant that the stand-in for BlueConic plays. */
export const blueConicSettings = blueConicBehaviour.extend({
	moreClients: z
		.array(
			z.object({
				clientId: z.string(),
				clientSecret: z.string(),
				scopes: z.array(z.enum(BLUECONIC_SCOPES)),
				/** Whether the user it runs as sees personal data. */
				seesPii: z.boolean().default(true),
			}),
		)
		.default([])
		.describe('Applications beside the one that may do everything.'),
	mergedProfiles: z
		.number()
		.int()
		.min(0)
		.default(0)
		.describe('Older profiles that were replaced by the first of the generated ones.'),
});

export type BlueConicSettings = z.output<typeof blueConicSettings>;
