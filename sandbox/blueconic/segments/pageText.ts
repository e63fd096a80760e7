import { profileText, type ProfileView } from '../profiles/profileText';
import { FIRST_CURSOR } from './cursor';
import type { SegmentPage } from './segmentPage';

/** The request an answer belongs to. */
export interface PageOrigin {
	/** The address without its query. */
	readonly url: string;
	readonly cursor: string;
	readonly count: number;
}

function link({ url, count }: PageOrigin, rel: string, cursor: string): Record<string, string> {
	const query = new URLSearchParams({ cursor, count: String(count) });
	return { href: `${url}?${query.toString()}`, rel, type: 'application/json' };
}

/** A page of a segment's profiles as JSON text, piece by piece. */
export function* pageText(
	{ profiles, total, nextCursor }: SegmentPage,
	origin: PageOrigin,
	view: ProfileView,
): Generator<string> {
	const { cursor, count } = origin;
	const head = JSON.stringify({
		itemsPerPage: count,
		totalPages: Math.ceil(total / count),
		totalResults: total,
		cursor,
		nextCursor,
		links: [link(origin, 'first', FIRST_CURSOR), link(origin, 'last', nextCursor ?? cursor)],
	});
	yield `${head.slice(0, -1)},"profiles":[`;
	for (const [index, profile] of profiles.entries()) {
		yield index === 0 ? profileText(profile, view) : `,${profileText(profile, view)}`;
	}
	yield ']}';
}
