import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** What the rows come as. */
export const inputProperty: INodeProperties = {
	displayName: 'Input',
	name: 'input',
	type: 'options',
	noDataExpression: true,
	default: 'stagedFiles',
	options: [
		{
			name: 'Items',
			value: 'items',
			description: 'Every item is a Braze user or a BlueConic profile, for a few thousand of them',
		},
		{
			name: 'Staged Files',
			value: 'stagedFiles',
			description: 'Every item is a run, whose rows are in the bucket',
		},
	],
};

/** Of what needs the stage. */
export const forStagedFiles = { show: { input: ['stagedFiles'] } };

/** Whether the rows come as items. */
export const takesItems = (context: IExecuteFunctions): boolean =>
	context.getNodeParameter('input', 0, 'stagedFiles') === 'items';
