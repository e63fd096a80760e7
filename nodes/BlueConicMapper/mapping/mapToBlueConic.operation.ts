import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { mapRun } from '../../../core/mapping/mapRun';
import { parseMapping } from '../../../core/mapping/parseMapping';
import { brazeFieldProperty } from '../../descriptions/brazeField';
import { fileLimitOptions, fileLimitsOf } from '../../descriptions/fileLimits';
import { optionsProperty } from '../../descriptions/options';
import { profilePropertyProperty } from '../../descriptions/profileProperty';
import { shownFor } from '../../descriptions/shownFor';
import { forEachRun, withCounts } from '../../ports/runItems';

const brazeField = brazeFieldProperty(
	'searchExportFields',
	'A value inside a nested attribute is written with a dot, such as plan.name',
);

const properties: INodeProperties[] = [
	{
		displayName: 'Identifiers',
		name: 'blueConicIdentifiers',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Identifier',
		default: { values: [{}] },
		description: 'A user and a profile that share any of these are the same person',
		options: [
			{
				displayName: 'Identifier',
				name: 'values',
				values: [
					brazeField,
					profilePropertyProperty('searchUniqueProperties', {
						description: 'A property marked as unique identifier in BlueConic',
					}),
				],
			},
		],
	},
	{
		displayName: 'Allow Creation',
		name: 'allowCreation',
		type: 'boolean',
		default: false,
		description: 'Whether to create a profile for a user that matches none',
	},
	{
		displayName: 'Mapping',
		name: 'blueConicMappings',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Mapping',
		default: {},
		options: [
			{
				displayName: 'Mapping',
				name: 'values',
				values: [
					brazeField,
					profilePropertyProperty('searchProperties'),
					{
						displayName: 'Merge Strategy',
						name: 'mergeStrategy',
						type: 'options',
						default: 'set',
						description:
							'How the value meets what the profile holds. An empty field writes nothing.',
						options: [
							{ name: 'Add', value: 'add', description: 'Add to the values that are there' },
							{
								name: 'Clear',
								value: 'clear',
								description:
									'Replace what is there, and clear the property when the field is empty',
							},
							{ name: 'Set', value: 'set', description: 'Replace what is there' },
							{
								name: 'Set If Empty',
								value: 'setIfEmpty',
								description: 'Write only where nothing is there',
							},
							{
								name: 'Sum',
								value: 'sum',
								description: 'Add the number to the number that is there',
							},
						],
					},
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						default: 'text',
						displayOptions: { hide: { mergeStrategy: ['sum'] } },
						options: [
							{
								name: 'Date',
								value: 'date',
								description: 'For date properties: ISO 8601 to epoch milliseconds',
							},
							{ name: 'Text', value: 'text', description: 'As Braze has it' },
						],
					},
				],
			},
		],
	},
];

export const description = shownFor({ operation: ['mapToBlueConic'] }, [
	...properties,
	optionsProperty(fileLimitOptions),
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachRun(this, 'map', async ({ itemIndex, reference, step }) => {
		const mapping = parseMapping('mapToBlueConic', {
			blueConicIdentifiers: this.getNodeParameter('blueConicIdentifiers', itemIndex, {}),
			allowCreation: this.getNodeParameter('allowCreation', itemIndex, false),
			blueConicMappings: this.getNodeParameter('blueConicMappings', itemIndex, {}),
		});
		const map = await mapRun(step, reference.goalType, mapping, fileLimitsOf(this, itemIndex));
		return withCounts(reference, map.counts);
	});
}
