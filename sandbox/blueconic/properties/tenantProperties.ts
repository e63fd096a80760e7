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
	property('city', 'City', 'SELECT'),
	property('consented_objectives', 'Consented objectives', 'SELECT', SYSTEM),
	property('country', 'Country', 'SELECT'),
	property('creationdate', 'Creation date', 'DATETIME', SYSTEM),
	property('customer_number', 'Customer number', 'SELECT', PERSONAL),
	property('date_of_birth', 'Date of birth', 'DATETIME', PERSONAL),
	property('domaingroup', 'Domain group', 'SELECT', SYSTEM),
	property('email', 'E-mail address', 'EMAIL', IDENTIFIER),
	property('firstname', 'First name', 'SELECT', PERSONAL),
	property('interactions_viewed', 'Interactions viewed', 'SELECT', SYSTEM),
	property('interests', 'Interests', 'SELECT'),
	property('last_order_date', 'Last order date', 'DATETIME'),
	property('last_purchase_date', 'Last purchase date', 'DATETIME'),
	property('lastmodifieddate', 'Last modified date', 'DATETIME', SYSTEM),
	property('lastname', 'Last name', 'SELECT', PERSONAL),
	property('loyalty_points', 'Loyalty points', 'RANGE'),
	property('loyalty_tier', 'Loyalty tier', 'SELECT'),
	property('newsletter', 'Newsletter', 'SELECT'),
	property('nickname', 'Nickname', 'SELECT', PERSONAL),
	property('plan', 'Plan', 'SELECT'),
	property('privacy_legislation', 'Privacy legislation', 'SELECT', SYSTEM),
	property('refused_objectives', 'Refused objectives', 'SELECT', SYSTEM),
	property('vip', 'VIP', 'SELECT'),
];
