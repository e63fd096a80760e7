import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { s3RequestOf } from '../../sandbox/s3/s3Operation';

test.each([
	['GET', '/', 'ListBuckets', undefined],
	['GET', '/?x-id=ListBuckets', 'ListBuckets', undefined],
	['GET', '/bucket?list-type=2&prefix=a%2F', 'ListObjectsV2', undefined],
	['GET', '/bucket/?list-type=2', 'ListObjectsV2', undefined],
	['GET', '/bucket?prefix=a', 'ListObjects', undefined],
	['GET', '/bucket?location', 'GetBucketLocation', undefined],
	['GET', '/bucket?uploads', 'ListMultipartUploads', undefined],
	['HEAD', '/bucket', 'HeadBucket', undefined],
	['PUT', '/bucket', 'CreateBucket', undefined],
	['DELETE', '/bucket', 'DeleteBucket', undefined],
	['POST', '/bucket?delete=', 'DeleteObjects', undefined],
	['GET', '/bucket/a/b%20c?x-id=GetObject', 'GetObject', 'a/b c'],
	['GET', '/bucket/100%', 'GetObject', '100%'],
	['GET', '/bucket/key?uploadId=1', 'ListParts', 'key'],
	['HEAD', '/bucket/key', 'HeadObject', 'key'],
	['PUT', '/bucket/key?x-id=PutObject', 'PutObject', 'key'],
	['PUT', '/bucket/key?partNumber=1&uploadId=2', 'UploadPart', 'key'],
	['POST', '/bucket/key?uploads=', 'CreateMultipartUpload', 'key'],
	['POST', '/bucket/key?uploadId=2', 'CompleteMultipartUpload', 'key'],
	['DELETE', '/bucket/key?uploadId=2', 'AbortMultipartUpload', 'key'],
	['DELETE', '/bucket/key?x-id=DeleteObject', 'DeleteObject', 'key'],
	['PATCH', '/bucket/key', 'PATCH (unknown operation)', 'key'],
])('%s %s is %s of key %j', (method, url, operation, key) => {
	const request = Object.assign(new IncomingMessage(new Socket()), { method, url });
	expect(s3RequestOf(request)).toEqual({ operation, key });
});

test('PUT with a source is CopyObject', () => {
	const request = Object.assign(new IncomingMessage(new Socket()), {
		method: 'PUT',
		url: '/bucket/key',
		headers: { 'x-amz-copy-source': 'bucket/other' },
	});
	expect(s3RequestOf(request).operation).toBe('CopyObject');
});
