import type { FastifyInstance } from 'fastify';
import type { BrazeContext } from '../brazeContext';
import { requirePermission } from '../apiKeys';
import { readTrackRequest } from './trackRequest';
import { trackUsers } from './trackUsers';

/** `POST /users/track`: https://www.braze.com/docs/api/endpoints/user_data/post_user_track */
export function registerTrack(app: FastifyInstance, { keys, users }: BrazeContext): void {
	const onRequest = requirePermission(keys, 'users.track');
	app.post('/users/track', { onRequest }, async (request, reply) => {
		const answer = trackUsers(users, readTrackRequest(request.body));
		return await reply.status(201).send(answer);
	});
}
