import type { SandboxAddresses } from './sandboxProcess';

/** A credential as a user of the stand-ins would enter it, under the name n8n proposes. */
export interface DemoCredential {
	readonly type: string;
	readonly name: string;
	readonly data: Readonly<Record<string, string | boolean>>;
}

/** The three credentials. The bucket is left to the workflows. */
export function demoCredentials({
	braze,
	blueConic,
	s3,
}: SandboxAddresses): readonly DemoCredential[] {
	return [
		{
			type: 'brazeApi',
			name: 'Braze account',
			data: { instance: 'custom', customHost: braze.url, apiKey: braze.key },
		},
		{
			type: 'blueConicApi',
			name: 'BlueConic account',
			data: {
				tenant: blueConic.url,
				clientId: blueConic.clientId,
				clientSecret: blueConic.clientSecret,
			},
		},
		{
			type: 's3StageApi',
			name: 'S3 Stage account',
			data: {
				region: s3.region,
				accessKeyId: s3.accessKeyId,
				secretAccessKey: s3.secretAccessKey,
				sessionToken: '',
				bucket: '',
				brazeFolder: braze.folder,
				stageFolder: 'blueconic-braze',
				endpoint: s3.endpoint,
				forcePathStyle: true,
				encryption: 'bucketDefault',
				kmsKeyId: '',
			},
		},
	];
}
