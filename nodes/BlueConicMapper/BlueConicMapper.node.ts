import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { blueConicApiTest } from '../credentialTests/blueConicApiTest';
import { brazeApiTest } from '../credentialTests/brazeApiTest';
import { s3StageApiTest } from '../credentialTests/s3StageApiTest';
import { forStagedFiles, inputProperty } from '../descriptions/mappingInput';
import * as mapToBlueConic from './mapping/mapToBlueConic.operation';
import * as mapToBraze from './mapping/mapToBraze.operation';
import * as preview from './mapping/preview.operation';
import { searchExportFields, searchTrackFields } from './methods/fields';
import { searchProperties, searchUniqueProperties } from './methods/properties';

const operations = { mapToBlueConic, mapToBraze, preview } as const;

export class BlueConicMapper implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BlueConic Mapper',
		name: 'blueConicMapper',
		icon: { light: 'file:blueConicMapper.svg', dark: 'file:blueConicMapper.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"] === "preview" ? "Preview" : $parameter["operation"] === "mapToBraze" ? "Map to Braze" : "Map to BlueConic" }}',
		description: 'Map Braze users to BlueConic profiles, or profiles to users',
		defaults: { name: 'BlueConic Mapper' },
		usableAsTool: true,
		parameterPane: 'wide',
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 's3StageApi',
				displayName: 'S3 Stage',
				required: true,
				testedBy: 's3StageApiTest',
				displayOptions: forStagedFiles,
			},
			{
				name: 'blueConicApi',
				displayName: 'BlueConic',
				required: false,
				testedBy: 'blueConicApiTest',
			},
			{ name: 'brazeApi', displayName: 'Braze', required: false, testedBy: 'brazeApiTest' },
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
					{
						name: 'Preview',
						value: 'preview',
						action: 'Preview a mapping',
						description:
							'Show what becomes of some rows, or the mapping as a table; writes nothing',
					},
				],
				default: 'mapToBlueConic',
			},
			inputProperty,
			...mapToBlueConic.description,
			...mapToBraze.description,
			...preview.description,
		],
	};

	methods = {
		credentialTest: { blueConicApiTest, brazeApiTest, s3StageApiTest },
		listSearch: {
			searchExportFields,
			searchProperties,
			searchTrackFields,
			searchUniqueProperties,
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const chosen = this.getNodeParameter('operation', 0);
		const operation = chosen === 'mapToBraze' || chosen === 'preview' ? chosen : 'mapToBlueConic';
		return await operations[operation].execute.call(this);
	}
}
