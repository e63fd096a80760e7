import {
	isLostCondition,
	isMissingObject,
	s3Error,
	type S3Action,
	type S3Place,
} from '../../../../core/stage/s3/errors';
import { codesThatN8nReplaces, replacedCodesIn } from '../../flow/thrown';

const place: S3Place = {
	endpoint: 'https://s3.eu-west-1.amazonaws.com',
	bucket: 'the-bucket',
	region: 'eu-west-1',
};

/** An error as the SDK throws it. */
const sdkError = (
	name: string,
	status?: number,
	more: Readonly<Record<string, unknown>> = {},
): Error =>
	Object.assign(new Error('UnknownError'), {
		name,
		...(status === undefined ? {} : { $metadata: { httpStatusCode: status } }),
		...more,
	});

const networkError = (code: string, name = 'Error'): Error =>
	Object.assign(new Error(`connect ${code} 127.0.0.1:9000`), { name, code });

const region = (hint: string) => ({ $response: { headers: { 'x-amz-bucket-region': hint } } });

it.each<[string, Error, S3Action, readonly string[]]>([
	[
		'no such bucket',
		sdkError('NoSuchBucket', 404),
		'list',
		[`'the-bucket' does not exist`, `'Bucket'`, `'Region'`, `'Endpoint'`],
	],
	['no name of a bucket', sdkError('InvalidBucketName', 400), 'list', [`'Bucket'`]],
	['access key', sdkError('InvalidAccessKeyId', 403), 'list', [`'Access Key ID'`]],
	['secret key', sdkError('SignatureDoesNotMatch', 403), 'list', [`'Secret Access Key'`]],
	['expired token', sdkError('ExpiredToken', 400), 'read', [`'Session Token'`, 'expired']],
	['token to be refreshed', sdkError('TokenRefreshRequired', 400), 'read', [`'Session Token'`]],
	['invalid token', sdkError('InvalidToken', 400), 'read', [`'Session Token'`]],
	[
		'another region, named',
		sdkError('PermanentRedirect', 301, region('us-east-2')),
		'list',
		[`'Region'`, `'us-east-2'`],
	],
	[
		'another region, named in the body',
		sdkError('AuthorizationHeaderMalformed', 400, { Region: 'us-east-2' }),
		'list',
		[`'Region'`, `'us-east-2'`],
	],
	[
		'another region, not named',
		sdkError('IllegalLocationConstraintException', 400),
		'list',
		[`'Region'`, `'eu-west-1'`],
	],
	['301 without a body', sdkError('UnknownError', 301), 'list', [`'Region'`]],
	['no right to list', sdkError('AccessDenied', 403), 'list', ['s3:ListBucket', `'the-bucket'`]],
	['no right to read', sdkError('AccessDenied', 403), 'read', ['s3:GetObject']],
	['no right to write', sdkError('AccessDenied', 403), 'write', ['s3:PutObject']],
	['no right to delete', sdkError('AccessDenied', 403), 'delete', ['s3:DeleteObject']],
	[
		'no right to list buckets',
		sdkError('AccessDenied', 403),
		'listBuckets',
		['s3:ListAllMyBuckets'],
	],
	['403 without a body', sdkError('UnknownError', 403), 'read', ['s3:GetObject']],
	['403 of a HEAD', sdkError('Forbidden', 403), 'read', ['s3:GetObject']],
	['403 as the name', sdkError('403', 403), 'read', ['s3:GetObject']],
	[
		'a Code beside another name',
		sdkError('Error', 403, { Code: 'AccessDenied' }),
		'read',
		['s3:GetObject'],
	],
	['an address that is none', networkError('ERR_INVALID_URL', 'TypeError'), 'list', [`'Endpoint'`]],
	['an endpoint that is none', sdkError('EndpointError'), 'list', [`'Endpoint'`]],
])('configuration: %s', (_case, error, action, words) => {
	const sentence = s3Error(error, action, place);
	expect(sentence).toMatchObject({ kind: 'configuration', cause: error });
	for (const word of words) expect(sentence.message).toContain(word);
	expect(sentence.message).toMatch(/\.$/);
});

it.each<[string, unknown, readonly string[]]>([
	[
		'refused',
		networkError('ECONNREFUSED'),
		[`'Endpoint'`, place.endpoint, 'the connection was refused'],
	],
	[
		'refused at two addresses',
		networkError('ECONNREFUSED', 'AggregateError'),
		[`'Endpoint'`, 'the connection was refused'],
	],
	['name not known', networkError('ENOTFOUND'), [`'Endpoint'`, 'its name is not known']],
	['no time-out answer', sdkError('TimeoutError'), [`'Endpoint'`, 'it did not answer in time']],
	['self-signed', networkError('DEPTH_ZERO_SELF_SIGNED_CERT'), ['its certificate is self-signed']],
	[
		'certificate of another name',
		networkError('ERR_TLS_CERT_ALTNAME_INVALID'),
		['certificate is for another name'],
	],
	['slow down', sdkError('SlowDown', 503), ['SlowDown, status 503', 'run again later']],
	['500 without a body', sdkError('UnknownError', 500), ['status 500']],
	['a text', 'broken', ['UnknownError']],
	['nothing', undefined, ['UnknownError']],
])('passing: %s', (_case, error, words) => {
	const sentence = s3Error(error, 'read', place);
	expect(sentence).toMatchObject({ kind: 'passing', cause: error });
	for (const word of words) expect(sentence.message).toContain(word);
});

const codesOfFiles = ['ENOENT', 'EISDIR', 'ENOTDIR', 'EEXIST', 'ERRADDRINUSE', 'GETADDRINFO'];
const codesOfConnections = codesThatN8nReplaces.filter((code) => !codesOfFiles.includes(code));

it.each(codesOfConnections)('%s does not occur in the sentence', (code) => {
	for (const error of [networkError(code), networkError(code, 'AggregateError')]) {
		expect(replacedCodesIn(s3Error(error, 'read', place).message)).toEqual([]);
	}
});

it.each<[string, Error, boolean]>([
	['NoSuchKey', sdkError('NoSuchKey', 404), true],
	['NotFound', sdkError('NotFound', 404), true],
	['404 without a name', sdkError('UnknownError', 404), true],
	['NoSuchBucket', sdkError('NoSuchBucket', 404), false],
	['AccessDenied', sdkError('AccessDenied', 403), false],
	['500', sdkError('InternalError', 500), false],
])('%s is a missing object: %#', (_case, error, expected) => {
	expect(isMissingObject(error)).toBe(expected);
});

it.each<[string, Error, boolean]>([
	['412', sdkError('UnknownError', 412), true],
	['PreconditionFailed', sdkError('PreconditionFailed', 412), true],
	['ConditionalRequestConflict', sdkError('ConditionalRequestConflict', 409), true],
	['another 409', sdkError('OperationAborted', 409), false],
	['AccessDenied', sdkError('AccessDenied', 403), false],
])('%s is a lost condition: %#', (_case, error, expected) => {
	expect(isLostCondition(error)).toBe(expected);
});
