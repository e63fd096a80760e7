import type { IExecuteFunctions } from 'n8n-workflow';

import { ConfigurationError } from '../../core/flow/syncError';
import type { Mapping } from '../../core/mapping/model/mapping';
import { parseMapping, parsePreviewMapping } from '../../core/mapping/parse/parseMapping';
import { parametersOfLaterNode } from './mappingParameters';

/** The Mapper's operation for each direction, and the goals that have it. */
const operations = { toBraze: 'mapToBraze', toBlueConic: 'mapToBlueConic' } as const;
const goalTypes = { toBraze: 'export', toBlueConic: 'import' } as const;

/**
 * The mappings of a direction in the Mappers after this node that map or preview the rows of runs:
 * so the source asks only for what is used, and nobody keeps two lists. Expressions are read here.
 *
 * @throws ConfigurationError when there is none, or one refers to the incoming item.
 */
export function mappingsAfter<Direction extends Mapping['direction']>(
	context: IExecuteFunctions,
	direction: Direction,
): readonly Extract<Mapping, { direction: Direction }>[] {
	const operation = operations[direction];
	const mappings = context
		.getChildNodes(context.getNode().name, { includeNodeParameters: true })
		.filter(({ type, disabled }) => type.endsWith('.blueConicMapper') && !disabled)
		.flatMap(({ name, parameters = {} }): readonly Mapping[] => {
			if (parameters.input === 'items') return [];
			const isPreview = parameters.operation === 'preview';
			if (!isPreview && parameters.operation !== operation) return [];
			const read = parametersOfLaterNode(context, { name, parameters });
			return [
				isPreview ? parsePreviewMapping(read, goalTypes[direction]) : parseMapping(operation, read),
			];
		})
		.filter((mapping): mapping is Extract<Mapping, { direction: Direction }> => {
			return mapping.direction === direction;
		});
	if (mappings.length > 0) return mappings;
	throw new ConfigurationError(
		`No 'BlueConic Mapper' with a fitting operation follows this node: connect one, its mapping says which fields to read.`,
	);
}
