import { ListBucketsCommand } from '@aws-sdk/client-s3';

import { editorLimits } from './client';
import { S3Connection } from './connection';
import type { S3Settings } from './settings';

/**
 * The names of the buckets that the keys can see, for somebody who waits in the editor.
 *
 * @throws DeniedError when the keys may not list buckets, ConfigurationError when they are wrong.
 */
export async function listBuckets(settings: S3Settings): Promise<readonly string[]> {
	const connection = new S3Connection(settings, undefined, editorLimits);
	try {
		const { Buckets = [] } = await connection.ask('listBuckets', undefined, (client, options) =>
			client.send(new ListBucketsCommand({}), options),
		);
		return Buckets.flatMap((bucket) => bucket.Name ?? []).sort();
	} finally {
		connection.close();
	}
}
