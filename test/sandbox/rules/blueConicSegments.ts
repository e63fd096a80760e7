import { blueConicRules, type BlueConicRow } from './blueConicRow';
import type { RuleTable } from './rule';

const PAGE_ROWS: readonly BlueConicRow[] = [
	[
		'Segments come in pages by `startIndex` and `count`',
		'segments are listed in pages with their profile counts',
		'http/listPage.ts',
		'items: all.slice(startIndex, startIndex + count)',
		'items: all',
	],
	[
		'`filterTag` may be repeated and leaves segments with at least one of the tags',
		'segments by filterTag=Braze&filterTag=Testing',
		'segments/segments.route.ts',
		'tags.some((tag) => filterTag.includes(tag))',
		'filterTag.every((tag) => tags.includes(tag))',
	],
	[
		'The cursor of an answer leads to the next page, the last page has none',
		'cursors lead through every profile once, 7 a page',
		'segments/segmentPage.ts',
		'const next = { ...start, position, served,',
		'const next = { ...start, served,',
	],
	[
		'`*`, or no cursor, is the first page',
		'without cursor and count the first 20 come',
		'segments/cursor.ts',
		"FIRST_CURSOR = '*'",
		"FIRST_CURSOR = '0'",
	],
	[
		'A page has at most 1,000,000 profiles',
		'a count over a million is refused',
		'segments/segmentProfiles.route.ts',
		'.max(1_000_000)',
		'',
	],
	[
		'A made-up cursor is answered 400',
		'a made-up cursor is refused',
		'segments/cursor.ts',
		"throw new BlueConicError(400, 'The cursor is invalid');",
		"throw new BlueConicError(404, 'The cursor is invalid');",
	],
	[
		'A cursor belongs to its segment',
		'a cursor of another segment is refused',
		'segments/cursor.ts',
		'|| state.data.segment !== expected.segment',
		'',
		'inferred',
	],
	[
		'A cursor can be used for some time',
		'a cursor expires after its lifetime',
		'segments/cursor.ts',
		'expected.lifetimeSeconds * 1000',
		'Infinity',
		'unknown: cursorLifetimeSeconds',
	],
	[
		'`maxHitsAllowed` limits the profiles of all pages together',
		'maxHitsAllowed=50&count=20 limits all pages together',
		'segments/segmentPage.ts',
		'if (profiles.length >= hitsLeft) break;',
		'',
	],
	[
		'An unknown segment is answered 404',
		'an unknown segment is refused',
		'segments/segmentProfiles.route.ts',
		"throw new BlueConicError(404, 'The segment does not exist')",
		"throw new BlueConicError(400, 'The segment does not exist')",
	],
	[
		'`properties` is a list between commas',
		'a comma list chooses the properties',
		'profiles/propertyChoice.ts',
		"properties.split(',')",
		'[properties]',
	],
	[
		'`profileProperty` may be repeated',
		'repeated keys chooses the properties',
		'profiles/propertyChoice.ts',
		', ...profileProperty]',
		']',
	],
	[
		'A property without value is not listed',
		'without a choice all properties come, those without value left out',
		'profiles/profileText.ts',
		'if (values.length === 0) continue;',
		'',
		'inferred',
	],
	[
		'`links` lead to the first and the last page',
		'links lead to the first and the next page',
		'segments/pageText.ts',
		"link(origin, 'last', nextCursor ?? cursor)",
		"link(origin, 'last', cursor)",
	],
];

const AUDIENCE_ROWS: readonly BlueConicRow[] = [
	[
		'A profile that was exported to an audience returns only when a tracked property changed',
		'an exported profile returns only when a tracked property changed since',
		'segments/audiences.ts',
		'slots.some((slot) => profile.changedAtMs(slot) > sinceMs)',
		'profile.changedAtMs(0) > sinceMs',
	],
	[
		'Audiences are told apart by `audienceId`',
		'another audience gets every profile',
		'segments/audiences.ts',
		'const exported = this.exportTimes.get(audienceId);',
		'const [exported] = this.exportTimes.values();',
	],
	[
		'With `autoCommit=false` returned profiles are not marked as exported',
		'with autoCommit=false the audience remembers nothing',
		'segments/audiences.ts',
		'|| !autoCommit',
		'',
	],
	[
		'`trackPropertiesModifiedSince` says since when a change is recent',
		'trackPropertiesModifiedSince before the change says when a change is recent',
		'segments/audiences.ts',
		'return sinceMs ?? daysAgoMs;',
		'return daysAgoMs;',
	],
	[
		'`trackPropertyChangesInNumberOfDays` says how many days a change is recent',
		'trackPropertyChangesInNumberOfDays says when a change is recent',
		'segments/audiences.ts',
		'return sinceMs ?? daysAgoMs;',
		'return sinceMs;',
	],
];

export const BLUECONIC_SEGMENTS: RuleTable = {
	title: 'BlueConic: segments',
	rules: [
		...blueConicRules('blueconicRead.test.ts', PAGE_ROWS),
		...blueConicRules('blueconicAudience.test.ts', AUDIENCE_ROWS),
	],
};
