import {
	AbortMultipartUploadCommand,
	CreateBucketCommand,
	CreateMultipartUploadCommand,
	DeleteBucketCommand,
	DeleteObjectsCommand,
	ListMultipartUploadsCommand,
	paginateListObjectsV2,
	S3ServiceException,
	type MultipartUpload,
} from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';

import type { S3Limits } from '../../core/stage/s3/client';
import { S3Store } from '../../core/stage/s3/store';
import { createS3Client } from '../../sandbox/s3/bucket';
import type { S3Access } from '../../sandbox/s3/s3Access';

/** What a test opens otherwise than the bucket's own store. */
interface StoreChanges extends Partial<S3Access> {
	readonly bucket?: string;
	readonly limits?: S3Limits;
}

/** A bucket of a test's own, and ways to open it. */
export interface TestBucket {
	readonly name: string;
	/** The store, with other keys, another bucket or less patience where a test says so. */
	open(changes?: StoreChanges): S3Store;
	/** Uploads in parts that nobody has completed or aborted, where the server lists them. */
	openUploads(): Promise<readonly MultipartUpload[]>;
	/** Whether the server lists them. */
	listsUploads(): Promise<boolean>;
	/** Deletes the bucket with all that is in it. */
	remove(): Promise<void>;
}

/** Makes a bucket on a server. */
export async function createTestBucket(access: S3Access): Promise<TestBucket> {
	const name = `blueconic-braze-test-${randomUUID()}`;
	const client = createS3Client(access);
	await client.send(new CreateBucketCommand({ Bucket: name }));
	const openUploads = async (): Promise<readonly MultipartUpload[]> =>
		(await client.send(new ListMultipartUploadsCommand({ Bucket: name }))).Uploads ?? [];
	return {
		name,
		openUploads,
		async listsUploads() {
			const upload = { Bucket: name, Key: 'an-upload' };
			const { UploadId } = await client.send(new CreateMultipartUploadCommand(upload));
			const listed = await openUploads();
			await client.send(new AbortMultipartUploadCommand({ ...upload, UploadId }));
			return listed.length > 0;
		},
		open: ({ bucket = name, limits, ...changes } = {}) =>
			new S3Store(
				{
					...access,
					...changes,
					forcePathStyle: true,
					encryption: { kind: 'bucketDefault' },
				},
				bucket,
				limits,
			),
		async remove() {
			for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: name })) {
				const Objects = Contents.flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }]));
				if (Objects.length === 0) continue;
				await client.send(new DeleteObjectsCommand({ Bucket: name, Delete: { Objects } }));
			}
			for (const { Key, UploadId } of await openUploads()) {
				await client.send(new AbortMultipartUploadCommand({ Bucket: name, Key, UploadId }));
			}
			await client.send(new DeleteBucketCommand({ Bucket: name })).catch((error: unknown) => {
				// A server that does not list open uploads takes them for objects; it ends soon.
				if (!(error instanceof S3ServiceException) || error.name !== 'BucketNotEmpty') throw error;
			});
			client.destroy();
		},
	};
}
