import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BrazeContext } from '../brazeContext';
import { requirePermission } from '../apiKeys';
import { BrazeError } from '../brazeError';
import type { BrazeSegment } from './segments';

const PAGE_SIZE = 100;
const CREATED_AT = '2026-02-02T09:00:00.000Z';

const listQuery = z.object({
	page: z.coerce.number().int().min(0).default(0),
	sort_direction: z.enum(['asc', 'desc']).default('asc'),
});
const detailsQuery = z.object({ segment_id: z.string() });

function listEntry({ id, name, tags }: BrazeSegment): Record<string, unknown> {
	return { id, name, analytics_tracking_enabled: true, tags };
}

function details({ name, description, tags }: BrazeSegment): Record<string, unknown> {
	return {
		message: 'success',
		created_at: CREATED_AT,
		updated_at: CREATED_AT,
		name,
		description,
		text_description: description,
		tags,
		teams: [],
	};
}

/** `GET /segments/list`: https://www.braze.com/docs/api/endpoints/export/segments/get_segment */
export function registerSegmentList(app: FastifyInstance, { keys, segments }: BrazeContext): void {
	const onRequest = requirePermission(keys, 'segments.list');
	app.get('/segments/list', { onRequest }, async (request) => {
		const { page, sort_direction } = listQuery.parse(request.query);
		const sorted = sort_direction === 'asc' ? segments : segments.toReversed();
		const start = page * PAGE_SIZE;
		const listed = sorted.slice(start, start + PAGE_SIZE);
		return { message: 'success', segments: listed.map(listEntry) };
	});
}

/** https://www.braze.com/docs/api/endpoints/export/segments/get_segment_details */
export function registerSegmentDetails(
	app: FastifyInstance,
	{ keys, segments }: BrazeContext,
): void {
	const onRequest = requirePermission(keys, 'segments.details');
	app.get('/segments/details', { onRequest }, async (request) => {
		const { segment_id } = detailsQuery.parse(request.query);
		const segment = segments.find(({ id }) => id === segment_id);
		if (!segment) throw new BrazeError(400, 'Invalid segment_id');
		return details(segment);
	});
}
