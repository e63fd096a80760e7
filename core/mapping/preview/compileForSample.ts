import type { Catalogue } from '../model/catalogue';
import type { Mapping } from '../model/mapping';
import type { MapRow } from '../run/mapRow';
import { compileToBlueConic } from '../toBlueConic/compileToBlueConic';
import { missingProperties, requireProperties } from '../toBlueConic/prepareRemaining';
import { RemainingSurvey } from '../toBlueConic/remainingSurvey';
import { compileToBraze } from '../toBraze/compileToBraze';

/** What a mapping of a few rows at hand is compiled with. */
export interface Sample {
	readonly catalogue: Catalogue;
	/** All the rows, parsed; looked at only where remaining fields are added. */
	readonly rows?: () => Iterable<unknown> | AsyncIterable<unknown>;
	/** Whether properties that are missing count as created, as they would be in a run. */
	readonly asIfCreated?: boolean;
}

/**
 * Compiles a mapping for a few rows at hand: nothing is staged, and nothing made in BlueConic.
 *
 * @throws ConfigurationError when remaining fields are added and no property is known.
 */
export async function compileForSample(
	mapping: Mapping,
	{ catalogue, rows = () => [], asIfCreated = false }: Sample,
): Promise<MapRow> {
	if (mapping.direction === 'toBraze') return compileToBraze(mapping, catalogue);
	const { remaining } = mapping;
	if (!remaining) return compileToBlueConic(mapping, catalogue);
	const known = requireProperties(catalogue.properties);
	const survey = new RemainingSurvey(mapping, remaining);
	for await (const row of rows()) survey.see(row);
	const fields = survey.result();
	const properties = new Map(known);
	if (asIfCreated && remaining.createProperties) {
		for (const { id, type } of missingProperties(fields, properties)) properties.set(id, type);
	}
	const seen = fields.map(({ name }) => name);
	return compileToBlueConic(mapping, { ...catalogue, properties }, { properties, seen });
}
