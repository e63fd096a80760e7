import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { s3StageApiTest } from '../credentialTests/s3StageApiTest';
import { searchBuckets } from './methods/buckets';
import * as begin from './run/begin.operation';
import * as finish from './run/finish.operation';

export class S3Stage implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'S3 Stage',
		name: 's3Stage',
		icon: { light: 'file:s3Stage.svg', dark: 'file:s3Stage.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "finish" ? "Finish Run" : "Begin Run" }}',
		description: 'Begin and finish runs of import and export goals, staged as files in S3',
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
				options: [{ name: 'Run', value: 'run' }],
				default: 'run',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['run'] } },
				options: [
					{
						name: 'Begin',
						value: 'begin',
						action: 'Begin a run',
						description: 'Start a run of a goal; its item goes through the other nodes',
					},
					{
						name: 'Finish',
						value: 'finish',
						action: 'Finish a run',
						description: 'Check that every row met its end, and write the report',
					},
				],
				default: 'begin',
			},
			...begin.description,
		],
	};

	methods = { credentialTest: { s3StageApiTest }, listSearch: { searchBuckets } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0);
		return await (operation === 'finish' ? finish : begin).execute.call(this);
	}
}
