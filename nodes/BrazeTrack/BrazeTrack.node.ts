import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { brazeApiTest } from '../credentialTests/brazeApiTest';
import { s3StageApiTest } from '../credentialTests/s3StageApiTest';
import * as track from './user/track.operation';

export class BrazeTrack implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Braze Track',
		name: 'brazeTrack',
		icon: { light: 'file:brazeTrack.svg', dark: 'file:brazeTrack.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: 'Track Users',
		description: 'Send mapped profiles to Braze',
		defaults: { name: 'Braze Track' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'brazeApi', displayName: 'Braze', required: true, testedBy: 'brazeApiTest' },
			{ name: 's3StageApi', displayName: 'S3 Stage', required: true, testedBy: 's3StageApiTest' },
		],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Track Users',
						value: 'track',
						action: 'Track users',
						description: 'Send the mapped rows of a run to /users/track',
					},
				],
				default: 'track',
			},
			...track.description,
		],
	};

	methods = { credentialTest: { brazeApiTest, s3StageApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await track.execute.call(this);
	}
}
