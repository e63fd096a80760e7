import { expands } from './expand';
import type { StandInRequest } from './standInRequest';

const PROFILE_SECTIONS = expands('profile', [
	...['permissions.exceptions', 'timeline', 'segments', 'segments.tags'],
]);

/** Single profiles and their events. */
export const PROFILE_REQUESTS: readonly StandInRequest[] = [
	{ what: 'a profile', line: 'GET /profiles/PROFILE', status: 200 },
	{
		what: 'a profile with every section',
		line: `GET /profiles/PROFILE?${PROFILE_SECTIONS}`,
		status: 200,
	},
	{
		what: 'a profile with less',
		line: 'GET /profiles/PROFILE?properties=email&collapse=profile.segments&eventCount=1',
		status: 200,
	},
	{ what: 'a profile that was replaced', line: 'GET /profiles/MERGED', status: 200 },
	{ what: 'an unknown profile', line: 'GET /profiles/unknown', status: 404 },
	{ what: 'a profile by a wrong count', line: 'GET /profiles/PROFILE?eventCount=no', status: 400 },
	{
		what: 'a search',
		line: `GET /profiles?property=braze_external_id&value=contract-new`,
		status: 200,
	},
	{ what: 'a search in vain', line: 'GET /profiles?property=email&value=x', status: 200 },
	{ what: 'a search for half a pair', line: 'GET /profiles?property=email', status: 400 },
	{
		what: 'a search by a property that is not unique',
		line: 'GET /profiles?property=city&value=x',
		status: 501,
	},
	{ what: "a profile's events", line: 'GET /profileEvents/PROFILE', status: 200 },
	{
		what: "a page of a profile's events",
		line: `GET /profileEvents/PROFILE?startIndex=1&count=1`,
		status: 200,
	},
	{ what: 'events by a wrong count', line: 'GET /profileEvents/PROFILE?count=no', status: 400 },
	{
		what: 'events of an unknown profile',
		line: `GET /profileEvents/cb1e3f5a-0d2c-4b6e-8f71-92a3b4c5d6e7`,
		status: 404,
	},
];
