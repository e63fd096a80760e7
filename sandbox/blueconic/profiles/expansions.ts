import type { BlueConicSegment } from '../segments/segments';
import { isSegmentMember } from '../segments/segments';
import { shownEvents, type EventFilter } from '../timeline/eventFilter';
import type { ProfileSection } from './profileText';
import type { ProfileStore } from './profileStore';

/** What the expansions of a profile are made from. */
export interface ExpansionSource {
	readonly profiles: ProfileStore;
	readonly segments: readonly BlueConicSegment[];
	readonly events: EventFilter;
}

type SegmentParts = (segment: BlueConicSegment) => Record<string, unknown>;

function key(name: string, value: unknown): string {
	return `,${JSON.stringify(name)}:${JSON.stringify(value)}`;
}

export const permissionsSection: ProfileSection = ({ details }) =>
	key('permissions', { level: details.permissionLevel });

export const replaceSection: ProfileSection = ({ details: { replaces, replacedBy } }) =>
	key('replaces', replaces) + (replacedBy === undefined ? '' : key('replacedBy', replacedBy));

export function timelineSection({ events }: ExpansionSource): ProfileSection {
	return ({ details }) => key('events', shownEvents(details.events, events));
}

export function segmentsSection(
	{ profiles, segments }: ExpansionSource,
	parts: SegmentParts,
): ProfileSection {
	return ({ id }) => {
		const position = profiles.findById(id) ?? -1;
		const own = segments.filter((segment) => isSegmentMember(profiles, segment, position));
		return key('segments', own.map(parts));
	};
}

/** The tenant has no groups. */
function emptySection(name: string): ProfileSection {
	return () => key(name, []);
}

const SEGMENT_EXPANSIONS: Readonly<Record<string, (source: ExpansionSource) => ProfileSection>> = {
	'profiles.profile.permissions': () => permissionsSection,
	'profiles.profile.timeline': timelineSection,
	'profiles.profile.groups': () => emptySection('groups'),
	'profiles.profile.matchingGroups': () => emptySection('matchingGroups'),
	'profiles.profile.replace': () => replaceSection,
	'profiles.profile.segments': (source) =>
		segmentsSection(source, ({ id, name, tags }) => ({ id, name, tags })),
};

/** The sections that `expand` of a segment's profiles names; unknown names are passed over. */
export function segmentExpansions(
	expand: readonly string[],
	source: ExpansionSource,
): readonly ProfileSection[] {
	const named = Object.entries(SEGMENT_EXPANSIONS).filter(([name]) => expand.includes(name));
	return named.map(([, section]) => section(source));
}

/**
 * The sections of `GET /profiles/{profileId}`: segment ids come by default, their names and tags
 * when expanded. https://rest.apidoc.blueconic.com
 */
export function profileExpansions(
	query: { readonly expand: readonly string[]; readonly collapse: readonly string[] },
	source: ExpansionSource,
): readonly ProfileSection[] {
	const expands = (name: string): boolean => query.expand.includes(name);
	const withName = expands('profile.segments');
	const withTags = expands('profile.segments.tags');
	const segments = segmentsSection(source, ({ id, name, tags }) => ({
		id,
		...(withName ? { name } : {}),
		...(withTags ? { tags } : {}),
	}));
	return [
		...(expands('profile.permissions.exceptions') ? [permissionsSection] : []),
		...(expands('profile.timeline') ? [timelineSection(source)] : []),
		replaceSection,
		...(query.collapse.includes('profile.segments') ? [] : [segments]),
	];
}
