import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { profilePropertyProperty } from './profileProperty';

const identifyingSources: INodePropertyOptions[] = [
	{ name: 'BlueConic Profile ID', value: 'profileId' },
	{ name: 'Profile Property', value: 'property' },
	{ name: 'Static Text', value: 'staticText', description: 'The same for every profile' },
];

const allSources: INodePropertyOptions[] = [
	{ name: 'BlueConic Profile ID', value: 'profileId' },
	{
		name: 'Consented Objectives',
		value: 'consentedObjectives',
		description: 'A list of the objectives that the person agreed to',
	},
	{
		name: 'Permission Level',
		value: 'permissionLevel',
		description: 'The level of permission that the person gave',
	},
	{ name: 'Profile Property', value: 'property' },
	{
		name: 'Refused Objectives',
		value: 'refusedObjectives',
		description: 'A list of the objectives that the person did not agree to',
	},
	{
		name: 'Segments',
		value: 'segments',
		description: 'A list of the segments that the profile is in',
	},
	{ name: 'Static Text', value: 'staticText', description: 'The same for every profile' },
	{
		name: 'Viewed Interactions',
		value: 'viewedInteractions',
		description: 'A list of the interactions that the profile has viewed',
	},
];

const fieldsOfSource: INodeProperties[] = [
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

const sourceProperty = (options: INodePropertyOptions[]): INodeProperties => ({
	displayName: 'Source',
	name: 'source',
	type: 'options',
	default: 'property',
	description: 'What of the BlueConic profile is sent',
	options,
});

/** What of a profile can say who it is. */
export const identifyingSource: readonly INodeProperties[] = [
	sourceProperty(identifyingSources),
	...fieldsOfSource,
];

/** What of a profile can be sent. */
export const profileSource: readonly INodeProperties[] = [
	sourceProperty(allSources),
	...fieldsOfSource,
	{
		displayName: 'Names or IDs',
		name: 'telling',
		type: 'options',
		default: 'names',
		displayOptions: {
			show: {
				source: ['consentedObjectives', 'refusedObjectives', 'segments', 'viewedInteractions'],
			},
		},
		options: [
			{ name: 'IDs', value: 'ids', description: 'Stay the same when something is renamed' },
			{ name: 'Names', value: 'names' },
		],
	},
	{
		displayName: 'Chosen Segments',
		name: 'chosenSegments',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. Big spenders, Newsletter readers',
		description: 'Names or IDs with commas or line ends between them; empty for all',
		displayOptions: { show: { source: ['segments'] } },
	},
];
