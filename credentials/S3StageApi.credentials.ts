import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class S3StageApi implements ICredentialType {
	name = 's3StageApi';

	displayName = 'S3 Stage API';

	icon: Icon = { light: 'file:s3Stage.svg', dark: 'file:s3Stage.dark.svg' };

	documentationUrl =
		'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html';

	properties: INodeProperties[] = [
		{
			displayName: 'Region',
			name: 'region',
			type: 'string',
			default: 'us-east-1',
			required: true,
			placeholder: 'e.g. eu-west-1',
		},
		{
			displayName: 'Access Key ID',
			name: 'accessKeyId',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'Secret Access Key',
			name: 'secretAccessKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for temporary keys',
		},
		{
			displayName: 'Bucket',
			name: 'bucket',
			type: 'string',
			default: '',
			placeholder: 'e.g. my-company-braze',
			description:
				'The bucket set in Braze under Technology Partners > Amazon S3. Leave empty to choose it in Begin Run.',
		},
		{
			displayName: 'Folder as Set in Braze',
			name: 'brazeFolder',
			type: 'string',
			default: '',
			placeholder: 'e.g. braze',
			description: 'Below which Braze writes its exports. Leave empty if none is set there.',
		},
		{
			displayName: 'Stage Folder',
			name: 'stageFolder',
			type: 'string',
			default: 'blueconic-braze',
			description: 'Below which runs, results and reports are kept',
		},
		{
			displayName: 'Endpoint',
			name: 'endpoint',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://s3.example.com',
			description: 'Only for servers other than AWS',
		},
		{
			displayName: 'Force Path Style',
			name: 'forcePathStyle',
			type: 'boolean',
			default: false,
			description:
				'Whether the bucket goes into the path of addresses, as most other servers need it',
		},
		{
			displayName: 'Encryption',
			name: 'encryption',
			type: 'options',
			options: [
				{ name: 'As Set for the Bucket', value: 'bucketDefault' },
				{ name: 'KMS Key', value: 'kms' },
				{ name: 'S3 Managed Keys', value: 's3' },
			],
			default: 'bucketDefault',
		},
		{
			displayName: 'KMS Key ID',
			name: 'kmsKeyId',
			type: 'string',
			default: '',
			description: 'Leave empty for the key of AWS',
			displayOptions: { show: { encryption: ['kms'] } },
		},
	];
}
