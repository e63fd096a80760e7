import type { WantedOfTenant } from '../../blueconic/tenantCatalogue';
import type { ProfileContent, ProfileExpansion } from '../../blueconic/segmentProfiles';
import { exportFields } from '../../braze/fieldCatalogue';
import type { ExportFields } from '../../braze/segmentExport';
import type { BrazeField } from './brazeField';
import type { BrazeTarget } from './brazeTarget';
import type { ProfileSource } from './profileSource';
import type { ToBlueConicMapping } from './toBlueConicMapping';
import type { BrazeValueType, ToBrazeMapping, UpdateStyle } from './toBrazeMapping';

/** Braze takes at most 500 names in `custom_attributes_to_export`. */
const mostCustomAttributes = 500;

const allCustomAttributes = 'custom_attributes';

/** Every user has one, so that an export never asks for no field, which Braze refuses. */
const fieldOfAllUsers = 'braze_id';

/** Every profile has one, it is short and no personal data. */
const propertyOfAllProfiles = 'creationdate';

/**
 * What import goals' mappings need of Braze's users: nothing else is exported.
 * `custom_attributes` asks for all of them and overrides a list of names
 * (braze.com/docs/api/endpoints/export/user_data/post_users_segment).
 */
export function neededBrazeFields(...mappings: readonly ToBlueConicMapping[]): ExportFields {
	const fields = mappings.flatMap(({ identifiers, rows }) =>
		[...identifiers, ...rows].map(({ field }) => field),
	);
	const remaining = mappings.flatMap(remainingFields);
	const standard = unique([fieldOfAllUsers, ...fields.flatMap(exportedFields), ...remaining]);
	const customAttributes = unique(fields.flatMap(exportedAttributes));
	if (standard.includes(allCustomAttributes)) return { standard, customAttributes: [] };
	if (customAttributes.length <= mostCustomAttributes) return { standard, customAttributes };
	return { standard: [...standard, allCustomAttributes], customAttributes: [] };
}

/**
 * What export goals' mappings need of BlueConic's profiles: nothing else is read. Consented and
 * refused objectives come with every profile. No property at all would mean all of them
 * (rest.apidoc.blueconic.com, GET /segments/{segment}/profiles), so one is always asked for.
 */
export function neededOfProfiles(...mappings: readonly ToBrazeMapping[]): ProfileContent {
	const kinds = new Set<ProfileSource['kind']>();
	const properties: string[] = [];
	for (const source of mappings.flatMap(sourcesOf)) {
		kinds.add(source.kind);
		if (source.kind === 'property') properties.push(source.property);
		if (source.kind === 'viewedInteractions') properties.push('interactions_viewed');
	}
	return {
		properties: properties.length > 0 ? unique(properties) : [propertyOfAllProfiles],
		expand: expansions.flatMap(([kind, expansion]) => (kinds.has(kind) ? [expansion] : [])),
	};
}

/** What export goals' mappings want to know of the tenant before any profile is mapped. */
export function wantedOfTenant(...mappings: readonly ToBrazeMapping[]): WantedOfTenant {
	const sources = mappings.flatMap(sourcesOf);
	const namesOf = (...kinds: readonly ProfileSource['kind'][]): boolean =>
		sources.some(
			(source) => 'as' in source && source.as === 'names' && kinds.includes(source.kind),
		);
	return {
		typesOf: unique(mappings.flatMap(propertiesOfUnknownType)).sort(),
		interactionNames: namesOf('viewedInteractions'),
		objectiveNames: namesOf('consentedObjectives', 'refusedObjectives'),
	};
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

const sourcesOf = ({ identifiers, rows }: ToBrazeMapping): readonly ProfileSource[] =>
	[...identifiers, ...rows].map(({ source }) => source);

const expansions: readonly (readonly [ProfileSource['kind'], ProfileExpansion])[] = [
	['segments', 'segments'],
	['permissionLevel', 'permissions'],
];

/** Standard fields and subscription groups have types of their own. */
const targetsOfAnyType: readonly BrazeTarget['kind'][] = ['customAttribute', 'nested'];

/** A list's elements are of the property's type. */
const typesOfProperty: readonly BrazeValueType[] = ['automatic', 'list'];

/** These send whole numbers and objects, whatever the property holds. */
const stylesOfOneType: readonly UpdateStyle[] = ['increment', 'addObjects', 'updateObjects'];

const propertiesOfUnknownType = ({ rows }: ToBrazeMapping): readonly string[] =>
	rows.flatMap(({ source, target, type, style }) => {
		const isTyped =
			targetsOfAnyType.includes(target.kind) &&
			typesOfProperty.includes(type) &&
			!stylesOfOneType.includes(style);
		return isTyped && source.kind === 'property' ? [source.property] : [];
	});

function remainingFields({ remaining }: ToBlueConicMapping): readonly string[] {
	if (!remaining) return [];
	const names = [...exportFields.map(({ name }) => name), allCustomAttributes];
	return names.filter((name) => !remaining.leaveOut.includes(name));
}

/** Names for `fields_to_export`. */
function exportedFields(field: BrazeField): readonly string[] {
	switch (field.kind) {
		case 'standard':
			return [field.name];
		case 'path':
			return field.path.slice(0, 1);
		case 'alias':
			return ['user_aliases'];
		case 'event':
			return ['custom_events'];
		case 'purchase':
			return ['purchases'];
		case 'campaign':
			return ['campaigns_received'];
		case 'customAttribute':
			return [];
	}
}

/** A value inside an attribute comes with the attribute that it lies in. */
const exportedAttributes = (field: BrazeField): readonly string[] =>
	field.kind === 'customAttribute' ? [field.name, field.name.split('.')[0] ?? field.name] : [];
