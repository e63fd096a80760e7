import { z } from 'zod';

import type { WantedOfTenant } from '../../blueconic/tenantCatalogue';
import { ConfigurationError } from '../../flow/syncError';
import type { Kinds } from '../../report/counts';
import type { RunKeys } from '../../stage/keys';
import type { Store } from '../../stage/store';
import { noCatalogue, propertyTypes, type Catalogue } from '../model/catalogue';

/** Pairs, not an object: any name is data. */
const mapOf = <Value>(value: z.ZodType<Value>) =>
	z.array(z.tuple([z.string(), value])).transform((pairs) => new Map<string, Value>(pairs));

const catalogueSchema = z.object({
	properties: mapOf(z.enum(propertyTypes)).optional(),
	interactionNames: mapOf(z.string()),
	objectiveNames: mapOf(z.string()),
});

/** Stages what was read of the tenant, so that every try of the map step knows the same. */
export async function writeCatalogue(
	store: Store,
	keys: RunKeys,
	{ properties, interactionNames, objectiveNames }: Catalogue,
	signal?: AbortSignal,
): Promise<void> {
	const text = JSON.stringify({
		properties: properties && [...properties],
		interactionNames: [...interactionNames],
		objectiveNames: [...objectiveNames],
	});
	await store.putText(keys.catalogue(), text, { signal });
}

/**
 * What the read step staged of the tenant; nothing where it staged none.
 *
 * @throws ConfigurationError when the object is not what a read step wrote.
 */
export async function readCatalogue(
	store: Store,
	keys: RunKeys,
	signal?: AbortSignal,
): Promise<Catalogue> {
	const stored = await store.getText(keys.catalogue(), signal);
	if (!stored) return noCatalogue;
	try {
		const { properties, ...names } = catalogueSchema.parse(JSON.parse(stored.text));
		return { properties, ...names };
	} catch (error) {
		throw new ConfigurationError(
			`'${keys.catalogue()}' is not what a run wrote: start the goal again with 'Begin Run'.`,
			{ cause: error },
		);
	}
}

/**
 * Warnings of a run, once each: values go to Braze by their looks alone when the application may
 * not list profile properties.
 */
export function catalogueWarnings({ typesOf }: WantedOfTenant, { properties }: Catalogue): Kinds {
	return typesOf.length > 0 && !properties ? { propertyTypesUnknown: 1 } : {};
}
