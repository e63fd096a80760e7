import { z } from 'zod';
import { BLUECONIC_SCOPES } from './oauth/oauthClient';

/** What can be changed while the stand-in for BlueConic runs. */
export const blueConicBehaviour = z.strictObject({
	tokenLifetimeSeconds: z.number().int().min(0).default(3600),
	/** Requests the stand-in works on at the same time; one more is answered 429. */
	maxConcurrentRequests: z.number().int().min(1).default(20),
	/** What a SET without values does to a property; BlueConic does not document it. */
	emptySet: z.enum(['clears', 'ignored']).default('clears'),
});

export type BlueConicBehaviour = z.output<typeof blueConicBehaviour>;

/** The tenant that the stand-in for BlueConic plays. */
export const blueConicSettings = blueConicBehaviour.extend({
	/** Applications beside the one that may do everything. */
	moreClients: z
		.array(
			z.object({
				clientId: z.string(),
				clientSecret: z.string(),
				scopes: z.array(z.enum(BLUECONIC_SCOPES)),
			}),
		)
		.default([]),
});

export type BlueConicSettings = z.output<typeof blueConicSettings>;
