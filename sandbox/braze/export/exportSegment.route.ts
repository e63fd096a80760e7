import type { FastifyInstance } from 'fastify';
import { requirePermission } from '../apiKeys';
import type { BrazeContext } from '../brazeContext';
import { BrazeError } from '../brazeError';
import { findSegment } from '../segments/segments';
import { orderNow } from './exportOrder';
import { exportRequest } from './exportRequest';

/** https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment */
const MAX_RUNNING_EXPORTS = 100;

/**
 * `POST /users/export/segment`
 * https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment
 */
export function registerExportSegment(
	app: FastifyInstance,
	{ keys, segments, exports, settings }: BrazeContext,
): void {
	const onRequest = requirePermission(keys, 'users.export.segment');
	app.post('/users/export/segment', { onRequest }, async (request, reply) => {
		const { exporter } = exports;
		const asked = exportRequest.parse(request.body);
		const segment = findSegment(segments, asked.segment_id);
		if (exporter.isRunning(segment)) {
			throw new BrazeError(429, 'An export of this segment is already running');
		}
		if (exporter.runningExports >= MAX_RUNNING_EXPORTS) {
			throw new BrazeError(429, 'Too many segments are being exported');
		}
		const { startedStatus, urlWithS3 } = settings.export;
		const destination = exports[settings.export.destination];
		const order = orderNow(
			{
				segment,
				selection: {
					fields: asked.fields_to_export,
					customAttributes: asked.custom_attributes_to_export,
				},
				format: asked.output_format,
				callbackEndpoint: asked.callback_endpoint,
				origin: `${request.protocol}://${request.host}`,
			},
			settings.export,
		);
		exporter.start(order, destination);
		const noUrl = urlWithS3 === 'null' ? null : undefined;
		return await reply.status(startedStatus).send({
			message: 'success',
			object_prefix: order.objectPrefix,
			url: destination.downloadAddress(order) ?? noUrl,
		});
	});
}
