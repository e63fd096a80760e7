import {
	DeniedError,
	s3Actions,
	s3Error,
	type S3Action,
	type S3Place,
} from '../../../../core/stage/s3/errors';
import {
	isEndedUpload,
	isLostCondition,
	isMissingObject,
	otherRegionOf,
} from '../../../../core/stage/s3/failure';
import { flawsOf } from '../../../engine/sentence';
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
	[
		'a clock that is wrong',
		sdkError('RequestTimeTooSkewed', 403),
		'write',
		['clock of this machine', 'clock right'],
	],
	['a clock that is late', sdkError('RequestExpired', 400), 'write', ['clock']],
	['an archived object', sdkError('InvalidObjectState', 403), 'read', ['archived', 'restore it']],
	['a full bucket', sdkError('QuotaExceeded', 403), 'write', ['no room left', 'quota']],
	['a full server', sdkError('XMinioStorageFull', 507), 'write', ['no room left']],
	['a blocked account', sdkError('AllAccessDisabled', 403), 'read', ['account', 'blocked']],
	['a suspended user', sdkError('UserSuspended', 403), 'read', ['account', 'blocked']],
	['a long key', sdkError('KeyTooLongError', 400), 'write', [`'Stage Folder'`, `'Goal Key'`]],
	['a long key on Ceph', sdkError('InvalidObjectName', 400), 'write', [`'Stage Folder'`]],
	['a disabled key', sdkError('KMS.DisabledException', 400), 'write', [`'KMS Key ID'`]],
	['a deleted key', sdkError('KMS.InvalidStateException', 400), 'read', [`'KMS Key ID'`]],
	['a key that is none', sdkError('KMS.NotFoundException', 400), 'write', [`'KMS Key ID'`]],
	['what a server lacks', sdkError('NotImplemented', 501), 'write', [`'Encryption'`]],
	[
		'a 307 that is not followed',
		sdkError('TemporaryRedirect', 307, region('eu-south-1')),
		'list',
		[`'Region'`, `'eu-south-1'`],
	],
	[
		'another refusal, which repeating does not change',
		sdkError('InvalidRequest', 400),
		'write',
		['refused to write an object', 'InvalidRequest, status 400', 'will again'],
	],
	[
		'a refusal without a name',
		sdkError('UnknownError', 400),
		'write',
		['refused to write an object', '(status 400)'],
	],
	['an address that is none', networkError('ERR_INVALID_URL', 'TypeError'), 'list', [`'Endpoint'`]],
	['an endpoint that is none', sdkError('EndpointError'), 'list', [`'Endpoint'`]],
])('configuration: %s', (_case, error, action, words) => {
	const sentence = s3Error(error, action, place);
	expect(sentence).toMatchObject({ kind: 'configuration', cause: error });
	for (const word of words) expect(sentence.message).toContain(word);
	expect({ sentence, flaws: flawsOf(sentence.message) }).toEqual({ sentence, flaws: [] });
});

const denied = sdkError('AccessDenied', 403);
const keyDenied = sdkError('KMS.AccessDeniedException', 400);
const deniedKey = (action: string): Error =>
	sdkError('AccessDenied', 403, {
		message: `User: arn:aws:iam::1:user/x is not authorized to perform: ${action} on resource: arn:aws:kms:x`,
	});

it.each<[S3Action, Error, string]>([
	['listBuckets', denied, 's3:ListAllMyBuckets'],
	['list', denied, 's3:ListBucket'],
	['read', denied, 's3:GetObject'],
	['write', denied, 's3:PutObject'],
	['startUpload', denied, 's3:PutObject'],
	['uploadPart', denied, 's3:PutObject'],
	['completeUpload', denied, 's3:PutObject'],
	['abortUpload', denied, 's3:AbortMultipartUpload'],
	['delete', denied, 's3:DeleteObject'],
	['read', keyDenied, 'kms:Decrypt'],
	['write', keyDenied, 'kms:GenerateDataKey'],
	['uploadPart', keyDenied, 'kms:GenerateDataKey and kms:Decrypt'],
	['write', deniedKey('kms:GenerateDataKey'), 'kms:GenerateDataKey'],
	['read', deniedKey('kms:Decrypt'), 'kms:Decrypt'],
	['write', deniedKey('s3:PutObjectTagging'), 's3:PutObjectTagging'],
	['write', deniedKey('iam:PassRole'), 's3:PutObject'],
])('a right that is missing to %s is named: %# %s', (action, error, right) => {
	const sentence = s3Error(error, action, place);
	expect(sentence).toBeInstanceOf(DeniedError);
	expect(sentence).toMatchObject({ kind: 'configuration', right, cause: error });
	expect(sentence.message).toContain(s3Actions[action].verb);
	expect(sentence.message).toContain(`grant them ${right}`);
	expect({ sentence, flaws: flawsOf(sentence.message) }).toEqual({ sentence, flaws: [] });
});

it('who may not list the buckets is told to type a name', () => {
	const { message } = s3Error(denied, 'listBuckets', place);
	expect(message).toContain(`type the bucket's name under 'By Name'`);
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
	[
		'slow down',
		sdkError('SlowDown', 503),
		['fewer requests (SlowDown, status 503)', 'again later'],
	],
	['a request that took long', sdkError('RequestTimeout', 400), ['run again later']],
	['a damaged body', sdkError('BadDigest', 400), ['run again later']],
	['a race', sdkError('OperationAborted', 409), ['run again later']],
	['too many requests', sdkError('UnknownError', 429), ['status 429']],
	['KMS is busy', sdkError('KMS.ThrottlingException', 400), ['run again later']],
	['an upload that was ended', sdkError('NoSuchUpload', 404), ['run again later']],
	['500 without a body', sdkError('UnknownError', 500), ['status 500']],
	['a text', 'broken', ['UnknownError']],
	['nothing', undefined, ['UnknownError']],
])('passing: %s', (_case, error, words) => {
	const sentence = s3Error(error, 'read', place);
	expect(sentence).toMatchObject({ kind: 'passing', cause: error });
	for (const word of words) expect(sentence.message).toContain(word);
	expect({ sentence, flaws: flawsOf(sentence.message) }).toEqual({ sentence, flaws: [] });
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

it.each<[string, Error, string | undefined]>([
	['301', sdkError('PermanentRedirect', 301, region('us-east-2')), 'us-east-2'],
	['301 without a name', sdkError('UnknownError', 301, region('us-east-2')), 'us-east-2'],
	['307', sdkError('TemporaryRedirect', 307, region('us-east-2')), 'us-east-2'],
	['the header refused', sdkError('AuthorizationHeaderMalformed', 400, { Region: 'a-1' }), 'a-1'],
	['no region named', sdkError('PermanentRedirect', 301), undefined],
	['a host in its place', sdkError('PermanentRedirect', 301, region('evil.example')), undefined],
	['another refusal', sdkError('AccessDenied', 403, region('us-east-2')), undefined],
])('is to be sent to another region: %s', (_case, error, expected) => {
	expect(otherRegionOf(error)).toBe(expected);
});

it('knows what happened from the sentence, too', () => {
	expect(isMissingObject(s3Error(sdkError('NoSuchKey', 404), 'read', place))).toBe(true);
	expect(isLostCondition(s3Error(sdkError('UnknownError', 412), 'write', place))).toBe(true);
	expect(isEndedUpload(s3Error(sdkError('NoSuchUpload', 404), 'completeUpload', place))).toBe(true);
	expect(isEndedUpload(s3Error(sdkError('NoSuchKey', 404), 'completeUpload', place))).toBe(false);
});
