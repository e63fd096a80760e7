import type { IExecuteFunctions } from 'n8n-workflow';

import type { BlueConicClient } from '../../../core/blueconic/client';
import { createProperty } from '../../../core/blueconic/createProperty';
import { propertyTypesOf } from '../../../core/blueconic/properties';
import { readTenantCatalogue } from '../../../core/blueconic/tenantCatalogue';
import { noCatalogue, type Catalogue } from '../../../core/mapping/model/catalogue';
import type { Mapping } from '../../../core/mapping/model/mapping';
import { wantedOfTenant } from '../../../core/mapping/model/neededFields';
import type { ToBlueConicMapping } from '../../../core/mapping/model/toBlueConicMapping';
import type { MapTenant } from '../../../core/mapping/run/importPlan';
import { blueConicOf } from '../../ports/services';

async function blueConicIfChosen(context: IExecuteFunctions): Promise<BlueConicClient | undefined> {
	return context.getNode().credentials?.blueConicApi ? await blueConicOf(context) : undefined;
}

/**
 * The BlueConic tenant that an import's mapping is for, when the node has a credential for it; it
 * is asked only when the run has not asked before.
 */
export async function tenantOf(
	context: IExecuteFunctions,
	mapping: Mapping,
	signal: AbortSignal | undefined,
): Promise<MapTenant | undefined> {
	const blueConic = await blueConicIfChosen(context);
	if (!blueConic || mapping.direction !== 'toBlueConic') return undefined;
	return {
		propertyTypes: async () => (await importCatalogue(blueConic, mapping, signal)).properties,
		createProperty: async (property) => await createProperty(blueConic, property, signal),
	};
}

/** What of the tenant a mapping of items wants to know; nothing without a credential. */
export async function catalogueOf(
	context: IExecuteFunctions,
	mapping: Mapping,
): Promise<Catalogue> {
	const blueConic = await blueConicIfChosen(context);
	const signal = context.getExecutionCancelSignal();
	if (!blueConic) return noCatalogue;
	return mapping.direction === 'toBraze'
		? await readTenantCatalogue(blueConic, wantedOfTenant(mapping), signal)
		: await importCatalogue(blueConic, mapping, signal);
}

/**
 * Types of properties; rows go without them too where they may not be listed.
 *
 * @throws ConfigurationError when remaining fields are added, which have to know all of them.
 */
async function importCatalogue(
	blueConic: BlueConicClient,
	{ identifiers, rows, remaining }: ToBlueConicMapping,
	signal: AbortSignal | undefined,
): Promise<Catalogue> {
	if (remaining) return { ...noCatalogue, properties: await propertyTypesOf(blueConic, signal) };
	const identifying = identifiers.flatMap(({ target }) =>
		target.kind === 'property' ? [target.property] : [],
	);
	const typesOf = [...identifying, ...rows.map(({ property }) => property)];
	const wanted = { typesOf, interactionNames: false, objectiveNames: false };
	return await readTenantCatalogue(blueConic, wanted, signal);
}
