import { z } from 'zod';

import type { PropertyType } from '../mapping/model/catalogue';
import type { BlueConicClient } from './client';
import { pagedItems } from './paging';

const propertySchema = z.object({
	id: z.string(),
	name: z.string().optional(),
	filterType: z.string().optional(),
	/** True for unique identifiers: the only properties that profiles are matched by. */
	indexed: z.boolean().optional(),
});

const pageSchema = z
	.object({
		profileProperties: z.array(propertySchema),
		totalResults: z.int().min(0).optional(),
	})
	.transform(({ profileProperties, totalResults }) => ({
		items: profileProperties,
		total: totalResults,
	}));

/** A BlueConic profile property. */
export type ProfileProperty = z.infer<typeof propertySchema>;

/** BlueConic's words for the types that its API has (support.blueconic.com, profile properties). */
const typesByFilter: ReadonlyMap<string, PropertyType> = new Map([
	['SELECT', 'text'],
	['RANGE', 'number'],
	['DECIMAL', 'decimal'],
	['CURRENCY', 'currency'],
	['DATETIME', 'date'],
	['EMAIL', 'email'],
]);

const filtersByType: ReadonlyMap<PropertyType, string> = new Map(
	[...typesByFilter].map(([filter, type]) => [type, filter]),
);

/** The API's word for a type. */
export function filterTypeOf(type: PropertyType): string {
	return filtersByType.get(type) ?? 'SELECT';
}

/** The property's type in BlueConic's words, or the API's own for one that nobody knows. */
export function typeOfProperty({ filterType = '' }: ProfileProperty): string {
	return typesByFilter.get(filterType) ?? filterType.toLowerCase();
}

/** All profile properties of the tenant. */
export function listProperties(
	blueConic: BlueConicClient,
	signal?: AbortSignal,
): AsyncGenerator<ProfileProperty> {
	return pagedItems(
		blueConic,
		{ method: 'GET', path: '/profileProperties', scope: 'read:profile-properties', signal },
		pageSchema,
	);
}

/** The types of all profile properties of the tenant, by ID; types that nobody knows hold text. */
export async function propertyTypesOf(
	blueConic: BlueConicClient,
	signal?: AbortSignal,
): Promise<ReadonlyMap<string, PropertyType>> {
	const types = new Map<string, PropertyType>();
	for await (const { id, filterType = '' } of listProperties(blueConic, signal)) {
		types.set(id, typesByFilter.get(filterType) ?? 'text');
	}
	return types;
}
