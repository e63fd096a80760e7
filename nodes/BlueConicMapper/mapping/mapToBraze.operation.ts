import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { mapRun } from '../../../core/mapping/mapRun';
import { parseMapping } from '../../../core/mapping/parseMapping';
import { brazeFieldProperty } from '../../descriptions/brazeField';
import { profilePropertyProperty } from '../../descriptions/profileProperty';
import { shownFor } from '../../descriptions/shownFor';
import { forEachRun, withCounts } from '../../ports/runItems';

const source: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		default: 'property',
		options: [
			{ name: 'BlueConic Profile ID', value: 'profileId' },
			{ name: 'Profile Property', value: 'property' },
			{ name: 'Static Text', value: 'staticText' },
		],
	},
	profilePropertyProperty('searchProperties', {
		displayOptions: { show: { source: ['property'] } },
	}),
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		default: '',
		displayOptions: { show: { source: ['staticText'] } },
	},
];

const properties: INodeProperties[] = [
	{
		displayName: 'Identifiers',
		name: 'brazeIdentifiers',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Identifier',
		default: { values: [{}] },
		description: 'The first one with a value counts',
		options: [
			{
				displayName: 'Identifier',
				name: 'values',
				values: [
					{
						displayName: 'Braze Identifier',
						name: 'identifier',
						type: 'options',
						default: 'external_id',
						options: [
							{ name: 'Braze ID', value: 'braze_id' },
							{ name: 'Email', value: 'email' },
							{ name: 'External ID', value: 'external_id' },
							{ name: 'Phone', value: 'phone' },
							{ name: 'User Alias', value: 'user_alias' },
						],
					},
					{
						displayName: 'Alias Label',
						name: 'aliasLabel',
						type: 'string',
						default: '',
						displayOptions: { show: { identifier: ['user_alias'] } },
					},
					...source,
				],
			},
		],
	},
	{
		displayName: 'Allow Creation',
		name: 'allowCreation',
		type: 'boolean',
		default: false,
		description:
			'Whether Braze creates a user for a profile that matches none. Without it Braze ignores such profiles in silence.',
	},
	{
		displayName: 'Mapping',
		name: 'brazeMappings',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Mapping',
		default: {},
		description: 'An empty value writes nothing',
		options: [
			{
				displayName: 'Mapping',
				name: 'values',
				values: [
					...source,
					brazeFieldProperty('searchTrackFields', 'Created in Braze when it does not exist'),
					{
						displayName: 'Update Style',
						name: 'updateStyle',
						type: 'options',
						default: 'set',
						description: 'How the value meets what the user holds',
						options: [
							{
								name: 'Increment',
								value: 'increment',
								description:
									'Add the whole number to the one that is there; for custom attributes only',
							},
							{ name: 'Set', value: 'set', description: 'Replace what is there' },
						],
					},
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						default: 'automatic',
						displayOptions: { hide: { updateStyle: ['increment'] } },
						options: [
							{
								name: 'Automatic',
								value: 'automatic',
								description: 'Text for one value, a list for several',
							},
							{ name: 'Boolean', value: 'boolean', description: 'From yes and no, true and false' },
							{ name: 'Date', value: 'date', description: 'From epoch milliseconds to ISO 8601' },
							{ name: 'List', value: 'list' },
							{ name: 'Number', value: 'number' },
							{ name: 'Text', value: 'text', description: 'Keeps leading zeros' },
						],
					},
				],
			},
		],
	},
];

export const description = shownFor({ operation: ['mapToBraze'] }, properties);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachRun(this, 'map', async ({ itemIndex, reference, step }) => {
		const mapping = parseMapping('mapToBraze', {
			brazeIdentifiers: this.getNodeParameter('brazeIdentifiers', itemIndex, {}),
			allowCreation: this.getNodeParameter('allowCreation', itemIndex, false),
			brazeMappings: this.getNodeParameter('brazeMappings', itemIndex, {}),
		});
		const map = await mapRun(step, reference.goalType, mapping);
		return withCounts(reference, map.counts);
	});
}
