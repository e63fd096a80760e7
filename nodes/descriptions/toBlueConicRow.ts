import type { INodeProperties } from 'n8n-workflow';

import { exportedFieldProperty } from './brazeField';
import { profilePropertyProperty } from './profileProperty';

/** How a value meets what BlueConic holds, with what an empty field does. */
export const mergeStrategyProperty: INodeProperties = {
	displayName: 'Merge Strategy',
	name: 'mergeStrategy',
	type: 'options',
	default: 'set',
	description: 'How the value meets what the profile holds',
	options: [
		{
			name: 'Add',
			value: 'add',
			description: 'Add to the values that are there; an empty field adds nothing',
		},
		{
			name: 'Clear',
			value: 'clear',
			description: 'Replace what is there, and clear the property when the field is empty',
		},
		{
			name: 'Set',
			value: 'set',
			description: 'Replace what is there; an empty field writes nothing',
		},
		{
			name: 'Set If Empty',
			value: 'setIfEmpty',
			description: 'Write only where nothing is there; an empty field writes nothing',
		},
		{
			name: 'Sum',
			value: 'sum',
			description: 'Add the number to the number that is there; an empty field adds nothing',
		},
	],
};

/** One identifier of an import goal. */
export const toBlueConicIdentifier: readonly INodeProperties[] = [
	exportedFieldProperty,
	{
		displayName: 'Match By',
		name: 'matchBy',
		type: 'options',
		default: 'property',
		description: 'What of the BlueConic profile the Braze field is held against',
		options: [
			{ name: 'BlueConic Profile ID', value: 'profileId' },
			{ name: 'Profile Property', value: 'property' },
		],
	},
	profilePropertyProperty('searchUniqueProperties', {
		description: 'A property marked as unique identifier in BlueConic',
		displayOptions: { show: { matchBy: ['property'] } },
	}),
];

/** One mapping row of an import goal. */
export const toBlueConicRow: readonly INodeProperties[] = [
	exportedFieldProperty,
	profilePropertyProperty('searchProperties'),
	mergeStrategyProperty,
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		default: 'automatic',
		displayOptions: { hide: { mergeStrategy: ['sum'] } },
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description:
					"By the property's own type, when this node has a BlueConic credential; else as Braze has it",
			},
			{
				name: 'Date',
				value: 'date',
				description: 'For date properties: ISO 8601 to epoch milliseconds',
			},
			{ name: 'Number', value: 'number', description: 'What is no number is left out' },
			{ name: 'Text', value: 'text', description: 'As Braze has it' },
		],
	},
];
