import { memberPositions } from '../../people/membership';
import type { Profile } from '../profiles/profile';
import type { ProfileStore } from '../profiles/profileStore';
import { cursorText, FIRST_CURSOR, readCursor, type CursorState } from './cursor';
import { countSegmentProfiles, type BlueConicSegment } from './segments';

/** Whether a profile of the segment is wanted. */
export type ProfileFilter = (profile: Profile) => boolean;

/** The page that is asked for. */
export interface PageRequest {
	readonly cursor: string;
	readonly count: number;
	/** How many profiles all pages together may have; 0 when there is no such limit. */
	readonly maxHitsAllowed: number;
	readonly filters: readonly ProfileFilter[];
	readonly cursorLifetimeSeconds: number;
}

export interface SegmentPage {
	readonly profiles: readonly Profile[];
	/** The profiles of all pages, as counted on the first. */
	readonly total: number;
	/** Nothing on the last page. */
	readonly nextCursor?: string;
}

function* wantedProfiles(
	store: ProfileStore,
	{ membership }: BlueConicSegment,
	{ filters, start = 0 }: { readonly filters: readonly ProfileFilter[]; readonly start?: number },
): Generator<readonly [position: number, profile: Profile]> {
	for (const position of memberPositions(membership, store.size, start)) {
		const profile = store.at(position);
		if (!profile || profile.isReplaced) continue;
		if (filters.every((isWanted) => isWanted(profile))) yield [position, profile];
	}
}

function countWanted(
	store: ProfileStore,
	segment: BlueConicSegment,
	filters: readonly ProfileFilter[],
): number {
	if (filters.length === 0) return countSegmentProfiles(store, segment);
	const wanted = wantedProfiles(store, segment, { filters });
	let total = 0;
	while (!wanted.next().done) total += 1;
	return total;
}

/** Where the page starts. Counting takes long, so that only the first page does it. */
function startOf(
	store: ProfileStore,
	segment: BlueConicSegment,
	{ cursor, filters, maxHitsAllowed, cursorLifetimeSeconds }: PageRequest,
): CursorState {
	if (cursor !== FIRST_CURSOR) {
		return readCursor(cursor, { segment: segment.id, lifetimeSeconds: cursorLifetimeSeconds });
	}
	const counted = countWanted(store, segment, filters);
	const total = maxHitsAllowed > 0 ? Math.min(counted, maxHitsAllowed) : counted;
	return { segment: segment.id, position: 0, served: 0, total, madeAtMs: Date.now() };
}

/** One page of a segment: https://rest.apidoc.blueconic.com (`GET /segments/{segment}/profiles`) */
export function readSegmentPage(
	store: ProfileStore,
	segment: BlueConicSegment,
	request: PageRequest,
): SegmentPage {
	const start = startOf(store, segment, request);
	const { maxHitsAllowed, filters } = request;
	const hitsLeft = maxHitsAllowed > 0 ? maxHitsAllowed - start.served : Infinity;
	const profiles: Profile[] = [];
	for (const [position, profile] of wantedProfiles(store, segment, {
		filters,
		start: start.position,
	})) {
		if (profiles.length >= hitsLeft) break;
		if (profiles.length === request.count) {
			const served = start.served + profiles.length;
			const next = { ...start, position, served, madeAtMs: Date.now() };
			return { profiles, total: start.total, nextCursor: cursorText(next) };
		}
		profiles.push(profile);
	}
	return { profiles, total: start.total };
}
