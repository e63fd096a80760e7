import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** Names a run of the goal. */
export const runIdProperty: INodeProperties = {
	displayName: 'Run ID',
	name: 'runId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 20261121T210000Z-7f3a',
};

/** What the field says; empty when it was left so. */
export const runIdOf = (context: IExecuteFunctions, itemIndex: number): string =>
	String(context.getNodeParameter('runId', itemIndex, '')).trim();
