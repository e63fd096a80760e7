import type { INodeProperties } from 'n8n-workflow';

import { sentFieldProperty } from './brazeField';
import { identifyingSource, profileSource } from './profileSource';

/** One identifier of an export goal. */
export const toBrazeIdentifier: readonly INodeProperties[] = [
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
		placeholder: 'e.g. crm_id',
		displayOptions: { show: { identifier: ['user_alias'] } },
	},
	...identifyingSource,
];

/** One mapping row of an export goal. */
export const toBrazeRow: readonly INodeProperties[] = [
	...profileSource,
	sentFieldProperty,
	{
		displayName: 'Update Style',
		name: 'updateStyle',
		type: 'options',
		default: 'set',
		description: 'How the value meets what the user holds',
		options: [
			{
				name: 'Add Objects',
				value: 'addObjects',
				description: 'Add to an array of objects; an empty value adds nothing',
			},
			{
				name: 'Add to List',
				value: 'addToList',
				description: 'Add to the values that are there; an empty value adds nothing',
			},
			{
				name: 'Increment',
				value: 'increment',
				description:
					'Add the whole number to the one that is there, for custom attributes only; an empty value adds nothing',
			},
			{
				name: 'Merge Object',
				value: 'mergeObject',
				description: 'Write some keys of a nested attribute and leave its others',
			},
			{
				name: 'Remove From List',
				value: 'removeFromList',
				description: 'Take out of the values that are there; an empty value takes nothing',
			},
			{
				name: 'Remove Objects',
				value: 'removeObjects',
				description: 'Take those out of an array of objects that have the same identifier key',
			},
			{
				name: 'Set',
				value: 'set',
				description: "Replace what is there; for an empty value see 'When Empty'",
			},
			{
				name: 'Update Objects',
				value: 'updateObjects',
				description: 'Change those in an array of objects that have the same identifier key',
			},
		],
	},
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		default: 'automatic',
		displayOptions: {
			hide: { updateStyle: ['addObjects', 'increment', 'removeObjects', 'updateObjects'] },
		},
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description:
					"By the property's own type in BlueConic, one value or a list; IDs stay text as they are",
			},
			{ name: 'Boolean', value: 'boolean', description: 'From yes and no, true and false' },
			{ name: 'Date', value: 'date', description: 'From epoch milliseconds to ISO 8601' },
			{ name: 'List', value: 'list', description: 'Also of a single value' },
			{ name: 'Number', value: 'number' },
			{ name: 'Object', value: 'object', description: 'From a JSON text' },
			{ name: 'Text', value: 'text', description: 'Keeps leading zeros' },
		],
	},
	{
		displayName: 'When Empty',
		name: 'whenEmpty',
		type: 'options',
		default: 'leave',
		description: 'What becomes of the value in Braze when the profile has none',
		displayOptions: { show: { updateStyle: ['mergeObject', 'set'] } },
		options: [
			{ name: 'Clear', value: 'clear', description: 'Remove it from the Braze user' },
			{ name: 'Leave', value: 'leave', description: 'Write nothing' },
		],
	},
	{
		displayName: 'Identifier Key',
		name: 'identifierKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. ID',
		description: 'The key that tells the objects of the array apart',
		displayOptions: { show: { updateStyle: ['removeObjects', 'updateObjects'] } },
	},
];
