import { listBuckets } from './buckets';
import type { S3Settings } from './settings';
import { S3Store } from './store';

/**
 * Tells whether keys work and the bucket can be listed. Without a bucket the keys alone are tried.
 *
 * @returns a sentence for the user.
 * @throws SyncError naming the endpoint, region, key, bucket or right that is wrong.
 */
export async function testKeys(settings: S3Settings, bucket: string): Promise<string> {
	if (bucket === '') {
		await listBuckets(settings);
		return `Connected: the keys work. Choose a bucket here or in 'Begin Run'.`;
	}
	const store = new S3Store(settings, bucket);
	try {
		await store.list('').next();
		return `Connected: bucket '${bucket}' can be listed.`;
	} finally {
		store.close();
	}
}
