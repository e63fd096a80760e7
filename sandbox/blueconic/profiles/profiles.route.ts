import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BlueConicContext } from '../blueconicContext';
import { BlueConicError } from '../blueconicError';
import { pageOf } from '../http/listPage';
import { queryList } from '../http/queryList';
import { eventFilter } from '../timeline/eventFilter';
import { profileExpansions } from './expansions';
import type { MatchTerm } from './profileIndexes';
import { profileText, profileView } from './profileText';
import { askedProperties, propertyChoice } from './propertyChoice';

const pathParameters = z.object({ id: z.string() });
const profileQuery = z.object({
	expand: queryList,
	collapse: queryList,
	...propertyChoice.shape,
	...eventFilter.shape,
	eventCount: z.coerce.number().int().min(0).default(20),
});
const searchQuery = z
	.object({ property: queryList, value: queryList })
	.refine(({ property, value }) => property.length > 0 && property.length === value.length, {
		error: 'property and value belong together',
		path: ['value'],
	});

const ONE_PAGE = { startIndex: 0, count: 20 };

function termsOf({ property, value }: z.output<typeof searchQuery>): readonly MatchTerm[] {
	return property.map((id, index) => ({ id, value: value[index] ?? '' }));
}

/** `GET /profiles`: several pairs narrow the search. https://rest.apidoc.blueconic.com */
function registerSearch(
	app: FastifyInstance,
	{ tokens, catalogue, profiles, settings }: BlueConicContext,
): void {
	const onRequest = tokens.requireScope('read:profiles');
	app.get('/profiles', { onRequest }, async (request) => {
		const terms = termsOf(searchQuery.parse(request.query));
		for (const { id } of terms) {
			if (catalogue.get(id)?.indexed) continue;
			throw new BlueConicError(501, `${id} is not a unique identifier`);
		}
		const found = profiles.findByTerms(terms, settings.textCase);
		const { items, ...page } = pageOf(found, ONE_PAGE);
		return { profiles: items.map((position) => ({ id: profiles.at(position)?.id })), ...page };
	});
}

/** `GET /profiles/{profileId}`: https://rest.apidoc.blueconic.com */
function registerProfile(
	app: FastifyInstance,
	{ tokens, catalogue, profiles, segments }: BlueConicContext,
): void {
	const onRequest = tokens.requireScope('read:profiles');
	app.get('/profiles/:id', { onRequest }, async (request, reply) => {
		const position = profiles.findById(pathParameters.parse(request.params).id);
		const profile = profiles.at(position ?? -1);
		if (!profile) throw new BlueConicError(404, 'The profile does not exist');
		const query = profileQuery.parse(request.query);
		const wanted = { asked: askedProperties(query), seesPii: tokens.seesPii(request) };
		const sections = profileExpansions(query, { profiles, segments, events: query });
		reply.header('content-type', 'application/json; charset=utf-8');
		return await reply.send(profileText(profile, profileView(catalogue, wanted, sections)));
	});
}

/** Reading single profiles: by their id or by unique identifiers. */
export function registerProfiles(app: FastifyInstance, context: BlueConicContext): void {
	registerSearch(app, context);
	registerProfile(app, context);
}
