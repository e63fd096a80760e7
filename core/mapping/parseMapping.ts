import { z } from 'zod';

import { trackFields } from '../braze/fieldCatalogue';
import { ConfigurationError } from '../flow/syncError';
import {
	blueConicValueTypes,
	brazeIdentifiers,
	brazeValueTypes,
	mergeStrategies,
	updateStyles,
	type BrazeField,
	type Mapping,
	type ProfileSource,
	type ToBlueConicMapping,
	type ToBrazeMapping,
	type UpdateStyle,
} from './model';

/** The Mapper's operations, as workflows store them. */
export const mapOperations = ['mapToBlueConic', 'mapToBraze'] as const;
export type MapOperation = (typeof mapOperations)[number];

const locator = z.object({ mode: z.string(), value: z.string().default('') });

const brazeField = locator.transform(({ mode, value }): BrazeField =>
	mode === 'customAttribute'
		? { kind: 'customAttribute', name: value.trim() }
		: { kind: 'standard', name: value.trim() },
);

const property = locator.transform(({ value }) => value.trim());

const rowsOf = <Row extends z.ZodType>(row: Row) =>
	z
		.object({ values: z.array(row).optional() })
		.default({})
		.transform(({ values }) => values ?? []);

const toBlueConicParameters = z.object({
	blueConicIdentifiers: rowsOf(z.object({ brazeField, property })),
	allowCreation: z.boolean().default(false),
	blueConicMappings: rowsOf(
		z.object({
			brazeField,
			property,
			mergeStrategy: z.enum(mergeStrategies).default('set'),
			type: z.enum(blueConicValueTypes).default('text'),
		}),
	),
});

const profileSource = {
	source: z.enum(['property', 'profileId', 'staticText']).default('property'),
	property: property.optional(),
	text: z.string().default(''),
};

type SourceParameters = z.infer<z.ZodObject<typeof profileSource>>;

const toBrazeParameters = z.object({
	brazeIdentifiers: rowsOf(
		z.object({
			identifier: z.enum(brazeIdentifiers).default('external_id'),
			aliasLabel: z.string().default(''),
			...profileSource,
		}),
	),
	allowCreation: z.boolean().default(false),
	brazeMappings: rowsOf(
		z.object({
			...profileSource,
			brazeField,
			updateStyle: z.enum(updateStyles).default('set'),
			type: z.enum(brazeValueTypes).default('automatic'),
		}),
	),
});

/**
 * The mapping in the Mapper's parameters, checked as a whole.
 *
 * @throws ConfigurationError naming the row and the field to fill in.
 */
export function parseMapping(operation: MapOperation, parameters: unknown): Mapping {
	return operation === 'mapToBraze' ? parseToBraze(parameters) : parseToBlueConic(parameters);
}

function parseToBlueConic(parameters: unknown): ToBlueConicMapping {
	const parsed = checked(toBlueConicParameters, parameters);
	const identifiers = parsed.blueConicIdentifiers.map((row, position) => {
		const place = `Identifier ${position + 1}`;
		return { field: namedField(row.brazeField, place), property: named(row.property, place) };
	});
	const rows = parsed.blueConicMappings.map((row, position) => {
		const place = `Mapping ${position + 1}`;
		return {
			field: namedField(row.brazeField, place),
			property: named(row.property, place),
			strategy: row.mergeStrategy,
			type: row.type,
		};
	});
	requireIdentifier(identifiers);
	refuseTwice(rows.map((row) => row.property));
	return { direction: 'toBlueConic', identifiers, allowCreation: parsed.allowCreation, rows };
}

function parseToBraze(parameters: unknown): ToBrazeMapping {
	const parsed = checked(toBrazeParameters, parameters);
	const identifiers = parsed.brazeIdentifiers.map((row, position) => {
		const place = `Identifier ${position + 1}`;
		if (row.identifier === 'user_alias' && row.aliasLabel.trim() === '') {
			throw new ConfigurationError(`${place} has no 'Alias Label': enter the label of the alias.`);
		}
		return {
			identifier: row.identifier,
			aliasLabel: row.aliasLabel.trim(),
			source: sourceOf(row, place),
		};
	});
	const rows = parsed.brazeMappings.map((row, position) => {
		const place = `Mapping ${position + 1}`;
		return {
			source: sourceOf(row, place),
			field: targetField(row, place),
			style: row.updateStyle,
			type: row.type,
		};
	});
	requireIdentifier(identifiers);
	// In an attributes object standard fields and custom attributes lie side by side.
	refuseTwice(rows.map((row) => row.field.name));
	return { direction: 'toBraze', identifiers, allowCreation: parsed.allowCreation, rows };
}

function checked<Schema extends z.ZodType>(schema: Schema, parameters: unknown): z.output<Schema> {
	const parsed = schema.safeParse(parameters);
	if (parsed.success) return parsed.data;
	const path = parsed.error.issues[0]?.path.join(' > ') ?? '';
	throw new ConfigurationError(
		`The mapping cannot be read at '${path}': open 'BlueConic Mapper' and choose that value anew.`,
	);
}

function sourceOf(row: SourceParameters, place: string): ProfileSource {
	if (row.source === 'profileId') return { kind: 'profileId' };
	if (row.source === 'staticText') return { kind: 'staticText', text: row.text };
	return { kind: 'property', property: named(row.property ?? '', place) };
}

function named(name: string, place: string): string {
	refuseExpression(name, place);
	if (name !== '') return name;
	throw new ConfigurationError(`${place} has no 'Profile Property': choose one.`);
}

function namedField(field: BrazeField, place: string): BrazeField {
	refuseExpression(field.name, place);
	if (field.name !== '') return field;
	throw new ConfigurationError(`${place} has no 'Braze Field': choose one.`);
}

/** Braze increments only custom attributes (braze.com/docs, user attributes object). */
function targetField(
	row: { readonly brazeField: BrazeField; readonly updateStyle: UpdateStyle },
	place: string,
): BrazeField {
	const field = namedField(row.brazeField, place);
	if (row.updateStyle !== 'increment') return field;
	const isStandard = trackFields.some(({ name }) => name === field.name);
	if (field.kind === 'customAttribute' && !isStandard) return field;
	throw new ConfigurationError(
		`${place} increments the standard field '${field.name}', but Braze increments only custom attributes: set 'Update Style' to 'Set', or enter a custom attribute as 'Braze Field'.`,
	);
}

/** The node before the Mapper reads the rows as they are written, before any expression is run. */
function refuseExpression(name: string, place: string): void {
	if (!name.startsWith('=')) return;
	throw new ConfigurationError(
		`${place} is an expression, but a mapping is read before the run has rows: choose a fixed value.`,
	);
}

function requireIdentifier(identifiers: readonly unknown[]): void {
	if (identifiers.length > 0) return;
	throw new ConfigurationError(
		`'BlueConic Mapper' has no identifier: add one under 'Identifiers', so that users and profiles find each other.`,
	);
}

function refuseTwice(targets: readonly string[]): void {
	const twice = targets.find((target, position) => targets.indexOf(target) !== position);
	if (twice === undefined) return;
	throw new ConfigurationError(
		`'${twice}' is the target of two mapping rows: remove one, or they would overwrite each other.`,
	);
}
