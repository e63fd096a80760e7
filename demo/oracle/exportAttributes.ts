import {
	asBoolean,
	asCustomText,
	asDay,
	asList,
	asNumber,
	asText,
	asTextOrTime,
	asTime,
	type AttributeType,
} from './brazeAttribute';
import { asCountry, asEmail } from './brazeStandard';
import type { Segment } from './segmentMembers';
import type { BlueConicProfile } from './state';

/** A profile as the export goal reads it. */
export interface ExportedProfile {
	readonly profile: BlueConicProfile;
	readonly segments: readonly Segment[];
}

/** What the export goal sends of a profile, beside the identifier. */
export interface Attributes {
	readonly fields: ReadonlyMap<string, unknown>;
	readonly customAttributes: ReadonlyMap<string, unknown>;
}

interface ExportField {
	readonly from: string;
	readonly to: string;
	readonly as: AttributeType;
}

const STANDARD_FIELDS: readonly ExportField[] = [
	{ from: 'email', to: 'email', as: asEmail },
	{ from: 'firstname', to: 'first_name', as: asText },
	{ from: 'lastname', to: 'last_name', as: asText },
	{ from: 'city', to: 'home_city', as: asText },
	{ from: 'country', to: 'country', as: asCountry },
	{ from: 'date_of_birth', to: 'dob', as: asDay },
];

const CUSTOM_ATTRIBUTES: readonly ExportField[] = [
	{ from: 'loyalty_points', to: 'loyalty_points', as: asNumber },
	{ from: 'average_order_value', to: 'average_order_value', as: asNumber },
	{ from: 'interests', to: 'interests', as: asList },
	{ from: 'newsletter', to: 'newsletter', as: asBoolean },
	{ from: 'last_purchase_date', to: 'last_purchase_date', as: asTime },
	{ from: 'customer_number', to: 'customer_number', as: asCustomText },
	{ from: 'about', to: 'about', as: asTextOrTime },
];

/** The values of a property that say something. */
export function spokenValues({ properties }: BlueConicProfile, property: string): string[] {
	return (properties.get(property) ?? []).filter((value) => value.trim() !== '');
}

function converted(
	profile: BlueConicProfile,
	mapping: readonly ExportField[],
): Map<string, unknown> {
	const attributes = new Map<string, unknown>();
	for (const { from, to, as } of mapping) {
		const value = as(spokenValues(profile, from));
		if (value !== undefined) attributes.set(to, value);
	}
	return attributes;
}

/**
 * What the template's mapping sends. A property that has nothing to say, or nothing Braze would
 * take, is left out.
 */
export function exportAttributesOf({ profile, segments }: ExportedProfile): Attributes {
	const customAttributes = converted(profile, CUSTOM_ATTRIBUTES);
	const names = segments.map(({ name }) => name);
	if (names.length > 0) customAttributes.set('blueconic_segments', names);
	if (profile.id !== undefined) customAttributes.set('blueconic_profile_id', profile.id);
	customAttributes.set('profile_source', 'BlueConic');
	return { fields: converted(profile, STANDARD_FIELDS), customAttributes };
}
