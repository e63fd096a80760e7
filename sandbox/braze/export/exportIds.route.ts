import type { FastifyInstance } from 'fastify';
import { requirePermission } from '../apiKeys';
import type { BrazeContext } from '../brazeContext';
import { userLine, EVERYTHING } from '../users/userLine';
import { BrazeError } from '../brazeError';
import { exportIdsRequest, lookUpUsers } from './exportIdsRequest';

/**
 * `POST /users/export/ids`: users as they are now, without what is still queued.
 * https://www.braze.com/docs/api/endpoints/export/user_data/post_users_identifier
 */
export function registerExportIds(
	app: FastifyInstance,
	{ keys, users, settings }: BrazeContext,
): void {
	const onRequest = requirePermission(keys, 'users.export.ids');
	app.post('/users/export/ids', { onRequest }, async (request, reply) => {
		const asked = exportIdsRequest.parse(request.body);
		const fields = asked.fields_to_export;
		if (!fields && settings.export.exportIdsFieldsRequired) {
			throw new BrazeError(400, "'fields_to_export' is required");
		}
		const { found, unknown } = lookUpUsers(users, asked);
		const selection = fields ? { fields, customAttributes: [] } : EVERYTHING;
		const lines = found.map((user) => userLine(user, selection));
		const invalid = unknown.length > 0 ? `,"invalid_user_ids":${JSON.stringify(unknown)}` : '';
		return await reply
			.status(201)
			.type('application/json; charset=utf-8')
			.send(`{"message":"success","users":[${lines.join(',')}]${invalid}}`);
	});
}
