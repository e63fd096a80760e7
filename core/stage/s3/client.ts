import { S3Client } from '@aws-sdk/client-s3';

import type { S3Settings } from './settings';

/**
 * An S3 client with the SDK's standard retries. Checksums by default are only for AWS: they make
 * stream bodies aws-chunked, which other servers refuse (docs.aws.amazon.com/sdkref, "Data
 * Integrity Protections").
 */
export function s3Client(settings: S3Settings): S3Client {
	const checksums = settings.endpoint ? 'WHEN_REQUIRED' : 'WHEN_SUPPORTED';
	return new S3Client({
		region: settings.region,
		endpoint: settings.endpoint || undefined,
		forcePathStyle: settings.forcePathStyle,
		credentials: {
			accessKeyId: settings.accessKeyId,
			secretAccessKey: settings.secretAccessKey,
			sessionToken: settings.sessionToken || undefined,
		},
		requestChecksumCalculation: checksums,
		responseChecksumValidation: checksums,
		retryMode: 'standard',
		maxAttempts: 5,
	});
}
