import { blueConicRules, type BlueConicRow } from './blueConicRow';
import type { RuleTable } from './rule';

const MERGE_RULES = 'https://support.blueconic.com/hc/en-us/articles/247600';

function expansion(name: string, shown: string, text: string): BlueConicRow {
	return [
		`\`expand=profiles.profile.${name}\` shows \`${shown}\``,
		`expand=profiles.profile.${name} of a segment shows ${shown}`,
		'profiles/expansions.ts',
		text,
		"() => () => '',",
	];
}

const READ_ROWS: readonly BlueConicRow[] = [
	expansion('permissions', 'permissions', '() => permissionsSection,'),
	expansion('replace', 'replaces', '() => replaceSection,'),
	expansion('groups', 'groups', "() => emptySection('groups'),"),
	expansion('matchingGroups', 'matchingGroups', "() => emptySection('matchingGroups'),"),
	[
		'`expand=profiles.profile.segments` shows `segments`',
		'expand=profiles.profile.segments of a segment shows segments',
		'profiles/expansions.ts',
		'({ id, name, tags }) => ({ id, name, tags })',
		'() => ({})',
	],
	[
		'`expand=profiles.profile.timeline`, or `profile.timeline` of one profile, shows `events`',
		'a segment expands the timeline, newest event first',
		'profiles/expansions.ts',
		"key('events', shownEvents(details.events, events))",
		"key('events', [events.eventCount, details].slice(2))",
	],
	[
		'`GET /profiles/{profileId}` shows segment ids unless `collapse=profile.segments`',
		'GET /profiles/{profileId} shows the ids of segments, more when expanded',
		'profiles/expansions.ts',
		"query.collapse.includes('profile.segments') ? [] : [segments]",
		'segments',
	],
	[
		'`GET /profiles/{profileId}` shows permissions with `expand=profile.permissions.exceptions`',
		'GET /profiles/{profileId} shows permissions when expanded',
		'profiles/expansions.ts',
		"expands('profile.permissions.exceptions')",
		'true',
	],
	[
		'An unknown profile is answered 404',
		'an unknown profile answers 404',
		'profiles/profiles.route.ts',
		"new BlueConicError(404, 'The profile does not exist')",
		"new BlueConicError(400, 'The profile does not exist')",
	],
	[
		'Search goes by unique identifiers only: 501',
		'search by a property that is no unique identifier is refused',
		'profiles/profiles.route.ts',
		'throw new BlueConicError(501',
		'throw new BlueConicError(400',
	],
	[
		'Several pairs of `property` and `value` narrow the search',
		'search finds the profiles with a unique identifier, several pairs narrow it',
		'profiles/profileIndexes.ts',
		'terms.every(({ id, value })',
		'terms.some(({ id, value })',
	],
	[
		'Search without a pair of `property` and `value` is answered 400',
		'search by no value is refused',
		'profiles/profiles.route.ts',
		'property.length > 0 && property.length === value.length',
		'property.length + value.length > 0',
	],
	[
		'Without PII visibility only values of other properties are seen',
		'a segment shows no personal data without PII visibility',
		'profiles/profileText.ts',
		"seesPii || dataSensitivity !== 'PII'",
		'true',
		'https://support.blueconic.com/hc/en-us/articles/202607121',
	],
];

