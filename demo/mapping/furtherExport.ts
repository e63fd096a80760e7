import type { Choice } from '../fillIn';
import { locator, moreRows } from './moreRows';

const node = 'Map to Braze';

/** For profiles without an external ID. */
const alias = {
	identifier: 'user_alias',
	aliasLabel: 'customer_number',
	source: 'property',
	property: locator('id', 'customer_number'),
};

const ofProperty = (property: string) => ({
	source: 'property',
	property: locator('id', property),
});

const standard = (name: string) => ({ brazeField: locator('list', name) });
const custom = (name: string) => ({ brazeField: locator('customAttribute', name) });
const nested = (path: string) => ({ brazeField: locator('nestedAttribute', path) });
const subscriptionGroup = (id: string) => ({ brazeField: locator('subscriptionGroup', id) });

const standardFields: readonly object[] = [
	{ ...ofProperty('gender'), ...standard('gender'), whenEmpty: 'clear' },
	{ ...ofProperty('language'), ...standard('language') },
	{ ...ofProperty('time_zone'), ...standard('time_zone') },
	{ ...ofProperty('phone'), ...standard('phone') },
	{
		...ofProperty('offers_state'),
		...subscriptionGroup('c7a1f0de-3b52-4a86-9d17-5e0b8c6f2a94'),
	},
];

const toldByBlueConic: readonly object[] = [
	{
		source: 'segments',
		telling: 'ids',
		chosenSegments: 'Test group A\n8e2d9a74-5b1c-4c3f-b7a6-0f9e8d7c6b54',
		...custom('test_groups'),
		whenEmpty: 'clear',
	},
	{ source: 'viewedInteractions', telling: 'names', ...custom('viewed_interactions') },
	{ source: 'viewedInteractions', telling: 'ids', ...custom('viewed_interaction_ids') },
	{ source: 'permissionLevel', ...custom('permission_level') },
	{ source: 'consentedObjectives', telling: 'names', ...custom('consented_objectives') },
	{ source: 'refusedObjectives', telling: 'ids', ...custom('refused_objectives') },
];

const values: readonly object[] = [
	{ ...ofProperty('nickname'), ...custom('nickname'), type: 'text', whenEmpty: 'clear' },
	{ ...ofProperty('card_number'), ...custom('card_number') },
	{ ...ofProperty('card_number'), ...custom('card_value'), type: 'number' },
];

const orders = { ...custom('orders'), identifierKey: 'id' };

const styles: readonly object[] = [
	{ ...ofProperty('interests'), ...custom('all_interests'), updateStyle: 'addToList' },
	{
		...ofProperty('dropped_interests'),
		...custom('all_interests'),
		updateStyle: 'removeFromList',
	},
	{ ...ofProperty('new_points'), ...custom('points_earned'), updateStyle: 'increment' },
	{ ...ofProperty('loyalty_tier'), ...nested('plan.tier'), updateStyle: 'mergeObject' },
	{
		...ofProperty('last_purchase_date'),
		...nested('plan.since'),
		updateStyle: 'mergeObject',
		type: 'date',
	},
	{ ...ofProperty('city'), ...nested('address.city'), updateStyle: 'mergeObject' },
	{
		...ofProperty('preferences'),
		...custom('preferences'),
		updateStyle: 'mergeObject',
		type: 'object',
	},
	{ ...ofProperty('orders_added'), ...orders, updateStyle: 'addObjects' },
	{ ...ofProperty('orders_changed'), ...orders, updateStyle: 'updateObjects' },
	{ ...ofProperty('orders_removed'), ...orders, updateStyle: 'removeObjects' },
];

const rows = [...standardFields, ...toldByBlueConic, ...values, ...styles];

/** Sources, targets and update styles of an export goal that the template does not show. */
export const furtherExport: readonly Choice[] = [
	{
		node,
		parameter: 'brazeIdentifiers',
		value: moreRows([alias]),
		shown: 'also a user alias, for profiles without an external ID',
	},
	{
		node,
		parameter: 'brazeMappings',
		value: moreRows(rows),
		shown: `${rows.length} more rows: every source, target and update style`,
	},
];
