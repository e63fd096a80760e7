import { z } from 'zod';
import { BlueConicError, type FieldError } from '../blueconicError';
import { privacyLegislation } from '../objectives/privacyLegislation';
import { DEFAULT_DOMAIN_GROUP } from '../profiles/profileStore';
import type { PropertyCatalogue } from '../properties/propertyCatalogue';
import { permissionLevel } from '../properties/propertyDefinition';
import { eventRule } from '../timeline/eventRule';

const propertyRule = z.object({
	id: z.string(),
	values: z.array(z.unknown()),
	/** The documentation's table says SUM where its schema says INCREMENT. */
	strategy: z.enum(['ADD', 'SET', 'SET_IF_EMPTY', 'INCREMENT', 'SUM', 'REMOVE']).default('SET'),
	restriction: z
		.enum(['ALL_PROFILES', 'EXISTING_PROFILES_ONLY', 'NEW_PROFILES_ONLY'])
		.default('ALL_PROFILES'),
});

const bulkEntry = z.object({
	strategy: z.enum(['UPSERT', 'UPDATE', 'DELETE']).default('UPDATE'),
	profileId: z.string().optional(),
	matching: z.array(z.array(z.object({ id: z.string(), value: z.string() }))).default([]),
	properties: z.array(propertyRule).default([]),
	timeline: z.array(eventRule).optional(),
	identifier: z.string().optional(),
	domainGroup: z.string().default(DEFAULT_DOMAIN_GROUP),
	permissionLevel: permissionLevel.default('PERSONAL'),
	privacyLegislation: privacyLegislation.optional(),
	restriction: z.object({ isMemberOfSegment: z.string().optional() }).default({}),
	/** The tenant has no triggers to execute. */
	triggerOnPropertyChange: z.boolean().default(true),
	triggerOnEventAdded: z.boolean().default(false),
});

export type PropertyRule = z.infer<typeof propertyRule>;
export type BulkEntry = z.infer<typeof bulkEntry>;

/** Entries match by unique identifiers only. */
function matchingErrors(catalogue: PropertyCatalogue, entries: readonly BulkEntry[]): FieldError[] {
	const errors: FieldError[] = [];
	for (const [index, entry] of entries.entries()) {
		for (const { id } of entry.matching.flat()) {
			if (catalogue.get(id)?.indexed) continue;
			const message = `${id} is not a unique identifier`;
			errors.push({ field: `${index}.matching`, message });
		}
	}
	return errors;
}

/**
 * Parses the entries of a bulk request: https://rest.apidoc.blueconic.com (`PUT /profiles`)
 *
 * @throws ZodError, BlueConicError 400 when one is malformed.
 */
export function readBulkEntries(
	catalogue: PropertyCatalogue,
	json: readonly unknown[],
): readonly BulkEntry[] {
	const entries = z.array(bulkEntry).parse(json);
	const errors = matchingErrors(catalogue, entries);
	if (errors.length > 0) throw new BlueConicError(400, 'Invalid matching', errors);
	return entries;
}
