import { ConfigurationError, PassingError } from '../flow/syncError';
import type { BlueConicClient } from './client';
import { parseProfilePage, type ProfilePage } from './profilePage';

/** Small enough for the event loop's pauses, large enough to be few requests. */
export const profilesPerPage = 1000;

/** A page may take the service a while: table scans are slow to start. */
const pageTimeoutMs = 300_000;

/** The cursor of the first page (rest.apidoc.blueconic.com, GET /segments/{segment}/profiles). */
const firstCursor = '*';

/** What comes with a profile only when it is asked for, beside properties. */
export type ProfileExpansion = 'segments' | 'permissions';

/** What of each profile to read. */
export interface ProfileContent {
	/** Only these properties come, at least one: none would mean all. */
	readonly properties: readonly string[];
	readonly expand: readonly ProfileExpansion[];
}

/** What to read. */
export interface SegmentRead extends ProfileContent {
	readonly segmentId: string;
}

/** Which profiles of a segment. */
export interface SegmentSection {
	/** Of the first page; the segment's first when left out. */
	readonly cursor?: string;
	/** All when left out. */
	readonly mostProfiles?: number;
}

/** Profiles as JSON texts that came together. */
export interface SegmentPage {
	/** What this page can be asked for again with. */
	readonly cursor: string;
	readonly profiles: readonly string[];
}

/** BlueConic does not take a cursor any more: the segment has to be read from its beginning. */
export class LostCursorError extends PassingError {
	constructor(segmentId: string) {
		super(
			`BlueConic does not know any more how far segment '${segmentId}' was read (400): start the goal again with 'Begin Run', which reads it anew.`,
		);
		this.name = 'LostCursorError';
	}
}

/**
 * The profiles of a segment as JSON texts, a page at a time; the next page is asked for while this one is being
 * used (rest.apidoc.blueconic.com, GET /segments/{segment}/profiles).
 *
 * @throws ConfigurationError when the segment does not exist or may not be read.
 * @throws LostCursorError when a page that is not the first one is not known any more.
 * @throws PassingError when a page does not come whole.
 */
export async function* readSegmentProfiles(
	blueConic: BlueConicClient,
	read: SegmentRead,
	{ cursor: first = firstCursor, mostProfiles = Infinity }: SegmentSection = {},
	signal?: AbortSignal,
): AsyncGenerator<SegmentPage> {
	const count = Math.min(profilesPerPage, mostProfiles);
	const ask = (cursor: string) => profilePage(blueConic, read, { cursor, count }, signal);
	let cursor = first;
	let left = mostProfiles;
	let next: Promise<ProfilePage> | undefined = ask(cursor);
	while (next) {
		const { profiles, nextCursor }: ProfilePage = await next;
		const page = { cursor, profiles: profiles.slice(0, left) };
		left -= page.profiles.length;
		next = undefined;
		if (nextCursor && left > 0) {
			cursor = nextCursor;
			next = ask(cursor);
		}
		// The page's user may fail first; the page asked for ahead must not count as unhandled.
		next?.catch(() => undefined);
		yield page;
	}
}

async function profilePage(
	blueConic: BlueConicClient,
	{ segmentId, properties, expand }: SegmentRead,
	{ cursor, count }: { readonly cursor: string; readonly count: number },
	signal: AbortSignal | undefined,
): Promise<ProfilePage> {
	const path = `/segments/${encodeURIComponent(segmentId)}/profiles`;
	const request = { method: 'GET', path, scope: 'read:segments' } as const;
	const response = await blueConic.answer({
		method: request.method,
		path,
		query: {
			cursor,
			count,
			properties: properties.join(','),
			expand: expand.map((expansion) => `profiles.profile.${expansion}`),
		},
		timeoutMs: pageTimeoutMs,
		signal,
	});
	if (response.status === 404) {
		throw new ConfigurationError(
			`BlueConic has no segment '${segmentId}': choose another 'Segment'.`,
		);
	}
	if (response.status === 400 && cursor !== firstCursor) throw new LostCursorError(segmentId);
	if (response.status >= 300) throw blueConic.refusal(response, request);
	const page = parseProfilePage(response.body);
	if (page) return page;
	throw new PassingError(
		`A page of BlueConic segment '${segmentId}' did not come whole: run again later.`,
	);
}
