import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BrazeContext } from '../brazeContext';
import { requirePermission } from '../apiKeys';
import { BrazeError } from '../brazeError';
import { EXPORT_FIELDS } from '../users/userLine';

const exportRequest = z.object({
	segment_id: z.string(),
	fields_to_export: z.array(z.enum(EXPORT_FIELDS)).min(1),
	custom_attributes_to_export: z.array(z.string()).max(500).default([]),
	output_format: z.literal('gzip'),
});

/**
 * `POST /users/export/segment`, in gzip.
 * https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment
 */
export function registerExportSegment(
	app: FastifyInstance,
	{ keys, segments, exporter }: BrazeContext,
): void {
	const onRequest = requirePermission(keys, 'users.export.segment');
	app.post('/users/export/segment', { onRequest }, async (request, reply) => {
		const asked = exportRequest.parse(request.body);
		const segment = segments.find(({ id }) => id === asked.segment_id);
		if (!segment) throw new BrazeError(400, 'Invalid segment_id');
		if (exporter.isRunning(segment)) {
			throw new BrazeError(429, 'An export of this segment is already running');
		}
		const prefix = exporter.start(segment, {
			fields: asked.fields_to_export,
			customAttributes: asked.custom_attributes_to_export,
		});
		return await reply.status(201).send({ message: 'success', object_prefix: prefix });
	});
}
