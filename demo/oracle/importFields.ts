import type { Merge } from './importWrites';
import type { BrazeUser } from './state';

/** One line of the import goal's mapping. */
export interface ImportField {
	readonly to: string;
	readonly merge: Merge;
	readonly from: (user: BrazeUser) => unknown;
	/** Takes the property away when Braze has nothing; else nothing is written. */
	readonly clears?: boolean;
}

type Read = ImportField['from'];

function field(name: string): Read {
	return ({ fields }) => fields.get(name);
}

function custom(name: string): Read {
	return ({ customAttributes }) => customAttributes.get(name);
}

function partOf(holder: unknown, key: string): unknown {
	return typeof holder === 'object' && holder !== null
		? new Map<string, unknown>(Object.entries(holder)).get(key)
		: undefined;
}

function planPart(key: string): Read {
	return ({ customAttributes }) => partOf(customAttributes.get('plan'), key);
}

/** The first element of a field's list in which `key` says `value`. */
function listed(name: string, key: string, value: string): (user: BrazeUser) => unknown {
	return ({ fields }) => {
		const list = fields.get(name);
		if (!Array.isArray(list)) return undefined;
		return list.find((element) => partOf(element, key) === value);
	};
}

const crmAlias = listed('user_aliases', 'alias_label', 'crm');
const watchedVideo = listed('custom_events', 'name', 'Watched video');
const giftCard = listed('purchases', 'name', 'gift-card');
const newsletter = listed('campaigns_received', 'name', 'Newsletter 043');
const survey = listed(
	'campaigns_received',
	'api_campaign_id',
	'976c0476-21cf-4e3d-ab70-536da92ce914',
);

/** The mapping of the template. */
export const SHIPPED_IMPORT: readonly ImportField[] = [
	{ to: 'email', merge: 'setIfEmpty', from: field('email') },
	{ to: 'firstname', merge: 'set', from: field('first_name') },
	{ to: 'lastname', merge: 'set', from: field('last_name') },
	{ to: 'city', merge: 'set', from: field('home_city') },
	{ to: 'country', merge: 'setIfEmpty', from: field('country') },
	{ to: 'loyalty_tier', merge: 'set', from: custom('loyalty_tier') },
	{ to: 'interests', merge: 'add', from: custom('favourite_categories') },
	{ to: 'vip', merge: 'set', from: custom('vip') },
	{ to: 'braze_points', merge: 'set', from: custom('points') },
	{ to: 'plan', merge: 'set', from: planPart('name') },
	{ to: 'plan_level', merge: 'set', from: planPart('level') },
	{ to: 'last_order_date', merge: 'set', from: custom('last_order_at') },
	{ to: 'nickname', merge: 'set', from: custom('nickname'), clears: true },
];

/** What the demo adds to it. */
export const FURTHER_IMPORT: readonly ImportField[] = [
	{ to: 'crm_id', merge: 'set', from: (user) => partOf(crmAlias(user), 'alias_name') },
	{ to: 'videos_watched', merge: 'set', from: (user) => partOf(watchedVideo(user), 'count') },
	{ to: 'last_video_date', merge: 'set', from: (user) => partOf(watchedVideo(user), 'last') },
	{ to: 'gift_cards', merge: 'sum', from: (user) => partOf(giftCard(user), 'count') },
	{ to: 'newsletter_received', merge: 'set', from: (user) => newsletter(user) && true },
	{ to: 'campaign_date', merge: 'set', from: (user) => partOf(newsletter(user), 'last_received') },
	{ to: 'survey_answered', merge: 'set', from: (user) => partOf(survey(user), 'converted') },
];
