import { endpointOf, type S3Settings } from '../../../../core/stage/s3/settings';

const settings: S3Settings = {
	region: 'eu-west-1',
	accessKeyId: 'id',
	secretAccessKey: 'secret',
	forcePathStyle: false,
	encryption: { kind: 'bucketDefault' },
};

it.each([
	[undefined, 'https://s3.eu-west-1.amazonaws.com'],
	['', 'https://s3.eu-west-1.amazonaws.com'],
	['http://127.0.0.1:9000/', 'http://127.0.0.1:9000'],
	['https://minio.example.org', 'https://minio.example.org'],
])('the endpoint %j is %s', (endpoint, expected) => {
	expect(endpointOf({ ...settings, endpoint })).toBe(expected);
});
