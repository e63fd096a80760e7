import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { countMembers } from '../../people/membership';
import { requirePermission } from '../apiKeys';
import type { BrazeContext } from '../brazeContext';
import { seriesDays, seriesQuery } from '../dataSeries';
import { listPage, listQuery } from '../listPage';
import { findSegment, type BrazeSegment } from './segments';

const CREATED_AT = '2026-02-02T09:00:00.000Z';

const detailsQuery = z.object({ segment_id: z.string() });
const sizesQuery = seriesQuery.extend({ segment_id: z.string() });

function listEntry({ id, name, analyticsTracking, tags }: BrazeSegment): Record<string, unknown> {
	return { id, name, analytics_tracking_enabled: analyticsTracking, tags };
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
		const listed = listPage(segments, listQuery.parse(request.query));
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
		return details(findSegment(segments, segment_id));
	});
}

/**
 * `GET /segments/data_series`: the size of today on every day, for tracked segments only.
 * https://www.braze.com/docs/api/endpoints/export/segments/get_segment_analytics
 */
export function registerSegmentSeries(
	app: FastifyInstance,
	{ keys, segments, users }: BrazeContext,
): void {
	const onRequest = requirePermission(keys, 'segments.data_series');
	app.get('/segments/data_series', { onRequest }, async (request) => {
		const asked = sizesQuery.parse(request.query);
		const segment = findSegment(segments, asked.segment_id);
		const days = segment.analyticsTracking ? seriesDays(asked) : [];
		const size = countMembers(segment.membership, users.size);
		return { message: 'success', data: days.map((time) => ({ time, size })) };
	});
}
