import {
	CreateBucketCommand,
	DeleteObjectCommand,
	HeadBucketCommand,
	NotFound,
	PutObjectCommand,
	S3Client,
} from '@aws-sdk/client-s3';
import type { S3Access } from './s3Access';

/** A client for any S3 server, real or embedded. */
export function createS3Client({ endpoint, region, ...credentials }: S3Access): S3Client {
	return new S3Client({
		endpoint,
		region,
		credentials,
		forcePathStyle: true,
		requestChecksumCalculation: 'WHEN_REQUIRED',
		responseChecksumValidation: 'WHEN_REQUIRED',
	});
}

/** Makes the bucket unless it is there. */
export async function ensureBucket(client: S3Client, bucket: string): Promise<void> {
	try {
		await client.send(new HeadBucketCommand({ Bucket: bucket }));
	} catch (error) {
		if (!(error instanceof NotFound)) throw error;
		await client.send(new CreateBucketCommand({ Bucket: bucket }));
	}
}

/** Puts one whole object. */
export async function putObject(
	client: S3Client,
	target: { readonly bucket: string; readonly key: string },
	body: Uint8Array,
): Promise<void> {
	const { bucket, key } = target;
	await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
}

/** Takes an object away; it need not be there. */
export async function removeObject(
	client: S3Client,
	{ bucket, key }: { readonly bucket: string; readonly key: string },
): Promise<void> {
	await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}
