import type { INodeProperties } from 'n8n-workflow';

import { mappingRowsProperties } from './mappingRows';
import { rowTitles } from './rowTitle';
import { mergeStrategyProperty, toBlueConicIdentifier, toBlueConicRow } from './toBlueConicRow';

const whenRemaining = { show: { addRemainingFields: [true] } };

const remainingFields: readonly INodeProperties[] = [
	{
		displayName: 'Add Remaining Fields',
		name: 'addRemainingFields',
		type: 'boolean',
		default: false,
		description:
			'Whether every Braze field that no row names goes to the property of the same name. Needs a BlueConic credential in this node.',
	},
	{
		...mergeStrategyProperty,
		displayName: 'Remaining Merge Strategy',
		name: 'remainingStrategy',
		displayOptions: whenRemaining,
	},
	{
		displayName: 'Property Prefix',
		name: 'remainingPrefix',
		type: 'string',
		default: '',
		placeholder: 'e.g. braze_',
		description: 'Put before the name of each property of a remaining field',
		displayOptions: whenRemaining,
	},
	{
		displayName: 'Fields to Leave Out',
		name: 'remainingLeaveOut',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. random_bucket, internal_score',
		description: 'Names of fields and custom attributes with commas or line ends between them',
		displayOptions: whenRemaining,
	},
	{
		displayName: 'Create Properties',
		name: 'createProperties',
		type: 'boolean',
		default: false,
		description:
			'Whether properties that BlueConic lacks are created, with the type that fits the values. Otherwise the report lists them. Items create none.',
		displayOptions: whenRemaining,
	},
];

/**
 * What an import goal's mapping is made of, each beside its fellows.
 *
 * @param towards Put behind each title where both directions are shown: ' to BlueConic'.
 */
export const toBlueConicProperties = (towards = '') => ({
	identifiers: [
		{
			displayName: `Identifiers${towards}`,
			name: 'blueConicIdentifiers',
			type: 'fixedCollection',
			typeOptions: {
				multipleValues: true,
				fixedCollection: { itemTitle: rowTitles.toBlueConicIdentifier },
			},
			placeholder: 'Add Identifier',
			default: { values: [{}] },
			description: 'By what a Braze user and a BlueConic profile are found to be the same person',
			options: [{ displayName: 'Identifier', name: 'values', values: [...toBlueConicIdentifier] }],
		},
		{
			displayName: `Identifier Match${towards}`,
			name: 'identifierMatch',
			type: 'options',
			default: 'any',
			options: [
				{
					name: 'All Together',
					value: 'all',
					description: 'A profile is the one when all identifiers are its own',
				},
				{
					name: 'Any of Them',
					value: 'any',
					description: 'A profile is the one when it shares any identifier',
				},
			],
		},
	] satisfies INodeProperties[],
	rows: mappingRowsProperties({
		name: 'blueConicMappings',
		table: 'blueConicTable',
		displayName: `Mapping${towards}`,
		row: toBlueConicRow,
		itemTitle: rowTitles.toBlueConic,
		columns: 'brazeField,property,mergeStrategy,type',
		example: 'custom_attributes.plan.name,plan,set,automatic',
	}),
	remaining: remainingFields.map((property) => ({
		...property,
		displayName: `${property.displayName}${towards}`,
	})),
});
