import type { FastifyInstance } from 'fastify';
import type { BrazeContext } from '../brazeContext';
import { requirePermission } from '../apiKeys';
import { BrazeError } from '../brazeError';
import { applyObjects } from './applyObjects';
import { trackAnswer } from './trackAnswer';
import { readTrackRequest } from './trackRequest';

const BODY_TOO_LARGE = 'FST_ERR_CTP_BODY_TOO_LARGE';

/** `POST /users/track`: https://www.braze.com/docs/api/endpoints/user_data/post_user_track */
export function registerTrack(
	app: FastifyInstance,
	{ keys, users, effects, settings: { track } }: BrazeContext,
): void {
	app.post('/users/track', {
		onRequest: requirePermission(keys, 'users.track'),
		errorHandler: (error) => {
			const isTooLarge = error.code === BODY_TOO_LARGE && track.oversizedBody === 400;
			throw isTooLarge ? new BrazeError(400, 'Bad Request') : error;
		},
		handler: async (request, reply) => {
			const accepted = readTrackRequest(request.body, track);
			effects.add(() => applyObjects(users, accepted.accepted, track));
			return await reply.status(201).send(trackAnswer(accepted));
		},
	});
}
