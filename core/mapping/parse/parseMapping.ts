import { z } from 'zod';

import { ConfigurationError } from '../../flow/syncError';
import type { GoalType } from '../../stage/run/reference';
import type { Mapping } from '../model/mapping';
import { parseToBlueConic } from './parseToBlueConic';
import { parseToBraze } from './parseToBraze';

/** The Mapper's operations that map, as workflows store them. */
export const mapOperations = ['mapToBlueConic', 'mapToBraze'] as const;
export type MapOperation = (typeof mapOperations)[number];

const operationOf = { import: 'mapToBlueConic', export: 'mapToBraze' } as const satisfies Record<
	GoalType,
	MapOperation
>;

/**
 * The mapping in the Mapper's parameters, checked as a whole.
 *
 * @throws ConfigurationError naming the row and the field to fill in.
 */
export function parseMapping(operation: MapOperation, parameters: unknown): Mapping {
	return operation === 'mapToBraze' ? parseToBraze(parameters) : parseToBlueConic(parameters);
}

/**
 * The mapping to preview. Both directions have parameters there: the type of the run's goal tells
 * which one counts; without a run the one that has identifiers.
 *
 * @throws ConfigurationError naming the row and the field to fill in, or when either could be meant.
 */
export function parsePreviewMapping(parameters: unknown, goalType: GoalType | undefined): Mapping {
	return parseMapping(operationOf[goalType ?? filledIn(parameters)], parameters);
}

const rows = z
	.object({ values: z.array(z.record(z.string(), z.unknown())).catch([]) })
	.catch({ values: [] });
const identifierGroups = z
	.object({ blueConicIdentifiers: rows, brazeIdentifiers: rows })
	.catch({ blueConicIdentifiers: { values: [] }, brazeIdentifiers: { values: [] } });
const chosen = z.object({ value: z.string().regex(/\S/) });

/** The goal whose identifiers a person has filled in; the editor begins each with an empty one. */
function filledIn(parameters: unknown): GoalType {
	const { blueConicIdentifiers, brazeIdentifiers } = identifierGroups.parse(parameters);
	const isImport = blueConicIdentifiers.values.some(
		({ brazeField, property }) => isChosen(brazeField) || isChosen(property),
	);
	const isExport = brazeIdentifiers.values.some(
		({ source = 'property', property }) => source !== 'property' || isChosen(property),
	);
	if (isImport && isExport) {
		throw new ConfigurationError(
			`'BlueConic Mapper' has identifiers for both directions, and items do not tell which one is meant: remove the identifiers of the other direction, or preview a run.`,
		);
	}
	if (!isImport && !isExport) {
		throw new ConfigurationError(
			`'BlueConic Mapper' has no identifier: add one under 'Identifiers' of the direction to preview.`,
		);
	}
	return isImport ? 'import' : 'export';
}

const isChosen = (locator: unknown): boolean => chosen.safeParse(locator).success;
