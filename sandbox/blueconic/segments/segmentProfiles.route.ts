import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { textStream } from '../../http/textStream';
import type { BlueConicContext } from '../blueconicContext';
import { BlueConicError } from '../blueconicError';
import { queryList } from '../http/queryList';
import { segmentExpansions } from '../profiles/expansions';
import { profileView, type ProfileView } from '../profiles/profileText';
import { askedProperties, propertyChoice } from '../profiles/propertyChoice';
import { compileRefinement } from '../refinement/refinement';
import { eventFilter } from '../timeline/eventFilter';
import { audienceQuery, Audiences } from './audiences';
import { FIRST_CURSOR } from './cursor';
import { pageText } from './pageText';
import { readSegmentPage } from './segmentPage';

const pathParameters = z.object({ id: z.string() });
const pageQuery = z.object({
	cursor: z.string().min(1).default(FIRST_CURSOR),
	count: z.coerce.number().int().min(1).max(1_000_000).default(20),
	maxHitsAllowed: z.coerce.number().int().min(0).default(0),
	refinement: z.string().optional(),
	expand: queryList,
	...propertyChoice.shape,
	...eventFilter.shape,
	...audienceQuery.shape,
});

type PageQuery = z.output<typeof pageQuery>;

function viewOf(
	{ tokens, catalogue, profiles, segments }: BlueConicContext,
	query: PageQuery,
	request: FastifyRequest,
): ProfileView {
	const wanted = { asked: askedProperties(query), seesPii: tokens.seesPii(request) };
	const sections = segmentExpansions(query.expand, { profiles, segments, events: query });
	return profileView(catalogue, wanted, sections);
}

/**
 * `GET /segments/{segment}/profiles`, streamed. The profiles of a page are those of the moment it
 * was asked for. https://rest.apidoc.blueconic.com
 */
export function registerSegmentProfiles(app: FastifyInstance, context: BlueConicContext): void {
	const { tokens, segments, profiles, catalogue, settings } = context;
	const onRequest = tokens.requireScope('read:segments');
	const audiences = new Audiences();
	app.get('/segments/:id/profiles', { onRequest }, async (request, reply) => {
		const { id } = pathParameters.parse(request.params);
		const segment = segments.find((candidate) => candidate.id === id);
		if (!segment) throw new BlueConicError(404, 'The segment does not exist');
		const query = pageQuery.parse(request.query);
		const refinement =
			query.refinement === undefined
				? undefined
				: compileRefinement(query.refinement, { catalogue, settings });
		const filters = [refinement, audiences.filterFor(catalogue, query)];
		const page = readSegmentPage(profiles, segment, {
			...query,
			filters: filters.filter((filter) => filter !== undefined),
			cursorLifetimeSeconds: settings.cursorLifetimeSeconds,
		});
		audiences.commit(query, page.profiles);
		const [path] = request.url.split('?');
		const url = `${request.protocol}://${request.host}${path}`;
		const text = pageText(page, { ...query, url }, viewOf(context, query, request));
		reply.header('content-type', 'application/json; charset=utf-8');
		return await reply.send(textStream(text));
	});
}
