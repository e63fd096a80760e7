import { z } from 'zod';

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

/** BlueConic's words for its types (support.blueconic.com, profile properties). */
const typeWords: Readonly<Record<string, string>> = {
	SELECT: 'text',
	RANGE: 'number',
	DECIMAL: 'decimal',
	CURRENCY: 'currency',
	DATETIME: 'date',
	EMAIL: 'email',
};

/** The property's type in BlueConic's words. */
export function typeOfProperty({ filterType = '' }: ProfileProperty): string {
	return typeWords[filterType] ?? filterType.toLowerCase();
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
