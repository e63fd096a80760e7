import type { NewProperty } from '../../blueconic/createProperty';
import { ConfigurationError } from '../../flow/syncError';
import type { PropertyType } from '../model/catalogue';
import type { RemainingField } from './remainingSurvey';

export type { NewProperty };

/** Braze's name behind the prefix: a property's ID ends with as many characters as the name has. */
function nameOf({ name, property }: RemainingField): string {
	return property.slice(0, property.length - name.length) + name;
}

/** The properties that remaining fields go to and that do not exist yet. */
export function missingProperties(
	fields: readonly RemainingField[],
	existing: ReadonlyMap<string, PropertyType>,
): readonly NewProperty[] {
	return fields
		.filter(({ property }) => !existing.has(property))
		.map((field) => ({ id: field.property, name: nameOf(field), type: field.type }));
}

/**
 * The tenant's properties, which remaining fields cannot do without.
 *
 * @throws ConfigurationError when nobody could be asked for them.
 */
export function requireProperties(
	properties: ReadonlyMap<string, PropertyType> | undefined,
): ReadonlyMap<string, PropertyType> {
	if (properties) return properties;
	throw new ConfigurationError(
		`'Add Remaining Fields' has to know BlueConic's properties: choose a BlueConic credential in 'BlueConic Mapper'.`,
	);
}
