import type { FastifyInstance } from 'fastify';
import type { BlueConicContext } from '../blueconicContext';
import { MADE_BY_OWNER } from '../blueConicUser';
import { listQuery, pageOf } from '../http/listPage';
import { queryList } from '../http/queryList';
import type { ProfileStore } from '../profiles/profileStore';
import { countSegmentProfiles, type BlueConicSegment } from './segments';

const segmentsQuery = listQuery.extend({ filterTag: queryList });

function listEntry(profiles: ProfileStore, segment: BlueConicSegment): Record<string, unknown> {
	const { id, name, description, tags } = segment;
	return {
		id,
		name,
		description,
		profileCount: countSegmentProfiles(profiles, segment),
		tags,
		...MADE_BY_OWNER,
		inverseOf: '',
		inversedBy: '',
	};
}

/** `GET /segments`, by tag when asked: https://rest.apidoc.blueconic.com */
export function registerSegments(
	app: FastifyInstance,
	{ tokens, segments, profiles }: BlueConicContext,
): void {
	const onRequest = tokens.requireScope('read:segments');
	app.get('/segments', { onRequest }, async (request) => {
		const { filterTag, ...query } = segmentsQuery.parse(request.query);
		const wanted = segments.filter(
			({ tags }) => filterTag.length === 0 || tags.some((tag) => filterTag.includes(tag)),
		);
		const { items, ...page } = pageOf(wanted, query);
		return { ...page, segments: items.map((segment) => listEntry(profiles, segment)) };
	});
}
