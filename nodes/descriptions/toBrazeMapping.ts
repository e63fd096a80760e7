import type { INodeProperties } from 'n8n-workflow';

import { mappingRowsProperties } from './mappingRows';
import { rowTitles } from './rowTitle';
import { toBrazeIdentifier, toBrazeRow } from './toBrazeRow';

/**
 * What an export goal's mapping is made of.
 *
 * @param towards Put behind each title where both directions are shown: ' to Braze'.
 */
export const toBrazeProperties = (towards = '') => ({
	identifiers: [
		{
			displayName: `Identifiers${towards}`,
			name: 'brazeIdentifiers',
			type: 'fixedCollection',
			typeOptions: {
				multipleValues: true,
				sortable: true,
				fixedCollection: { itemTitle: rowTitles.toBrazeIdentifier },
			},
			placeholder: 'Add Identifier',
			default: { values: [{}] },
			description: 'The first one with a value counts',
			options: [{ displayName: 'Identifier', name: 'values', values: [...toBrazeIdentifier] }],
		},
	] satisfies INodeProperties[],
	rows: mappingRowsProperties({
		name: 'brazeMappings',
		table: 'brazeTable',
		displayName: `Mapping${towards}`,
		row: toBrazeRow,
		itemTitle: rowTitles.toBraze,
		columns:
			'source,property,telling,chosenSegments,text,brazeField,updateStyle,type,whenEmpty,identifierKey',
		example: 'property,plan,,,,custom_attributes.plan.name,mergeObject,automatic,leave,',
	}),
});
