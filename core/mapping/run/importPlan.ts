import { z } from 'zod';

import { jsonOf } from '../../flow/json';
import type { RunKeys } from '../../stage/keys';
import { fingerprint } from '../../stage/parts/stepIndex';
import type { Store } from '../../stage/store';
import { propertyTypes, type PropertyType } from '../model/catalogue';
import type { ToBlueConicMapping } from '../model/toBlueConicMapping';
import {
	missingProperties,
	requireProperties,
	type NewProperty,
} from '../toBlueConic/prepareRemaining';
import type { RemainingPlan } from '../toBlueConic/remainingFields';
import { RemainingSurvey } from '../toBlueConic/remainingSurvey';

/** What a mapping may ask of the BlueConic tenant, and make there. */
export interface MapTenant {
	/** `undefined` where they may not be listed. */
	readonly propertyTypes: () => Promise<ReadonlyMap<string, PropertyType> | undefined>;
	readonly createProperty: (property: NewProperty) => Promise<void>;
}

/** What an import goal's mapping is compiled with, beside itself; the same for all of a run. */
export interface ImportPlan {
	/** Types of the tenant's properties; `undefined` where nobody could be asked. */
	readonly properties: ReadonlyMap<string, PropertyType> | undefined;
	readonly remaining: RemainingPlan | undefined;
}

/** How a run comes to its plan. */
export interface ImportPlanning {
	readonly store: Store;
	readonly keys: RunKeys;
	readonly signal?: AbortSignal;
	readonly mapping: ToBlueConicMapping;
	readonly tenant: MapTenant | undefined;
	/** All rows of the run, parsed; those that cannot be are left out. */
	readonly rows: () => AsyncIterable<unknown>;
}

const planSchema = z.object({
	/** Fingerprint of the mapping that the plan was made for. */
	mapping: z.string(),
	properties: z.array(z.tuple([z.string(), z.enum(propertyTypes)])).optional(),
	/** Names of the fields that occur in any row; empty unless they were looked for. */
	seen: z.array(z.string()),
});

/**
 * The plan of a run's import: made once, and kept beside the run's rows, so that a run that goes on
 * maps as it began. Where remaining fields are added and it matters which there are, all rows are
 * looked at first; properties that are missing are made if the mapping says so.
 *
 * @throws ConfigurationError when remaining fields are added and the tenant cannot be asked.
 */
export async function importPlan(planning: ImportPlanning): Promise<ImportPlan> {
	const { store, keys, signal, mapping } = planning;
	const stored = await store.getText(keys.importPlan(), signal);
	const earlier = stored && planSchema.safeParse(jsonOf(stored.text)).data;
	const made = earlier?.mapping === fingerprint(mapping) ? earlier : await makePlan(planning);
	if (made !== earlier) await store.putText(keys.importPlan(), JSON.stringify(made), { signal });
	const properties = made.properties && new Map(made.properties);
	return {
		properties,
		remaining: mapping.remaining && { properties: properties ?? new Map(), seen: made.seen },
	};
}

async function makePlan(planning: ImportPlanning): Promise<z.output<typeof planSchema>> {
	const { mapping, tenant } = planning;
	const known = await tenant?.propertyTypes();
	const plan = { mapping: fingerprint(mapping), properties: known && [...known], seen: [] };
	const { remaining } = mapping;
	if (!remaining) return plan;
	const properties = new Map(requireProperties(known));
	if (!remaining.createProperties && remaining.strategy !== 'clear') return plan;
	const survey = new RemainingSurvey(mapping, remaining);
	for await (const row of planning.rows()) survey.see(row);
	const fields = survey.result();
	if (tenant && remaining.createProperties) {
		for (const missing of missingProperties(fields, properties)) {
			planning.signal?.throwIfAborted();
			await tenant.createProperty(missing);
			properties.set(missing.id, missing.type);
		}
	}
	return { ...plan, properties: [...properties], seen: fields.map(({ name }) => name) };
}
