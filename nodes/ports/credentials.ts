import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { z } from 'zod';

import { brazeUrl } from '../../core/braze/instances';
import { tenantUrl } from '../../core/blueconic/tenant';
import { ConfigurationError } from '../../core/flow/syncError';
import { folderPath } from '../../core/stage/keys';
import type { Encryption, S3Settings } from '../../core/stage/s3/settings';

const text = z.string().default('');

const brazeSchema = z.object({ instance: text, customHost: text, apiKey: text });

/** The Braze credential. */
export function brazeAccount(data: ICredentialDataDecryptedObject) {
	const parsed = brazeSchema.parse(data);
	return { url: brazeUrl(parsed), apiKey: parsed.apiKey };
}

const blueConicSchema = z.object({ tenant: text, clientId: text, clientSecret: text });

/** The BlueConic credential. */
export function blueConicAccount(data: ICredentialDataDecryptedObject) {
	const { tenant, clientId, clientSecret } = blueConicSchema.parse(data);
	return { url: tenantUrl(tenant), clientId, clientSecret };
}

const s3StageSchema = z.object({
	region: text,
	accessKeyId: text,
	secretAccessKey: text,
	sessionToken: text,
	endpoint: text,
	forcePathStyle: z.boolean().default(false),
	encryption: z.enum(['bucketDefault', 's3', 'kms']).default('bucketDefault'),
	kmsKeyId: text,
	bucket: text,
	brazeFolder: text,
	stageFolder: text,
});

/** The S3 Stage credential. */
export interface StageAccount {
	readonly settings: S3Settings;
	/** Empty when nodes choose it. */
	readonly bucket: string;
	readonly brazeFolder: string;
	readonly stageFolder: string;
}

/**
 * Reads the S3 Stage credential.
 *
 * @throws ConfigurationError when it has no region, which every signature names.
 */
export function stageAccount(data: ICredentialDataDecryptedObject): StageAccount {
	const parsed = s3StageSchema.parse(data);
	const region = parsed.region.trim();
	if (!/^[a-z0-9-]+$/.test(region)) {
		throw new ConfigurationError(
			region === ''
				? `'Region' in the S3 Stage credential is empty: fill it in.`
				: `'${region}' is no region: set 'Region' in the S3 Stage credential to one such as eu-west-1.`,
		);
	}
	return {
		settings: {
			region,
			accessKeyId: parsed.accessKeyId.trim(),
			secretAccessKey: parsed.secretAccessKey.trim(),
			sessionToken: parsed.sessionToken.trim(),
			endpoint: withScheme(parsed.endpoint.trim()),
			forcePathStyle: parsed.forcePathStyle,
			encryption: encryptionOf(parsed.encryption, parsed.kmsKeyId),
		},
		bucket: parsed.bucket.trim(),
		brazeFolder: folderPath(parsed.brazeFolder),
		stageFolder: folderPath(parsed.stageFolder),
	};
}

const withScheme = (endpoint: string): string =>
	endpoint === '' || endpoint.includes('://') ? endpoint : `https://${endpoint}`;

function encryptionOf(kind: Encryption['kind'], keyId: string): Encryption {
	return kind === 'kms' ? { kind, keyId: keyId.trim() || undefined } : { kind };
}
