import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BlueConicContext } from '../blueconicContext';
import { BlueConicError } from '../blueconicError';
import { listQuery, pageOf } from '../http/listPage';

const pathParameters = z.object({ id: z.string() });

/** `GET /profileEvents/{profileId}`: https://rest.apidoc.blueconic.com */
export function registerProfileEvents(
	app: FastifyInstance,
	{ tokens, profiles }: BlueConicContext,
): void {
	const onRequest = tokens.requireScope('read:profiles');
	app.get('/profileEvents/:id', { onRequest }, async ({ params, query }) => {
		const position = profiles.findById(pathParameters.parse(params).id);
		const profile = profiles.at(position ?? -1);
		if (!profile) throw new BlueConicError(404, 'The profile does not exist');
		const { items, ...page } = pageOf(profile.details.consentEvents, listQuery.parse(query));
		return { events: items, ...page };
	});
}
