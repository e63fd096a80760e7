import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { s3StageApiTest } from '../credentialTests/s3StageApiTest';
import { operationFields, operationOf } from './operations';
import { searchBuckets } from './methods/buckets';

export class S3Stage implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'S3 Stage',
		name: 's3Stage',
		icon: { light: 'file:s3Stage.svg', dark: 'file:s3Stage.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Begin, finish and look at runs of import and export goals, staged as files in S3',
		defaults: { name: 'S3 Stage' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 's3StageApi', displayName: 'S3 Stage', required: true, testedBy: 's3StageApiTest' },
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'File', value: 'file' },
					{ name: 'Goal', value: 'goal' },
					{ name: 'Run', value: 'run' },
				],
				default: 'run',
			},
			...operationFields,
		],
	};

	methods = { credentialTest: { s3StageApiTest }, listSearch: { searchBuckets } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await operationOf(this).execute.call(this);
	}
}
