import type { Choice } from '../fillIn';
import { locator, moreRows } from './moreRows';

const node = 'Map to BlueConic';

/** An ID that few users carry, since an earlier export left it with them. */
const profileId = {
	brazeField: locator('customAttribute', 'blueconic_profile_id'),
	matchBy: 'profileId',
};

function row(brazeField: object, property: string, more: object = {}): object {
	return { brazeField, property: locator('id', property), mergeStrategy: 'set', ...more };
}

const listed = (field: string) => locator('list', field);
const byPath = (path: string) => locator('path', path);

/** A campaign of the stand-in by name, and another one by ID. */
const newsletter = 'campaigns_received.Newsletter 043';
const survey = 'campaigns_received.976c0476-21cf-4e3d-ab70-536da92ce914';

const rows: readonly object[] = [
	row(byPath('user_aliases.crm'), 'crm_id'),
	row(byPath('custom_events.Watched video.count'), 'videos_watched', { type: 'automatic' }),
	row(byPath('custom_events.Watched video.last'), 'last_video_date', { type: 'automatic' }),
	row(byPath('purchases.gift-card.count'), 'gift_cards', { mergeStrategy: 'sum' }),
	row(listed(newsletter), 'newsletter_received', { type: 'text' }),
	row(byPath(`${newsletter}.last_received`), 'campaign_date', { type: 'date' }),
	row(byPath(`${survey}.converted`), 'survey_answered'),
];

/** Mapped in part, of no use beyond Braze, or told by rows of their own. */
const leftOut = [
	'braze_id',
	'created_at',
	'random_bucket',
	'total_revenue',
	'user_aliases',
	'custom_events',
	'purchases',
	'campaigns_received',
	'blueconic_profile_id',
	'orders',
	'plan',
];

const remaining: Readonly<Record<string, unknown>> = {
	addRemainingFields: true,
	remainingStrategy: 'set',
	remainingPrefix: 'braze_',
	remainingLeaveOut: leftOut.join(', '),
	createProperties: true,
};

/** Sources and strategies of an import goal that the template does not show. */
export const furtherImport: readonly Choice[] = [
	{
		node,
		parameter: 'blueConicIdentifiers',
		value: moreRows([profileId]),
		shown: 'also the BlueConic Profile ID as identifier',
	},
	{
		node,
		parameter: 'blueConicMappings',
		value: moreRows(rows),
		shown: `${rows.length} more rows: alias, event, purchase, campaigns`,
	},
	...Object.entries(remaining).map(([parameter, value]) => ({
		node,
		parameter,
		value: () => value,
		shown: `${parameter}: ${String(value)}`,
	})),
];
