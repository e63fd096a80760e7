import { z } from 'zod';

/** A change of consent or permission level: `GET /profileEvents/{profileId}`. */
export const consentEvent = z.object({
	date: z.string(),
	type: z.enum(['ConsentChanged', 'PermissionLevelChanged']),
	properties: z.array(z.object({ id: z.string(), values: z.array(z.string()) })),
});

export type ConsentEvent = z.infer<typeof consentEvent>;
