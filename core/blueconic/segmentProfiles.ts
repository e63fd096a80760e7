import { ConfigurationError, PassingError } from '../flow/syncError';
import type { BlueConicClient } from './client';
import { parseProfilePage, type ProfilePage } from './profilePage';

/** Small enough for the event loop's pauses, large enough to be few requests. */
export const profilesPerPage = 1000;

/** A page may take the service a while: table scans are slow to start. */
const pageTimeoutMs = 300_000;

/** What to read. */
export interface SegmentRead {
	readonly segmentId: string;
	/** Only these properties come; absent would mean all. */
	readonly properties: readonly string[];
}

/**
 * The profiles of a segment as JSON texts, a page at a time; the next page is asked for while this one is being
 * used (rest.apidoc.blueconic.com, GET /segments/{segment}/profiles).
 *
 * @throws ConfigurationError when the segment does not exist or may not be read.
 * @throws PassingError when a page does not come whole.
 */
export async function* readSegmentProfiles(
	blueConic: BlueConicClient,
	read: SegmentRead,
	signal?: AbortSignal,
): AsyncGenerator<readonly string[]> {
	let next: Promise<ProfilePage> | undefined = profilePage(blueConic, read, '*', signal);
	while (next) {
		const { profiles, nextCursor }: ProfilePage = await next;
		next = nextCursor ? profilePage(blueConic, read, nextCursor, signal) : undefined;
		// The page's user may fail first; the page asked for ahead must not count as unhandled.
		next?.catch(() => undefined);
		yield profiles;
	}
}

async function profilePage(
	blueConic: BlueConicClient,
	{ segmentId, properties }: SegmentRead,
	cursor: string,
	signal: AbortSignal | undefined,
): Promise<ProfilePage> {
	const path = `/segments/${encodeURIComponent(segmentId)}/profiles`;
	const request = { method: 'GET', path, scope: 'read:segments' } as const;
	const response = await blueConic.answer({
		method: request.method,
		path,
		query: { cursor, count: profilesPerPage, properties: properties.join(',') },
		timeoutMs: pageTimeoutMs,
		signal,
	});
	if (response.status === 404) {
		throw new ConfigurationError(
			`BlueConic has no segment '${segmentId}': choose another 'Segment'.`,
		);
	}
	if (response.status >= 300) throw blueConic.refusal(response, request);
	const page = parseProfilePage(response.body);
	if (page) return page;
	throw new PassingError(
		`A page of BlueConic segment '${segmentId}' did not come whole: run again later.`,
	);
}
