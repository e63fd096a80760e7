import { z } from 'zod';

import type { BlueConicClient } from './client';
import { pagedItems } from './paging';

const objectiveSchema = z.object({ id: z.string(), name: z.string().optional() });

const pageSchema = z
	.object({ objectives: z.array(objectiveSchema), totalResults: z.int().min(0).optional() })
	.transform(({ objectives, totalResults }) => ({ items: objectives, total: totalResults }));

/** Something that profiles consent to or refuse. */
export type Objective = z.infer<typeof objectiveSchema>;

/** All objectives of the tenant (rest.apidoc.blueconic.com, GET /objectives). */
export function listObjectives(
	blueConic: BlueConicClient,
	signal?: AbortSignal,
): AsyncGenerator<Objective> {
	return pagedItems(
		blueConic,
		{ method: 'GET', path: '/objectives', scope: 'read:objectives', signal },
		pageSchema,
	);
}
