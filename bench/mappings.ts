import { noCatalogue, type Catalogue, type PropertyType } from '../core/mapping/model/catalogue';
import type { ToBlueConicMapping } from '../core/mapping/model/toBlueConicMapping';
import type { ToBrazeMapping } from '../core/mapping/model/toBrazeMapping';

/** Custom attributes of a user, the properties of the same name, and what they hold. */
export const mapped: readonly (readonly [name: string, type: PropertyType])[] = [
	['loyalty_tier', 'text'],
	['points', 'number'],
	['average_order_value', 'decimal'],
	['last_order_at', 'date'],
	['favourite_store', 'text'],
	['newsletter', 'text'],
	['interests', 'text'],
	['lifetime_orders', 'number'],
	['customer_number', 'text'],
	['contact_email', 'email'],
	['signup_source', 'text'],
	['churn_score', 'decimal'],
	['birthday_club', 'text'],
	['last_visit_at', 'date'],
	['sessions', 'number'],
	['household', 'number'],
	['preferred_channel', 'text'],
	['language_spoken', 'text'],
	['credit', 'decimal'],
	['campaign_group', 'text'],
];

export const catalogue: Catalogue = { ...noCatalogue, properties: new Map(mapped) };

/** So many fields of a user to properties. */
export const toBlueConic = (fields: number): ToBlueConicMapping => ({
	direction: 'toBlueConic',
	identifiers: [
		{
			field: { kind: 'standard', name: 'external_id' },
			target: { kind: 'property', property: 'braze_external_id' },
		},
	],
	match: 'any',
	allowCreation: true,
	rows: mapped.slice(0, fields).map(([name]) => ({
		field: { kind: 'customAttribute', name },
		property: name,
		strategy: 'set',
		type: 'automatic',
	})),
	remaining: undefined,
	timeZone: 'UTC',
});

/** So many properties to custom attributes. */
export const toBraze = (fields: number): ToBrazeMapping => ({
	direction: 'toBraze',
	identifiers: [{ identifier: 'external_id', aliasLabel: '', source: { kind: 'profileId' } }],
	allowCreation: true,
	rows: mapped.slice(0, fields).map(([name]) => ({
		source: { kind: 'property', property: name },
		target: { kind: 'customAttribute', name },
		style: 'set',
		type: 'automatic',
		whenEmpty: 'leave',
		identifierKey: '',
	})),
	whenUnfit: 'leaveOut',
	timeZone: 'UTC',
	longestList: 25,
});
