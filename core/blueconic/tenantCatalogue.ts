import { ConfigurationError } from '../flow/syncError';
import type { Catalogue, PropertyType } from '../mapping/model/catalogue';
import type { BlueConicClient } from './client';
import { listDialogues } from './dialogues';
import { listObjectives } from './objectives';
import { propertyTypesOf } from './properties';

/** What a mapping wants to know of the BlueConic tenant. */
export interface WantedOfTenant {
	/** IDs of the properties whose types count. */
	readonly typesOf: readonly string[];
	readonly interactionNames: boolean;
	readonly objectiveNames: boolean;
}

/** Something that has an ID and mostly a name. */
interface Named {
	readonly id: string;
	readonly name?: string;
}

/**
 * Reads what a mapping wants to know of the tenant, and nothing else. Names come first: without
 * them a row cannot send what it was told to, whereas values go without their property's type too.
 *
 * @returns `properties: undefined` when none was wanted, or the application may not list them.
 * @throws ConfigurationError when the application may not list what names are wanted of.
 * @throws PassingError when BlueConic does not answer well.
 */
export async function readTenantCatalogue(
	blueConic: BlueConicClient,
	{ typesOf, interactionNames, objectiveNames }: WantedOfTenant,
	signal?: AbortSignal,
): Promise<Catalogue> {
	return {
		interactionNames: interactionNames
			? await namesOf(interactions(blueConic, signal), `'Viewed Interactions'`)
			: new Map(),
		objectiveNames: objectiveNames
			? await namesOf(
					listObjectives(blueConic, signal),
					`'Consented Objectives' and 'Refused Objectives'`,
				)
			: new Map(),
		properties: typesOf.length > 0 ? await typesIn(blueConic, typesOf, signal) : undefined,
	};
}

/** Profiles keep the IDs of variants. */
async function* interactions(
	blueConic: BlueConicClient,
	signal: AbortSignal | undefined,
): AsyncGenerator<Named> {
	for await (const { variants } of listDialogues(blueConic, signal)) yield* variants;
}

async function namesOf(
	items: AsyncIterable<Named>,
	sources: string,
): Promise<ReadonlyMap<string, string>> {
	const names = new Map<string, string>();
	try {
		for await (const { id, name } of items) if (name) names.set(id, name);
		return names;
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		const reason = error.message.replace(/\.$/, '');
		throw new ConfigurationError(
			`${reason}, or send IDs instead of names in the mapping rows from ${sources}.`,
			{ cause: error },
		);
	}
}

async function typesIn(
	blueConic: BlueConicClient,
	typesOf: readonly string[],
	signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, PropertyType> | undefined> {
	const wanted = new Set(typesOf);
	try {
		const types = await propertyTypesOf(blueConic, signal);
		return new Map([...types].filter(([id]) => wanted.has(id)));
	} catch (error) {
		// A missing scope; a wrong credential is told by the read of the segment.
		if (error instanceof ConfigurationError) return undefined;
		throw error;
	}
}
