import { z } from 'zod';

import type { BlueConicClient } from './client';
import { pagedItems } from './paging';

const segmentSchema = z.object({
	id: z.string(),
	name: z.string(),
	profileCount: z.number().optional(),
});

const pageSchema = z
	.object({ segments: z.array(segmentSchema), totalResults: z.int().min(0).optional() })
	.transform(({ segments, totalResults }) => ({ items: segments, total: totalResults }));

/** A BlueConic segment as the list names it. */
export type BlueConicSegment = z.infer<typeof segmentSchema>;

/** All segments of the tenant. */
export function listSegments(
	blueConic: BlueConicClient,
	signal?: AbortSignal,
): AsyncGenerator<BlueConicSegment> {
	return pagedItems(
		blueConic,
		{ method: 'GET', path: '/segments', scope: 'read:segments', signal },
		pageSchema,
	);
}
