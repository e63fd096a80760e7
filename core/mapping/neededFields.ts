import type { ExportFields } from '../braze/segmentExport';
import type { BrazeField, ProfileSource, ToBlueConicMapping, ToBrazeMapping } from './model';

/** Braze takes at most 500 names in `custom_attributes_to_export`. */
const mostCustomAttributes = 500;

/** What an import goal's mapping needs of Braze's users: nothing else is exported. */
export function neededBrazeFields({ identifiers, rows }: ToBlueConicMapping): ExportFields {
	const fields: readonly BrazeField[] = [...identifiers, ...rows].map(({ field }) => field);
	const standard = unique(
		fields.flatMap((field) => (field.kind === 'standard' ? [rootOf(field.name)] : [])),
	);
	const customAttributes = unique(
		fields.flatMap((field) =>
			field.kind === 'customAttribute' ? [field.name, rootOf(field.name)] : [],
		),
	);
	if (customAttributes.length <= mostCustomAttributes) return { standard, customAttributes };
	return { standard: [...standard, 'custom_attributes'], customAttributes: [] };
}

/** What an export goal's mapping needs of BlueConic's profiles: nothing else is read. */
export function neededProperties({ identifiers, rows }: ToBrazeMapping): readonly string[] {
	const sources: readonly ProfileSource[] = [...identifiers, ...rows].map(({ source }) => source);
	return unique(sources.flatMap((source) => (source.kind === 'property' ? [source.property] : [])));
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** A nested attribute is exported with the attribute that it lies in. */
const rootOf = (name: string): string => name.split('.')[0] ?? name;
