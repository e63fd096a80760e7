import type { StandInRequest } from './standInRequest';

/** Lists whose things are named by the one element's field, with the id of one of them. */
const LISTS = [
	['objectives', 'marketing_email'],
	['timelineEventTypes', 'order'],
	['dialogues', 'FIRST'],
	['connections', 'FIRST'],
] as const;

/** Lists that are only read. */
export const LIST_REQUESTS: readonly StandInRequest[] = [
	...LISTS.flatMap(([list, id]): StandInRequest[] => [
		{ what: `all ${list}`, line: `GET /${list}`, status: 200 },
		{ what: `a page of ${list}`, line: `GET /${list}?startIndex=1&count=1`, status: 200 },
		{ what: `${list} by a wrong count`, line: `GET /${list}?count=no`, status: 400 },
		{ what: `one of the ${list}`, line: `GET /${list}/${id}`, status: 200 },
		{ what: `none of the ${list}`, line: `GET /${list}/unknown`, status: 404 },
	]),
	{ what: "a connection's runs", line: 'GET /connections/FIRST/runs', status: 200 },
	{ what: 'runs by a wrong count', line: 'GET /connections/FIRST/runs?count=no', status: 400 },
	{ what: 'runs of no connection', line: 'GET /connections/unknown/runs', status: 404 },
];
