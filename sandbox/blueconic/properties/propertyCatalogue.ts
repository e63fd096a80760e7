/** https://rest.apidoc.blueconic.com: the filter types the stand-in's properties use. */
export type FilterType = 'RANGE' | 'DECIMAL' | 'SELECT' | 'EMAIL' | 'DATETIME';

export interface PropertyDefinition {
	readonly id: string;
	readonly name: string;
	readonly filterType: FilterType;
	/** A unique identifier: the only kind to match and search by. */
	readonly indexed: boolean;
	/** Kept by BlueConic; nobody else writes it. */
	readonly system: boolean;
	readonly personal: boolean;
}

interface Traits {
	readonly indexed?: boolean;
	readonly system?: boolean;
	readonly personal?: boolean;
}

function property(
	id: string,
	name: string,
	filterType: FilterType,
	{ indexed = false, system = false, personal = false }: Traits = {},
): PropertyDefinition {
	return { id, name, filterType, indexed, system, personal };
}

const PROPERTIES: readonly PropertyDefinition[] = [
	property('about', 'About', 'SELECT', { personal: true }),
	property('average_order_value', 'Average order value', 'DECIMAL'),
	property('braze_external_id', 'Braze external ID', 'SELECT', { indexed: true, personal: true }),
	property('braze_points', 'Braze points', 'RANGE'),
	property('city', 'City', 'SELECT'),
	property('country', 'Country', 'SELECT'),
	property('creationdate', 'Creation date', 'DATETIME', { system: true }),
	property('customer_number', 'Customer number', 'SELECT', { personal: true }),
	property('date_of_birth', 'Date of birth', 'DATETIME', { personal: true }),
	property('email', 'E-mail address', 'EMAIL', { indexed: true, personal: true }),
	property('firstname', 'First name', 'SELECT', { personal: true }),
	property('interests', 'Interests', 'SELECT'),
	property('last_order_date', 'Last order date', 'DATETIME'),
	property('last_purchase_date', 'Last purchase date', 'DATETIME'),
	property('lastmodifieddate', 'Last modified date', 'DATETIME', { system: true }),
	property('lastname', 'Last name', 'SELECT', { personal: true }),
	property('loyalty_points', 'Loyalty points', 'RANGE'),
	property('loyalty_tier', 'Loyalty tier', 'SELECT'),
	property('newsletter', 'Newsletter', 'SELECT'),
	property('nickname', 'Nickname', 'SELECT', { personal: true }),
	property('plan', 'Plan', 'SELECT'),
	property('vip', 'VIP', 'SELECT'),
];

/** The profile properties of the tenant; each has a slot, its place in every profile. */
export class PropertyCatalogue {
	private readonly slots = new Map<string, number>(
		PROPERTIES.map(({ id }, slot) => [id, slot] as const),
	);
	readonly all = PROPERTIES;

	slotOf(id: string): number | undefined {
		return this.slots.get(id);
	}

	get(id: string): PropertyDefinition | undefined {
		const slot = this.slots.get(id);
		return slot === undefined ? undefined : this.all[slot];
	}
}
