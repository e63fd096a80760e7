import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { textStream } from '../../http/textStream';
import type { BlueConicContext } from '../blueconicContext';
import { BlueConicError } from '../blueconicError';
import { FIRST_CURSOR } from './cursor';
import { shownProperties } from '../profiles/profileText';
import { segmentPageText } from './segmentPage';

const pathParameters = z.object({ id: z.string() });
const repeatable = z.union([z.string().transform((id) => [id]), z.array(z.string())]);
const pageQuery = z.object({
	cursor: z.string().default(FIRST_CURSOR),
	count: z.coerce.number().int().min(1).max(1_000_000).default(20),
	properties: z.string().default(''),
	profileProperty: repeatable.default([]),
});

/** `GET /segments/{segment}/profiles`: https://rest.apidoc.blueconic.com */
export function registerSegmentProfiles(
	app: FastifyInstance,
	{ tokens, segments, profiles, catalogue }: BlueConicContext,
): void {
	const onRequest = tokens.requireScope('read:segments');
	app.get('/segments/:id/profiles', { onRequest }, async (request, reply) => {
		const { id } = pathParameters.parse(request.params);
		const segment = segments.find((candidate) => candidate.id === id);
		if (!segment) throw new BlueConicError(404, 'The segment does not exist');
		const query = pageQuery.parse(request.query);
		const listed = query.properties.split(',').map((property) => property.trim());
		const asked = [...listed.filter(Boolean), ...query.profileProperty];
		const shown = shownProperties(catalogue, asked);
		const page = segmentPageText(profiles, segment, { ...query, shown });
		reply.header('content-type', 'application/json; charset=utf-8');
		return await reply.send(textStream(page));
	});
}
