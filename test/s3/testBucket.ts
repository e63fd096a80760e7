import {
	CreateBucketCommand,
	DeleteBucketCommand,
	DeleteObjectsCommand,
	paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';

import { S3Store } from '../../core/stage/s3/store';
import { createS3Client } from '../../sandbox/s3/bucket';
import type { S3Access } from '../../sandbox/s3/s3Access';

/** A bucket of a test's own, and ways to open it. */
export interface TestBucket {
	readonly name: string;
	/** The store, with other keys or another bucket where a test says so. */
	open(changes?: Partial<S3Access> & { readonly bucket?: string }): S3Store;
	/** Deletes the bucket with all that is in it. */
	remove(): Promise<void>;
}

/** Makes a bucket on a server. */
export async function createTestBucket(access: S3Access): Promise<TestBucket> {
	const name = `blueconic-braze-test-${randomUUID()}`;
	const client = createS3Client(access);
	await client.send(new CreateBucketCommand({ Bucket: name }));
	return {
		name,
		open: ({ bucket = name, ...changes } = {}) =>
			new S3Store(
				{
					...access,
					...changes,
					forcePathStyle: true,
					encryption: { kind: 'bucketDefault' },
				},
				bucket,
			),
		async remove() {
			for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: name })) {
				const Objects = Contents.flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }]));
				if (Objects.length === 0) continue;
				await client.send(new DeleteObjectsCommand({ Bucket: name, Delete: { Objects } }));
			}
			await client.send(new DeleteBucketCommand({ Bucket: name }));
			client.destroy();
		},
	};
}
