import { z } from 'zod';

import { ConfigurationError } from '../../flow/syncError';
import { countsSchema } from '../../report/counts';

/** Import goals bring Braze's users to BlueConic, export goals BlueConic's profiles to Braze. */
export const goalTypes = ['import', 'export'] as const;
export type GoalType = (typeof goalTypes)[number];

export const runReferenceSchema = z.object({
	runId: z.string().min(1),
	connection: z.string().min(1),
	goalKey: z.string().min(1),
	goalType: z.enum(goalTypes),
	stage: z.object({
		endpoint: z.string().min(1),
		bucket: z.string().min(1),
		folder: z.string(),
	}),
	counts: countsSchema,
});

/** What travels along the arrows: one item a run, small whatever the number of rows. */
export type RunReference = z.infer<typeof runReferenceSchema>;

/**
 * The reference in an incoming item.
 *
 * @throws ConfigurationError when the item is none.
 */
export function parseRunReference(json: unknown): RunReference {
	const parsed = runReferenceSchema.safeParse(json);
	if (parsed.success) return parsed.data;
	const field = parsed.error.issues[0]?.path.join('.') ?? '';
	throw new ConfigurationError(
		`The incoming item is no run (its '${field || 'runId'}' is missing or not valid): connect this node after 'S3 Stage: Begin Run' and pass its item on unchanged.`,
	);
}
