import type { Rule, RuleTable } from './rule';
import { shownIn } from './shownIn';

const BASICS = 'https://www.braze.com/docs/api/basics';
const IDS = 'https://www.braze.com/docs/api/endpoints/export/user_data/post_users_identifier';

const ofKeys = shownIn({ service: 'braze', testFile: 'brazeKeys.test.ts', source: BASICS });
const byId = shownIn({ service: 'braze', testFile: 'brazeExportIds.test.ts', source: IDS });

/** Every endpoint, its permission and where it is asked for. */
const permissions = [
	['POST /users/track', 'users.track', 'track/track.route.ts'],
	['POST /users/export/segment', 'users.export.segment', 'export/exportSegment.route.ts'],
	['POST /export/segment/cancel', 'segments.list', 'export/cancelExport.route.ts'],
	['POST /users/export/ids', 'users.export.ids', 'export/exportIds.route.ts'],
	['GET /segments/list', 'segments.list', 'segments/segments.route.ts'],
	['GET /segments/details', 'segments.details', 'segments/segments.route.ts'],
	['GET /segments/data_series', 'segments.data_series', 'segments/segments.route.ts'],
	['GET /campaigns/list', 'campaigns.list', 'campaigns/campaignList.route.ts'],
	['GET /campaigns/details', 'campaigns.details', 'campaigns/campaignDetails.route.ts'],
	['GET /campaigns/data_series', 'campaigns.data_series', 'campaigns/campaignSeries.route.ts'],
	['GET /custom_attributes', 'custom_attributes.get', 'customAttributes/customAttributes.route.ts'],
] as const;

const keyRules: readonly Rule[] = [
	ofKeys('A key that is not there is answered 401', 'an unknown key answers 401', [
		'apiKeys.ts',
		'throw this.unknown(key)',
		'return',
	]),
	ofKeys('Quotes round the key give 401', 'a key in quotes answers 401', [
		'apiKeys.ts',
		'bearerToken(request.headers)',
		"bearerToken(request.headers)?.replaceAll('\"', '')",
	]),
	ofKeys(
		'The answer to an unknown key repeats the key, or not',
		'with echoUnknownKey false the answer does not repeat the key',
		['apiKeys.ts', 'this.settings.echoUnknownKey && ', ''],
		'inferred',
	),
	...permissions.map(([endpoint, permission, file]) => {
		const other = permission === 'users.track' ? 'segments.list' : 'users.track';
		return ofKeys(
			`\`${endpoint}\` needs the permission \`${permission}\``,
			`${endpoint} needs ${permission}`,
			[file, `requirePermission(keys, '${permission}')`, `requirePermission(keys, '${other}')`],
		);
	}),
];

const ROUTE = 'export/exportIds.route.ts';
const REQUEST = 'export/exportIdsRequest.ts';

const idRules: readonly Rule[] = [
	byId('Users are found by external ids', 'an external id finds its user', [
		REQUEST,
		"kind: 'external_id'",
		"kind: 'email'",
	]),
	byId('Users are found by aliases', 'an alias finds its user', [
		REQUEST,
		'...aliases.map(',
		'...[].map(',
	]),
	byId('A user is found by a Braze id', 'a Braze id finds its user', [
		REQUEST,
		"['braze_id', brazeId]",
		"['braze_id', undefined]",
	]),
	byId('A user is found by an e-mail address', 'an e-mail address finds its user', [
		REQUEST,
		"['email', email]",
		"['email', undefined]",
	]),
	byId('A user is found by a phone number', 'a phone number finds its user', [
		REQUEST,
		"['phone', phone]",
		"['phone', undefined]",
	]),
	byId('A user is found by a device', 'a device finds its user', [
		REQUEST,
		'deviceId !== undefined',
		'false',
	]),
	byId('At most 50 external ids can be asked for', '51 external ids', [
		REQUEST,
		'MAX_IDS = 50',
		'MAX_IDS = 51',
	]),
	byId('Aliases count towards the 50', '50 external ids and an alias', [
		REQUEST,
		'externalIds.length + aliases.length >',
		'externalIds.length >',
	]),
	byId(
		'Of e-mail address, phone number, Braze id and device only one can be given',
		'an e-mail address and a phone number answers 400',
		[REQUEST, 'single.length + Math.min(listed.length, 1) > 1', 'false'],
	),
	byId('Unknown identifiers are named', 'an unknown external id is named', [
		ROUTE,
		'unknown.length > 0',
		'false',
	]),
	byId('`fields_to_export` is required (settable)', 'fields left out answers 400', [
		ROUTE,
		'settings.export.exportIdsFieldsRequired',
		'false',
	]),
	byId(
		'Workspaces from before 2024-08-22 get all fields by default',
		'with exportIdsFieldsRequired false all fields are the default',
		[ROUTE, '!fields && settings.export.exportIdsFieldsRequired', '!fields'],
	),
	byId(
		'Only the fields asked for are answered',
		'users are answered once each, with the fields asked for',
		[ROUTE, 'fields ? { fields, customAttributes: [] } : EVERYTHING', 'EVERYTHING'],
	),
];

export const BRAZE_READS: RuleTable = {
	title: 'Braze: keys and users by identifier',
	rules: [...keyRules, ...idRules],
};
