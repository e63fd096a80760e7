import type { BrazeField } from '../../../../core/mapping/model/brazeField';
import {
	noCatalogue,
	type Catalogue,
	type PropertyType,
} from '../../../../core/mapping/model/catalogue';
import type {
	RemainingFields,
	ToBlueConicMapping,
} from '../../../../core/mapping/model/toBlueConicMapping';
import type { MappedRow } from '../../../../core/mapping/run/mapRow';
import { compileToBlueConic } from '../../../../core/mapping/toBlueConic/compileToBlueConic';
import type { RemainingPlan } from '../../../../core/mapping/toBlueConic/remainingFields';

export const standard = (name: string): BrazeField => ({ kind: 'standard', name });
export const custom = (name: string): BrazeField => ({ kind: 'customAttribute', name });

export const identifier = (
	field: BrazeField,
	property: string,
): ToBlueConicMapping['identifiers'][number] => ({ field, target: { kind: 'property', property } });

export const mappingWith = (changes: Partial<ToBlueConicMapping> = {}): ToBlueConicMapping => ({
	direction: 'toBlueConic',
	identifiers: [identifier(standard('external_id'), 'external')],
	match: 'any',
	allowCreation: true,
	rows: [],
	remaining: undefined,
	timeZone: 'UTC',
	...changes,
});

export const remainingWith = (changes: Partial<RemainingFields> = {}): RemainingFields => ({
	strategy: 'set',
	prefix: '',
	leaveOut: [],
	createProperties: false,
	...changes,
});

export const catalogueOf = (types: Readonly<Record<string, PropertyType>>): Catalogue => ({
	...noCatalogue,
	properties: new Map(Object.entries(types)),
});

export const planOf = (
	types: Readonly<Record<string, PropertyType>>,
	seen: readonly string[] = [],
): RemainingPlan => ({ properties: new Map(Object.entries(types)), seen });

/** What a user becomes, and what is told of it as `kind (target)`. */
export function mapUser(
	user: unknown,
	changes: Partial<ToBlueConicMapping> = {},
	catalogue: Catalogue = noCatalogue,
	plan?: RemainingPlan,
): { readonly mapped: MappedRow; readonly warnings: readonly string[] } {
	const warnings: string[] = [];
	const mapRow = compileToBlueConic(mappingWith(changes), catalogue, plan);
	const mapped = mapRow(user, { source: 2, line: 17 }, (kind, target) =>
		warnings.push(`${kind} (${target})`),
	);
	return { mapped, warnings };
}

/** The entry that a mapped row's line is, or why there is none. */
export const entryOf = (mapped: MappedRow): unknown =>
	'line' in mapped ? JSON.parse(mapped.line) : mapped;

/** The property rules of the entry that a mapped row's line is. */
export function rulesOf(mapped: MappedRow): unknown {
	const entry = entryOf(mapped);
	return Object(entry).properties;
}
