import { z } from 'zod';

import type { PropertyType } from '../mapping/model/catalogue';
import type { BlueConicClient } from './client';
import { filterTypeOf } from './properties';

/** A profile property to be made. */
export interface NewProperty {
	/** Letters, digits, - and _; fixed once it is saved. */
	readonly id: string;
	readonly name: string;
	readonly type: PropertyType;
}

/**
 * Creates a profile property that the tenant lacks (rest.apidoc.blueconic.com, PUT
 * /profileProperties/{id}). One that exists would be changed.
 *
 * @throws ConfigurationError when the application may not, or BlueConic refuses the property.
 * @throws PassingError when BlueConic does not answer well.
 */
export async function createProperty(
	blueConic: BlueConicClient,
	{ id, name, type }: NewProperty,
	signal?: AbortSignal,
): Promise<void> {
	await blueConic.call(
		{
			method: 'PUT',
			path: `/profileProperties/${encodeURIComponent(id)}`,
			scope: 'write:profile-properties',
			body: {
				id,
				name,
				filterType: filterTypeOf(type),
				permissionLevel: 'PERSONAL',
				mergeStrategy: 'LATEST',
				dataSensitivity: 'PII',
				availableForSegmentation: true,
				showInUI: true,
				indexed: false,
				tags: [],
				values: [],
			},
			signal,
		},
		z.unknown(),
	);
}
