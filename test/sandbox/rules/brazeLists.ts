import type { Rule, RuleTable } from './rule';
import { shownIn } from './shownIn';

const ENDPOINTS = 'https://www.braze.com/docs/api/endpoints/export';
const SEGMENTS = `${ENDPOINTS}/segments`;
const CAMPAIGNS = `${ENDPOINTS}/campaigns`;
const ATTRIBUTES = `${ENDPOINTS}/custom_attributes/get_custom_attributes`;

const ofSegments = shownIn({
	service: 'braze',
	testFile: 'brazeLists.test.ts',
	source: `${SEGMENTS}/get_segment`,
});
const ofSizes = shownIn({
	service: 'braze',
	testFile: 'brazeLists.test.ts',
	source: `${SEGMENTS}/get_segment_analytics`,
});
const ofCampaigns = shownIn({
	service: 'braze',
	testFile: 'brazeLists.test.ts',
	source: `${CAMPAIGNS}/get_campaigns`,
});
const ofDetails = shownIn({
	service: 'braze',
	testFile: 'brazeLists.test.ts',
	source: `${CAMPAIGNS}/get_campaign_details`,
});
const ofAttributes = shownIn({
	service: 'braze',
	testFile: 'brazeCustomAttributes.test.ts',
	source: ATTRIBUTES,
});

const SIZES = 'segments/segments.route.ts';

const listRules: readonly Rule[] = [
	ofSegments(
		'Segments are listed by pages of 100, from page 0 on',
		'the list of segments has pages of 100, in both directions',
		['listPage.ts', 'PAGE_SIZE = 100', 'PAGE_SIZE = 50'],
	),
	ofCampaigns(
		'Campaigns are listed by pages of 100, from page 0 on',
		'the list of campaigns has pages of 100, in both directions',
		['listPage.ts', 'PAGE_SIZE = 100', 'PAGE_SIZE = 50'],
	),
	ofSegments(
		'Lists begin with the oldest',
		'the list of segments has pages of 100, in both directions',
		['listPage.ts', "default('asc')", "default('desc')"],
	),
	ofCampaigns(
		'`sort_direction` turns the list round',
		'the list of campaigns has pages of 100, in both directions',
		['listPage.ts', 'oldestFirst.toReversed()', 'oldestFirst'],
	),
	ofSizes('A series has a day for each of `length`', 'a series of three days up to a time', [
		'dataSeries.ts',
		'Array.from({ length }',
		'Array.from({ length: 1 }',
	]),
	ofSizes('A series has at most 100 days', 'a series of 101 days', [
		'dataSeries.ts',
		'.max(100)',
		'',
	]),
	ofSizes('A series has at least one day', 'a series of 0 days', ['dataSeries.ts', '.min(1)', '']),
	ofSizes('A series ends at `ending_at`', 'a series of one day', [
		'dataSeries.ts',
		'endMs ?? Date.now()',
		'Date.now()',
	]),
	ofSizes('A series ends today unless asked otherwise', 'a series of today', [
		'dataSeries.ts',
		'endMs ?? Date.now()',
		'endMs ?? 0',
	]),
	ofSizes(
		'A segment without analytics tracking has no series',
		'segments without analytics tracking have no series',
		[SIZES, 'segment.analyticsTracking ? seriesDays(asked) : []', 'seriesDays(asked)'],
		'inferred',
	),
	ofCampaigns(
		'Archived campaigns are listed on demand',
		'archived campaigns are listed on demand',
		['campaigns/campaignList.route.ts', '(!archived || asked.include_archived)', 'true'],
	),
	ofCampaigns(
		'`last_edit.time[gt]` leaves out what was not edited since',
		'campaigns can be asked for that were edited after a time',
		['campaigns/campaignList.route.ts', '> editedAfterMs', '> -Infinity'],
	),
	ofDetails(
		'The messages of a campaign lie under the ids of their variations',
		'details of a campaign have its messages by variation',
		['campaigns/campaignDetails.route.ts', '[variation.id, ', '[variation.name, '],
	),
	ofDetails(
		'`post_launch_draft_version` shows the draft of a running campaign',
		'the draft of a running campaign is shown on demand',
		['campaigns/campaignDetails.route.ts', 'ofDraft ? `${name} (draft)` : name', 'name'],
	),
	shownIn({
		service: 'braze',
		testFile: 'brazeLists.test.ts',
		source: `${CAMPAIGNS}/get_campaign_analytics`,
	})('The results of a campaign come day by day', 'a campaign is sent from its first day on', [
		'campaigns/campaignSeries.route.ts',
		'active ? random.between(100, 2000) : 0',
		'0',
	]),
];

const ROUTE_OF_ATTRIBUTES = 'customAttributes/customAttributes.route.ts';

const attributeRules: readonly Rule[] = [
	ofAttributes(
		'Custom attributes are listed by pages of 50',
		'pages have 50 attributes and the Link header leads to the next',
		[ROUTE_OF_ATTRIBUTES, 'PAGE_SIZE = 50', 'PAGE_SIZE = 60'],
	),
	ofAttributes(
		'The `Link` header leads to the next page',
		'pages have 50 attributes and the Link header leads to the next',
		[ROUTE_OF_ATTRIBUTES, "reply.header('link', link)", ''],
	),
	ofAttributes(
		'Custom attributes are in alphabetical order',
		'attributes are in alphabetical order, each once',
		[ROUTE_OF_ATTRIBUTES, 'users.catalogue.list()', 'users.catalogue.list().toReversed()'],
	),
	ofAttributes(
		'The type of an attribute says whether it was detected',
		'nickname is listed as String (Automatically Detected)',
		[ROUTE_OF_ATTRIBUTES, 'forced ? typeName :', 'true ? typeName :'],
		'inferred',
	),
	ofAttributes(
		'A list says how long it may be',
		'favourite_categories is listed as Array (Automatically Detected)',
		[ROUTE_OF_ATTRIBUTES, 'array_length: arrayLength', 'array_length: null'],
	),
	ofAttributes(
		'A blocklisted attribute is listed as such',
		'the status of vip is Blocklisted',
		[ROUTE_OF_ATTRIBUTES, "blocklisted.includes(name) ? 'Blocklisted' : 'Active'", "'Active'"],
		'inferred',
	),
];

export const BRAZE_LISTS: RuleTable = {
	title: 'Braze: lists of segments, campaigns and custom attributes',
	rules: [...listRules, ...attributeRules],
};
