import { MADE_BY_OWNER } from '../blueConicUser';
import { ORDINARY_TRAITS, type FilterType, type PropertyDefinition } from './propertyDefinition';

interface Marks {
	readonly indexed?: boolean;
	readonly system?: boolean;
	readonly personal?: boolean;
}

const PERSONAL: Marks = { personal: true };
const IDENTIFIER: Marks = { indexed: true, personal: true };
const SYSTEM: Marks = { system: true };

function property(
	id: string,
	name: string,
	filterType: FilterType,
	{ indexed = false, system = false, personal = false }: Marks = {},
): PropertyDefinition {
	return {
		...ORDINARY_TRAITS,
		id,
		name,
		filterType,
		indexed,
		system,
		mergeStrategy: system ? 'SYSTEM_DEFINED' : 'LATEST',
		permissionLevel: 'PERSONAL',
		dataSensitivity: personal ? 'PII' : 'NON_PII',
		availableForSegmentation: true,
		canRead: true,
		canWrite: !system,
		precision: filterType === 'DECIMAL' ? 2 : 0,
		creationDate: MADE_BY_OWNER.creationDate,
		lastModifiedDate: MADE_BY_OWNER.lastModifiedDate,
	};
}

/** The profile properties of the tenant when it starts. */
export const TENANT_PROPERTIES: readonly PropertyDefinition[] = [
	property('about', 'About', 'SELECT', PERSONAL),
	property('average_order_value', 'Average order value', 'DECIMAL'),
	property('braze_external_id', 'Braze external ID', 'SELECT', IDENTIFIER),
	property('braze_points', 'Braze points', 'RANGE'),
	property('braze_visits', 'Visits by Braze', 'RANGE'),
	property('campaign_date', 'Campaign date', 'DATETIME'),
	property('card_number', 'Card number', 'SELECT', PERSONAL),
	property('city', 'City', 'SELECT'),
	property('consented_objectives', 'Consented objectives', 'SELECT', SYSTEM),
	property('country', 'Country', 'SELECT'),
	property('creationdate', 'Creation date', 'DATETIME', SYSTEM),
	property('crm_id', 'CRM ID', 'SELECT', PERSONAL),
	property('customer_number', 'Customer number', 'SELECT', PERSONAL),
	property('date_of_birth', 'Date of birth', 'DATETIME', PERSONAL),
	property('domaingroup', 'Domain group', 'SELECT', SYSTEM),
	property('dropped_interests', 'Dropped interests', 'SELECT'),
	property('email', 'E-mail address', 'EMAIL', IDENTIFIER),
	property('firstname', 'First name', 'SELECT', PERSONAL),
	property('gender', 'Gender', 'SELECT', PERSONAL),
	property('gift_cards', 'Gift cards', 'RANGE'),
	property('interactions_viewed', 'Interactions viewed', 'SELECT', SYSTEM),
	property('interests', 'Interests', 'SELECT'),
	property('language', 'Language', 'SELECT'),
	property('last_order_date', 'Last order date', 'DATETIME'),
	property('last_purchase_date', 'Last purchase date', 'DATETIME'),
	property('last_video_date', 'Last video date', 'DATETIME'),
	property('lastmodifieddate', 'Last modified date', 'DATETIME', SYSTEM),
	property('lastname', 'Last name', 'SELECT', PERSONAL),
	property('loyalty_points', 'Loyalty points', 'RANGE'),
	property('loyalty_tier', 'Loyalty tier', 'SELECT'),
	property('new_points', 'New points', 'RANGE'),
	property('newsletter', 'Newsletter', 'SELECT'),
	property('newsletter_received', 'Newsletter received', 'SELECT'),
	property('nickname', 'Nickname', 'SELECT', PERSONAL),
	property('offers_state', 'Offers by e-mail', 'SELECT'),
	property('orders_added', 'Orders added', 'SELECT'),
	property('orders_changed', 'Orders changed', 'SELECT'),
	property('orders_removed', 'Orders removed', 'SELECT'),
	property('phone', 'Phone number', 'SELECT', PERSONAL),
	property('plan', 'Plan', 'SELECT'),
	property('plan_level', 'Plan level', 'RANGE'),
	property('preferences', 'Preferences', 'SELECT'),
	property('privacy_legislation', 'Privacy legislation', 'SELECT', SYSTEM),
	property('refused_objectives', 'Refused objectives', 'SELECT', SYSTEM),
	property('survey_answered', 'Survey answered', 'SELECT'),
	property('time_zone', 'Time zone', 'SELECT'),
	property('videos_watched', 'Videos watched', 'RANGE'),
	property('vip', 'VIP', 'SELECT'),
];
