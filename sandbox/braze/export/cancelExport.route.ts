import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { requirePermission } from '../apiKeys';
import type { BrazeContext } from '../brazeContext';
import { findSegment } from '../segments/segments';

const cancelRequest = z.object({ segment_id: z.string() });

/**
 * `POST /export/segment/cancel`; what Braze answers is not documented.
 * https://www.braze.com/docs/api/endpoints/export/segments/post_cancel_export
 */
export function registerCancelExport(
	app: FastifyInstance,
	{ keys, segments, exports }: BrazeContext,
): void {
	const onRequest = requirePermission(keys, 'segments.list');
	app.post('/export/segment/cancel', { onRequest }, async (request) => {
		const { segment_id } = cancelRequest.parse(request.body);
		await exports.exporter.cancel(findSegment(segments, segment_id));
		return { message: 'success' };
	});
}
