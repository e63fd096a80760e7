import type { NewProperty } from '../../blueconic/createProperty';
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
