import type { BrazeField } from '../model/brazeField';
import { deepestNesting } from './values/nesting';

/**
 * Reads a field's value in a user of Braze's export; `undefined` when the key is missing. Whoever
 * reads many fields of a user looks up its custom attributes once.
 */
export type ReadField = (user: unknown, attributes?: unknown) => unknown;

/** A user's custom attributes. */
export const customAttributesOf = (user: unknown): unknown => ownValue(user, 'custom_attributes');

const isHolder = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

/** Only what the value holds itself: names such as __proto__ are names like any other. */
export const ownValue = (holder: unknown, name: string): unknown =>
	isHolder(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined;

const position = /^(0|[1-9]\d*)$/;

/** Follows a path; a number counts the elements of a list, a name stands for those of all. */
function follow(holder: unknown, path: readonly string[], nesting = 0): unknown {
	let value = holder;
	for (const [place, step] of path.entries()) {
		if (Array.isArray(value) && !position.test(step)) {
			if (nesting >= deepestNesting) return undefined;
			const rest = path.slice(place);
			const found = value.map((element: unknown) => follow(element, rest, nesting + 1));
			return found.filter((one) => one !== undefined);
		}
		value = ownValue(value, step);
	}
	return value;
}

/** The objects of a list, or the one that stands in its place. */
const objectsOf = (listed: unknown): readonly unknown[] =>
	Array.isArray(listed) ? listed : [listed];

/** Finds the first object of a list by the value of one of its keys. */
const finder = (list: string, keys: readonly string[], wanted: string): ReadField => {
	const isWanted = (one: unknown): boolean => keys.some((key) => ownValue(one, key) === wanted);
	return (user) => objectsOf(ownValue(user, list)).find(isWanted);
};

/** The same as `ownValue` for one name; asking who holds a value is only needed for few names. */
function valueReader(name: string): (holder: unknown) => unknown {
	if (name in Object.prototype || name in Array.prototype) {
		return (holder) => ownValue(holder, name);
	}
	return (holder) => (isHolder(holder) ? holder[name] : undefined);
}

/** A custom attribute whose own name holds dots comes before a value inside a nested one. */
function customAttributeReader(name: string): ReadField {
	const path = name.split('.');
	if (path.length === 1) {
		const read = valueReader(name);
		return (user, attributes = customAttributesOf(user)) => read(attributes);
	}
	return (user, attributes = customAttributesOf(user)) => {
		const direct = ownValue(attributes, name);
		return direct === undefined && isHolder(attributes) && !Array.isArray(attributes)
			? follow(attributes, path)
			: direct;
	};
}

/**
 * Compiles the way to a field's value in a user of Braze's export
 * (braze.com/docs/api/endpoints/export/user_data/post_users_segment, "User export object").
 */
export function brazeFieldReader(field: BrazeField): ReadField {
	switch (field.kind) {
		case 'standard':
			return valueReader(field.name);
		case 'customAttribute':
			return customAttributeReader(field.name);
		case 'path':
			return (user) => follow(user, field.path);
		case 'alias': {
			const aliasOf = finder('user_aliases', ['alias_label'], field.label);
			return (user) => ownValue(aliasOf(user), 'alias_name');
		}
		case 'event': {
			const eventOf = finder('custom_events', ['name'], field.name);
			return (user) => ownValue(eventOf(user), field.value);
		}
		case 'purchase': {
			const purchaseOf = finder('purchases', ['name'], field.product);
			return (user) => ownValue(purchaseOf(user), field.value);
		}
		case 'campaign': {
			const campaignOf = finder('campaigns_received', ['api_campaign_id', 'name'], field.nameOrId);
			if (field.path.length === 0)
				return (user) => (campaignOf(user) === undefined ? undefined : true);
			return (user) => follow(campaignOf(user), field.path);
		}
	}
}
