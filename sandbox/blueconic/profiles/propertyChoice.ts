import { z } from 'zod';
import { queryList } from '../http/queryList';

/** The parameters that choose a profile's properties: https://rest.apidoc.blueconic.com */
export const propertyChoice = z.object({
	properties: z.string().default(''),
	profileProperty: queryList,
});

/** The ids asked for, in a list between commas, by repeated keys or both; none means all. */
export function askedProperties({
	properties,
	profileProperty,
}: z.output<typeof propertyChoice>): readonly string[] {
	const listed = properties.split(',').map((property) => property.trim());
	return [...listed.filter(Boolean), ...profileProperty];
}