const MERGE_ROWS: readonly BlueConicRow[] = [
	[
		'Profiles that come to share a unique identifier are merged; the newer one stays',
		'profiles that share a unique identifier are merged into the newer one',
		'profiles/mergeProfiles.ts',
		'? [twin, survivor] : [survivor, twin]',
		'? [survivor, twin] : [twin, survivor]',
		MERGE_RULES,
	],
	[
		'The older one keeps its id and shows `replacedBy`',
		'profiles that share a unique identifier are merged into the newer one',
		'profiles/profileStore.ts',
		'change({ events: [], replaces: [], replacedBy })',
		'change({ events: [], replaces: [] })',
		MERGE_RULES,
	],
	[
		'The older one leaves segments and exports',
		'profiles that share a unique identifier are merged into the newer one',
		'segments/segmentPage.ts',
		'|| profile.isReplaced',
		'',
		MERGE_RULES,
	],
	[
		'The newer one shows `replaces`',
		'profiles that share a unique identifier are merged into the newer one',
		'profiles/mergeProfiles.ts',
		'replaces: [...newer.details.replaces, older.id, ...replaces]',
		'replaces',
	],
	[
		'Profiles are merged by settings only',
		'without the setting nothing is merged',
		'bulk/bulkWriter.ts',
		'settings.mergeOnIdentifiers ? mergeTwins(profiles, position) : position',
		'settings ? mergeTwins(profiles, position) : position',
		'unknown: mergeOnIdentifiers',
	],
	[
		'A write by the id of a replaced profile goes to the one that replaced it',
		'a write by the id of a replaced profile goes to the one that replaced it',
		'bulk/bulkWriter.ts',
		'profiles.followReplaced(position)',
		'position',
		'inferred',
	],
	[
		'Values of less than 4 characters do not merge',
		'profiles are not merged by values of less than 4 characters',
		'profiles/mergeProfiles.ts',
		'MIN_IDENTIFIER_CHARACTERS = 4',
		'MIN_IDENTIFIER_CHARACTERS = 1',
		MERGE_RULES,
	],
	[
		'A value of more than 20 profiles does not merge',
		'profiles are not merged when more than 20 share the value',
		'profiles/mergeProfiles.ts',
		'MAX_MATCHES = 20',
		'MAX_MATCHES = 30',
		MERGE_RULES,
	],
	[
		'Merge strategy `BOTH`: the values of both',
		'BOTH of SELECT: ["a","b"] and newer ["b","c"]',
		'profiles/mergedValues.ts',
		'[...new Set([...survivor.values, ...other.values])]',
		'survivor.values.concat(other.values.slice(0, 0))',
	],
	[
		'Merge strategy `SUM`',
		'SUM of RANGE: ["3"] and newer ["4"]',
		'profiles/mergedValues.ts',
		'SUM: ofNumbers(sum)',
		'SUM: filled',
	],
	[
		'Merge strategy `HIGHEST`, as a number',
		'HIGHEST of RANGE: ["10"] and newer ["9"]',
		'profiles/mergedValues.ts',
		'Math.max(...all)',
		'Math.min(...all)',
	],
	[
		'Merge strategy `LOWEST`, as a number',
		'LOWEST of RANGE: ["10"] and newer ["9"]',
		'profiles/mergedValues.ts',
		'Math.min(...all)',
		'Math.max(...all)',
	],
	[
		'Merge strategy `LATEST`: the value that changed last',
		'LATEST of SELECT: ["a"] and newer ["b"]',
		'profiles/mergedValues.ts',
		'other.changedAtMs > survivor.changedAtMs',
		'other.changedAtMs < survivor.changedAtMs',
	],
	[
		'Merge strategy `OLDEST`: the value that changed first',
		'OLDEST of SELECT: ["a"] and newer ["b"]',
		'profiles/mergedValues.ts',
		'other.changedAtMs < survivor.changedAtMs',
		'other.changedAtMs > survivor.changedAtMs',
	],
	[
		'Merge strategy `KEEP_CURRENT`: the value of the profile that stays',
		'KEEP_CURRENT of SELECT: ["a"] and newer ["b"]',
		'profiles/mergedValues.ts',
		'KEEP_CURRENT: filled',
		'KEEP_CURRENT: (survivor, other) => filled(other, survivor)',
	],
];

const CONSENT_ROWS: readonly BlueConicRow[] = [
	[
		'`GET /profileEvents/{profileId}` tells of changes of consent and permission level',
		'changes of consent are told by the events of a profile',
		'bulk/profileWriter.ts',
		'if (changed) this.remember(position, consentChanged(before, consent));',
		'',
	],
	[
		'An objective counts the profiles that consented to it and those that refused it',
		'objectives count who consented and who refused',
		'objectives/objectives.route.ts',
		'consented += 1;',
		'',
	],
];

export const BLUECONIC_PROFILES: RuleTable = {
	title: 'BlueConic: profiles',
	rules: [
		...blueConicRules('blueconicProfile.test.ts', READ_ROWS),
		...blueConicRules('blueconicMerge.test.ts', MERGE_ROWS),
		...blueConicRules('blueconicConsent.test.ts', CONSENT_ROWS),
	],
};
