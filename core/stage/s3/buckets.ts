import { ListBucketsCommand } from '@aws-sdk/client-s3';

import { s3Client } from './client';
import { s3Error } from './errors';
import { endpointOf, type S3Settings } from './settings';

/**
 * The names of the buckets that the keys can see.
 *
 * @throws ConfigurationError when the keys are wrong or may not list buckets.
 */
export async function listBuckets(settings: S3Settings): Promise<readonly string[]> {
	const client = s3Client(settings);
	try {
		const answer = await client.send(new ListBucketsCommand({}));
		return (answer.Buckets ?? []).flatMap((bucket) => bucket.Name ?? []).sort();
	} catch (error) {
		throw s3Error(error, 'listBuckets', {
			endpoint: endpointOf(settings),
			region: settings.region,
		});
	} finally {
		client.destroy();
	}
}
