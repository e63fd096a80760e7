import { EXPORT_SEGMENT_ID } from '../../../sandbox/blueconic/segments/segments';
import { expands } from './expand';
import type { StandInRequest } from './standInRequest';

const SEGMENT = `GET /segments/${EXPORT_SEGMENT_ID}/profiles`;
const refined = (refinement: unknown): string =>
	`${SEGMENT}?refinement=${encodeURIComponent(JSON.stringify(refinement))}`;

const EVERY_SECTION = expands('profiles.profile', [
	...['permissions', 'replace', 'segments', 'timeline', 'groups', 'matchingGroups'],
]);

const FILTERS: readonly (readonly [string, unknown])[] = [
	['a property', { property: 'email', operator: 'NOT_IS_EMPTY' }],
	[
		'a range of dates',
		{
			property: 'lastmodifieddate',
			operator: 'IN_RANGE',
			fromDate: '2020-01-01T00:00:00.000Z',
			toDate: '2030-01-01T00:00:00.000Z',
		},
	],
	['hours', { property: 'lastmodifieddate', operator: 'IN_LAST_HOURS', hoursCount: 24 }],
	[
		'an objective',
		{
			objective: 'CONSENTED_OR_UNNEEDED',
			operator: 'CONTAINS_ANY',
			values: ['marketing_email'],
		},
	],
	[
		'several filters',
		{
			operator: 'OR',
			filters: [
				{ property: 'city', operator: 'IS_EMPTY' },
				{ property: 'city', operator: 'CONTAINS_ANY', values: ['Utrecht'] },
			],
		},
	],
];

/** Lists of segments and of their profiles. */
export const SEGMENT_REQUESTS: readonly StandInRequest[] = [
	{ what: 'all segments', line: 'GET /segments', status: 200 },
	{
		what: 'a page of segments',
		line: `GET /segments?startIndex=1&count=1&filterTag=Testing`,
		status: 200,
	},
	{ what: 'segments by a wrong count', line: 'GET /segments?count=no', status: 400 },
	{ what: 'a first page of profiles', line: `${SEGMENT}?cursor=*&count=5`, status: 200 },
	{ what: 'the last page of profiles', line: `${SEGMENT}?count=1000`, status: 200 },
	{
		what: 'profiles with every section',
		line: `${SEGMENT}?count=100&${EVERY_SECTION}`,
		status: 200,
	},
	{
		what: 'profiles with chosen properties and events',
		line: `${SEGMENT}?properties=email,city&profileProperty=plan&groupProperty=x&${EVERY_SECTION}&eventTypeId=order&eventProperty=order.total_revenue&eventCount=1&fromDate=2020-01-01T00:00:00Z&toDate=2030-01-01T00:00:00Z`,
		status: 200,
	},
	{
		what: 'profiles for an audience',
		line: `${SEGMENT}?audienceId=a4b5c6d7-1111-4222-8333-444455556666&autoCommit=false&trackProperties=email&trackPropertiesModifiedSince=2020-01-01T00:00:00Z&maxHitsAllowed=3`,
		status: 200,
	},
	...FILTERS.map(([what, filter]) => ({
		what: `profiles refined by ${what}`,
		line: refined(filter),
		status: 200,
	})),
	{ what: 'a wrong refinement', line: refined({ property: 'email' }), status: 400 },
	{ what: 'a wrong cursor', line: `${SEGMENT}?cursor=made-up`, status: 400 },
	{ what: 'an unknown segment', line: 'GET /segments/unknown/profiles', status: 404 },
	{ what: 'pretty segments', line: 'GET /segments?prettyPrint=true', status: 200 },
	{ what: 'pretty profiles', line: `${SEGMENT}?prettyPrint=true`, status: 200 },
];
