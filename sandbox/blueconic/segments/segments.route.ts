import type { FastifyInstance } from 'fastify';
import type { BlueConicContext } from '../blueconicContext';
import { listQuery, pageOf } from '../listPage';
import type { ProfileStore } from '../profiles/profileStore';
import { countSegmentProfiles, type BlueConicSegment } from './segments';

const CREATED_AT = '2025-01-22T11:21:33.872Z';

function listEntry(profiles: ProfileStore, segment: BlueConicSegment): Record<string, unknown> {
	const { id, name, description, tags } = segment;
	return {
		id,
		name,
		description,
		profileCount: countSegmentProfiles(profiles, segment),
		tags,
		creationDate: CREATED_AT,
		lastModifiedDate: CREATED_AT,
	};
}

/** `GET /segments`: https://rest.apidoc.blueconic.com */
export function registerSegments(
	app: FastifyInstance,
	{ tokens, segments, profiles }: BlueConicContext,
): void {
	const onRequest = tokens.requireScope('read:segments');
	app.get('/segments', { onRequest }, async (request) => {
		const { items, ...page } = pageOf(segments, listQuery.parse(request.query));
		return { ...page, segments: items.map((segment) => listEntry(profiles, segment)) };
	});
}
