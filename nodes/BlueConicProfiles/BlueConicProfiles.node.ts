import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { blueConicApiTest } from '../credentialTests/blueConicApiTest';
import { s3StageApiTest } from '../credentialTests/s3StageApiTest';
import { searchSegments } from './methods/segments';
import * as exportSegment from './profile/exportSegment.operation';
import * as importProfiles from './profile/import.operation';

export class BlueConicProfiles implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BlueConic Profiles',
		name: 'blueConicProfiles',
		icon: { light: 'file:blueConicProfiles.svg', dark: 'file:blueConicProfiles.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "import" ? "Import Profiles" : "Export Segment" }}',
		description: 'Read the profiles of a BlueConic segment, or write mapped profiles',
		defaults: { name: 'BlueConic Profiles' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'blueConicApi',
				displayName: 'BlueConic',
				required: true,
				testedBy: 'blueConicApiTest',
			},
			{ name: 's3StageApi', displayName: 'S3 Stage', required: true, testedBy: 's3StageApiTest' },
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Profile', value: 'profile' }],
				default: 'profile',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['profile'] } },
				options: [
					{
						name: 'Export Segment',
						value: 'exportSegment',
						action: 'Export segment of profiles',
						description: 'Read the profiles of a segment into the stage',
					},
					{
						name: 'Import',
						value: 'import',
						action: 'Import profiles',
						description: 'Write the mapped rows of a run to BlueConic in bulk',
					},
				],
				default: 'exportSegment',
			},
			...exportSegment.description,
			...importProfiles.description,
		],
	};

	methods = {
		credentialTest: { blueConicApiTest, s3StageApiTest },
		listSearch: { searchSegments },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0);
		return await (operation === 'import' ? importProfiles : exportSegment).execute.call(this);
	}
}
