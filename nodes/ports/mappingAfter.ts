import type { IExecuteFunctions } from 'n8n-workflow';

import { ConfigurationError } from '../../core/flow/syncError';
import type { Mapping } from '../../core/mapping/model';
import { parseMapping } from '../../core/mapping/parseMapping';

/** The Mapper's operation for each direction. */
const operations = { toBraze: 'mapToBraze', toBlueConic: 'mapToBlueConic' } as const;

/**
 * The mappings of a direction in the Mappers after this node, as the workflow has them written: so
 * the source asks only for what is used, and nobody keeps two lists.
 *
 * @throws ConfigurationError when there is none.
 */
export function mappingsAfter<Direction extends Mapping['direction']>(
	context: IExecuteFunctions,
	direction: Direction,
): readonly Extract<Mapping, { direction: Direction }>[] {
	const operation = operations[direction];
	const mappings = context
		.getChildNodes(context.getNode().name, { includeNodeParameters: true })
		.filter(({ type, disabled }) => type.endsWith('.blueConicMapper') && !disabled)
		.filter(({ parameters }) => parameters?.operation === operation)
		.map(({ parameters }) => parseMapping(operation, parameters))
		.filter((mapping): mapping is Extract<Mapping, { direction: Direction }> => {
			return mapping.direction === direction;
		});
	if (mappings.length > 0) return mappings;
	throw new ConfigurationError(
		`No 'BlueConic Mapper' with a fitting operation follows this node: connect one, its mapping says which fields to read.`,
	);
}
