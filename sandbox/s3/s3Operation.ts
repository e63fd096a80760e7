import type { IncomingMessage } from 'node:http';

type Scope = 'service' | 'bucket' | 'object';

/** How an operation is told: the first row whose method, scope and marker fit. */
interface OperationRow {
	readonly method: string;
	readonly scope: Scope;
	/** A query parameter or a header, which the request must have. */
	readonly marker?: string;
	readonly operation: string;
}

const COPY = 'x-amz-copy-source';

function row(method: string, scope: Scope, operation: string, marker?: string): OperationRow {
	return { method, scope, operation, marker };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html */
const OPERATIONS: readonly OperationRow[] = [
	row('GET', 'service', 'ListBuckets'),
	row('GET', 'bucket', 'ListObjectsV2', 'list-type'),
	row('GET', 'bucket', 'ListMultipartUploads', 'uploads'),
	row('GET', 'bucket', 'GetBucketLocation', 'location'),
	row('GET', 'bucket', 'ListObjectVersions', 'versions'),
	row('GET', 'bucket', 'GetBucketVersioning', 'versioning'),
	row('GET', 'bucket', 'ListObjects'),
	row('HEAD', 'bucket', 'HeadBucket'),
	row('PUT', 'bucket', 'CreateBucket'),
	row('DELETE', 'bucket', 'DeleteBucket'),
	row('POST', 'bucket', 'DeleteObjects', 'delete'),
	row('GET', 'object', 'ListParts', 'uploadId'),
	row('GET', 'object', 'GetObjectTagging', 'tagging'),
	row('GET', 'object', 'GetObject'),
	row('HEAD', 'object', 'HeadObject'),
	row('PUT', 'object', 'UploadPart', 'partNumber'),
	row('PUT', 'object', 'PutObjectTagging', 'tagging'),
	row('PUT', 'object', 'CopyObject', COPY),
	row('PUT', 'object', 'PutObject'),
	row('POST', 'object', 'CreateMultipartUpload', 'uploads'),
	row('POST', 'object', 'CompleteMultipartUpload', 'uploadId'),
	row('DELETE', 'object', 'AbortMultipartUpload', 'uploadId'),
	row('DELETE', 'object', 'DeleteObjectTagging', 'tagging'),
	row('DELETE', 'object', 'DeleteObject'),
];

export const S3_OPERATIONS: ReadonlySet<string> = new Set(
	OPERATIONS.map(({ operation }) => operation),
);

const UNKNOWN_OPERATION = '(unknown operation)';

/** What a path-style request asks for. */
export interface S3Request {
	readonly operation: string;
	/** The object's key; nothing for requests about buckets. */
	readonly key?: string;
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** Tells the operation and the key of a path-style request. */
export function s3RequestOf({ method = '', url = '/', headers }: IncomingMessage): S3Request {
	const [path = '/', query = ''] = url.split('?', 2);
	const [, bucket, key] = /^\/([^/]*)\/?(.*)$/.exec(path) ?? [];
	const scope = key ? 'object' : bucket ? 'bucket' : 'service';
	const names = new Set([...new URLSearchParams(query).keys(), ...Object.keys(headers)]);
	const found = OPERATIONS.find(
		(candidate) =>
			candidate.method === method &&
			candidate.scope === scope &&
			(candidate.marker === undefined || names.has(candidate.marker)),
	);
	return {
		operation: found?.operation ?? `${method} ${UNKNOWN_OPERATION}`,
		key: key ? decoded(key) : undefined,
	};
}
