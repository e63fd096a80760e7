import { z } from 'zod';

import { ConfigurationError } from '../flow/syncError';
import type { BrazeClient } from './client';

const segmentsPageSchema = z.object({
	segments: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** A Braze segment as the list names it. */
export type BrazeSegment = z.infer<typeof segmentsPageSchema>['segments'][number];

/** braze.com/docs/api/endpoints/export/segments/get_segment: 100 a page, no total. */
const segmentsPerPage = 100;

/** All segments that are not archived, page by page. */
export async function* listSegments(
	braze: BrazeClient,
	signal?: AbortSignal,
): AsyncGenerator<BrazeSegment> {
	for (let page = 0; ; page += 1) {
		const { segments } = await braze.call(
			{
				method: 'GET',
				path: '/segments/list',
				permission: 'segments.list',
				query: { page, sort_direction: 'desc' },
				signal,
			},
			segmentsPageSchema,
		);
		yield* segments;
		if (segments.length < segmentsPerPage) return;
	}
}

const segmentDetailsSchema = z.object({ name: z.string() });

/**
 * The name of a segment that has to exist.
 *
 * @throws ConfigurationError when Braze does not know it.
 */
export async function requireSegment(
	braze: BrazeClient,
	segmentId: string,
	signal?: AbortSignal,
): Promise<{ readonly name: string }> {
	const request = {
		method: 'GET',
		path: '/segments/details',
		permission: 'segments.details',
		query: { segment_id: segmentId },
	} as const;
	const response = await braze.answer({ ...request, signal });
	if (response.status === 400 || response.status === 404) {
		throw new ConfigurationError(
			`Braze has no segment '${segmentId}' in this workspace: choose another 'Segment'.`,
		);
	}
	return braze.parsed(response, request, segmentDetailsSchema);
}
