import { memberPositions } from '../../people/membership';
import { cursorAt, readCursor } from './cursor';
import type { Profile } from '../profiles/profile';
import type { ProfileStore } from '../profiles/profileStore';
import { profileText, type ShownProperties } from '../profiles/profileText';
import { countSegmentProfiles, type BlueConicSegment } from './segments';

export interface PageRequest {
	readonly cursor: string;
	readonly count: number;
	readonly shown: ShownProperties;
}

interface SegmentPage {
	readonly profiles: readonly Profile[];
	readonly nextCursor?: string;
}

function readPage(
	store: ProfileStore,
	{ membership }: BlueConicSegment,
	{ cursor, count }: PageRequest,
): SegmentPage {
	const profiles: Profile[] = [];
	for (const position of memberPositions(membership, store.size, readCursor(cursor))) {
		const profile = store.at(position);
		if (!profile) continue;
		if (profiles.length === count) return { profiles, nextCursor: cursorAt(position) };
		profiles.push(profile);
	}
	return { profiles };
}

function link(segment: BlueConicSegment, rel: string, cursor: string): Record<string, string> {
	const query = new URLSearchParams({ cursor });
	const href = `/rest/v2/segments/${segment.id}/profiles?${query.toString()}`;
	return { href, rel, type: 'application/json' };
}

/** The answer to a page request, piece by piece. */
export function segmentPageText(
	store: ProfileStore,
	segment: BlueConicSegment,
	request: PageRequest,
): Iterable<string> {
	const { profiles, nextCursor } = readPage(store, segment, request);
	const totalResults = countSegmentProfiles(store, segment);
	const head = JSON.stringify({
		itemsPerPage: request.count,
		totalPages: Math.ceil(totalResults / request.count),
		totalResults,
		cursor: request.cursor,
		nextCursor,
		links: [link(segment, 'first', '*'), link(segment, 'last', nextCursor ?? request.cursor)],
	});
	return pageText(head, profiles, request.shown);
}

function* pageText(
	head: string,
	profiles: readonly Profile[],
	shown: ShownProperties,
): Generator<string> {
	yield `${head.slice(0, -1)},"profiles":[`;
	for (const [index, profile] of profiles.entries()) {
		yield index === 0 ? profileText(profile, shown) : `,${profileText(profile, shown)}`;
	}
	yield ']}';
}
