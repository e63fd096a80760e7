import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { blueConicApiTest } from '../credentialTests/blueConicApiTest';
import { s3StageApiTest } from '../credentialTests/s3StageApiTest';
import * as mapToBlueConic from './mapping/mapToBlueConic.operation';
import * as mapToBraze from './mapping/mapToBraze.operation';
import { searchExportFields, searchTrackFields } from './methods/fields';
import { searchProperties, searchUniqueProperties } from './methods/properties';

export class BlueConicMapper implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BlueConic Mapper',
		name: 'blueConicMapper',
		icon: { light: 'file:blueConicMapper.svg', dark: 'file:blueConicMapper.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"] === "mapToBraze" ? "Map to Braze" : "Map to BlueConic" }}',
		description: 'Map Braze users to BlueConic profiles, or profiles to users',
		defaults: { name: 'BlueConic Mapper' },
		usableAsTool: true,
		parameterPane: 'wide',
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 's3StageApi', displayName: 'S3 Stage', required: true, testedBy: 's3StageApiTest' },
			{
				name: 'blueConicApi',
				displayName: 'BlueConic',
				required: false,
				testedBy: 'blueConicApiTest',
			},
		],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Map to BlueConic',
						value: 'mapToBlueConic',
						action: 'Map to blue conic',
						description: 'For import goals: users of Braze become profiles of BlueConic',
					},
					{
						name: 'Map to Braze',
						value: 'mapToBraze',
						action: 'Map to braze',
						description: 'For export goals: profiles of BlueConic become users of Braze',
					},
				],
				default: 'mapToBlueConic',
			},
			...mapToBlueConic.description,
			...mapToBraze.description,
		],
	};

	methods = {
		credentialTest: { blueConicApiTest, s3StageApiTest },
		listSearch: {
			searchExportFields,
			searchProperties,
			searchTrackFields,
			searchUniqueProperties,
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0);
		return await (operation === 'mapToBraze' ? mapToBraze : mapToBlueConic).execute.call(this);
	}
}
