import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { brazeApiTest } from '../credentialTests/brazeApiTest';
import { s3StageApiTest } from '../credentialTests/s3StageApiTest';
import { searchSegments } from './methods/segments';
import * as exportSegment from './segment/export.operation';

export class BrazeSegmentExport implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Braze Segment Export',
		name: 'brazeSegmentExport',
		icon: { light: 'file:brazeSegmentExport.svg', dark: 'file:brazeSegmentExport.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: 'Export Segment',
		description: 'Export the users of a Braze segment into the stage',
		defaults: { name: 'Braze Segment Export' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'brazeApi', displayName: 'Braze', required: true, testedBy: 'brazeApiTest' },
			{ name: 's3StageApi', displayName: 'S3 Stage', required: true, testedBy: 's3StageApiTest' },
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Segment', value: 'segment' }],
				default: 'segment',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['segment'] } },
				options: [
					{
						name: 'Export',
						value: 'export',
						action: 'Export a segment',
						description: 'Have Braze export a segment and wait until its files are complete',
					},
				],
				default: 'export',
			},
			...exportSegment.description,
		],
	};

	methods = { credentialTest: { brazeApiTest, s3StageApiTest }, listSearch: { searchSegments } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await exportSegment.execute.call(this);
	}
}
