import { isNetworkCode, networkWords } from '../../flow/networkWords';
import { ConfigurationError, PassingError, type SyncError } from '../../flow/syncError';
import { failureOf, type S3Failure } from './failure';

interface Action {
	readonly verb: string;
	/** The IAM action that it needs. */
	readonly right: string;
	/** What it needs besides where objects are encrypted with a KMS key. */
	readonly keyRight: string;
}

const decrypt = 'kms:Decrypt';
const encrypt = 'kms:GenerateDataKey';
/** Uploads in parts read back what they wrote (docs.aws.amazon.com/AmazonS3, "Uploading ... KMS"). */
const both = `${encrypt} and ${decrypt}`;

const part = (verb: string): Action => ({ verb, right: 's3:PutObject', keyRight: both });

/** What is asked of S3 (docs.aws.amazon.com/AmazonS3, "Required permissions for API operations"). */
export const s3Actions = {
	listBuckets: { verb: 'list the buckets', right: 's3:ListAllMyBuckets', keyRight: decrypt },
	list: { verb: 'list objects', right: 's3:ListBucket', keyRight: decrypt },
	read: { verb: 'read an object', right: 's3:GetObject', keyRight: decrypt },
	write: { verb: 'write an object', right: 's3:PutObject', keyRight: encrypt },
	startUpload: part('begin the upload of an object in parts'),
	uploadPart: part('upload a part of an object'),
	completeUpload: part('complete the upload of an object in parts'),
	abortUpload: {
		verb: 'abort the upload of an object',
		right: 's3:AbortMultipartUpload',
		keyRight: decrypt,
	},
	delete: { verb: 'delete an object', right: 's3:DeleteObject', keyRight: decrypt },
} as const satisfies Readonly<Record<string, Action>>;

export type S3Action = keyof typeof s3Actions;

/** Where the refused request went. */
export interface S3Place {
	readonly endpoint: string;
	readonly bucket?: string;
	readonly region: string;
}

/** The keys lack a right: `right` is the IAM action to grant. */
export class DeniedError extends ConfigurationError {
	constructor(
		readonly right: string,
		message: string,
		options: { readonly cause?: unknown } = {},
	) {
		super(message, options);
		this.name = 'DeniedError';
	}
}

type Sentence = (place: S3Place, action: S3Action, failure: S3Failure) => string;

const inBucket = ({ bucket }: S3Place): string => (bucket ? ` in bucket '${bucket}'` : '');

const wrongRegion: Sentence = (place, _action, { region }) =>
	`Bucket '${place.bucket ?? ''}' is not in region '${place.region}'` +
	(region
		? `: set 'Region' in the S3 Stage credential to '${region}'.`
		: `: set 'Region' in the S3 Stage credential to the bucket's own.`);

const noAddress: Sentence = (place) =>
	`'${place.endpoint}' is no address of an S3 server: set 'Endpoint' in the S3 Stage credential to one that begins with https://, or leave it empty for AWS.`;

const unusableKey: Sentence = (place, action) =>
	`The KMS key cannot be used to ${s3Actions[action].verb}${inBucket(place)}, it is disabled, being deleted or of the wrong kind: enable it in AWS, or choose another in 'KMS Key ID' of the S3 Stage credential.`;

const unusableAccount: Sentence = (place) =>
	`The account of the S3 keys is blocked at ${place.endpoint}: have its owner open it again, or use other keys in the S3 Stage credential.`;

const longKey: Sentence = (place, action) =>
	`The S3 server at ${place.endpoint} cannot ${s3Actions[action].verb} of so long a name: shorten 'Stage Folder' in the S3 Stage credential, or 'Connection' or 'Goal Key' in 'Begin Run'.`;

const full: Sentence = (place) =>
	`The bucket '${place.bucket ?? ''}' or its account has no room left: raise its quota, or delete old runs.`;

/**
 * Sentences for the causes a person can mend, by the error's name
 * (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
 */
const configurationSentences: Readonly<Record<string, Sentence>> = {
	ERR_INVALID_URL: noAddress,
	EndpointError: noAddress,
	NoSuchBucket: (place) =>
		`Bucket '${place.bucket ?? ''}' does not exist at ${place.endpoint}: choose another 'Bucket', or mend 'Region' or 'Endpoint' in the S3 Stage credential.`,
	InvalidBucketName: (place) =>
		`'${place.bucket ?? ''}' cannot be the name of a bucket: choose another 'Bucket'.`,
	InvalidAccessKeyId: (place) =>
		`The S3 server at ${place.endpoint} does not know the access key: check 'Access Key ID' in the S3 Stage credential.`,
	SignatureDoesNotMatch: (place) =>
		`The S3 server at ${place.endpoint} refused the signature: check 'Secret Access Key' in the S3 Stage credential.`,
	ExpiredToken: () =>
		`The session token has expired: put a new 'Session Token' into the S3 Stage credential.`,
	InvalidToken: () =>
		`The session token is not valid: check 'Session Token' in the S3 Stage credential.`,
	RequestTimeTooSkewed: (place) =>
		`The clock of this machine and that of the S3 server at ${place.endpoint} are too far apart: set this machine's clock right.`,
	PermanentRedirect: wrongRegion,
	TemporaryRedirect: wrongRegion,
	AuthorizationHeaderMalformed: wrongRegion,
	IllegalLocationConstraintException: wrongRegion,
	InvalidObjectState: (place) =>
		`An object in bucket '${place.bucket ?? ''}' is archived and cannot be read: restore it, and take the stage's folder and Braze's out of the bucket's rules that archive objects.`,
	QuotaExceeded: full,
	XMinioStorageFull: full,
	XMinioAdminBucketQuotaExceeded: full,
	AccountProblem: unusableAccount,
	AllAccessDisabled: unusableAccount,
	NotSignedUp: unusableAccount,
	UserSuspended: unusableAccount,
	KeyTooLongError: longKey,
	InvalidObjectName: longKey,
	'KMS.DisabledException': unusableKey,
	'KMS.InvalidKeyUsageException': unusableKey,
	'KMS.InvalidStateException': unusableKey,
	'KMS.KMSInvalidStateException': unusableKey,
	'KMS.NotFoundException': (place) =>
		`The KMS key does not exist in the region of bucket '${place.bucket ?? ''}': check 'KMS Key ID' in the S3 Stage credential.`,
	NotImplemented: (place, action) =>
		`The S3 server at ${place.endpoint} is not able to ${s3Actions[action].verb} as asked: check 'Encryption' and 'Endpoint' in the S3 Stage credential.`,
};

/** Error names that stand for one of the above: answers without a body carry only a status. */
const sameAs: Readonly<Record<string, string>> = {
	'301': 'PermanentRedirect',
	'307': 'TemporaryRedirect',
	'501': 'NotImplemented',
	TokenRefreshRequired: 'ExpiredToken',
	RequestExpired: 'RequestTimeTooSkewed',
	RequestInTheFuture: 'RequestTimeTooSkewed',
};

const deniedNames: ReadonlySet<string> = new Set(['AccessDenied', 'Forbidden', '403']);
const deniedKeyNames: ReadonlySet<string> = new Set([
	'KMS.AccessDeniedException',
	'KMS.KMSAccessDeniedException',
]);

/** Refusals that are no use in mending: the same request may well be taken next time. */
const passingStatuses: ReadonlySet<number> = new Set([408, 409, 425, 429]);
const passingNames: ReadonlySet<string> = new Set([
	'BadDigest',
	'IncompleteBody',
	'KMS.ThrottlingException',
	'NoSuchUpload',
	'RequestTimeout',
	'XAmzContentSHA256Mismatch',
]);

/** The right that is missing, or `undefined` when the failure is another. */
function missingRight(action: S3Action, failure: S3Failure): string | undefined {
	if (deniedKeyNames.has(failure.name)) return s3Actions[action].keyRight;
	const isDenied =
		deniedNames.has(failure.name) ||
		(failure.status === 403 && configurationSentences[failure.name] === undefined);
	return isDenied ? (failure.deniedAction ?? s3Actions[action].right) : undefined;
}

const deniedSentence = (place: S3Place, action: S3Action, right: string): string => {
	if (action === 'listBuckets') {
		return `The S3 keys may not list the buckets: type the bucket's name under 'By Name', or grant them ${right}.`;
	}
	const key = right.startsWith('kms:') ? ` on the KMS key` : '';
	return `The S3 keys may not ${s3Actions[action].verb}${inBucket(place)}: grant them ${right}${key}, or use other keys in the S3 Stage credential.`;
};

function isForGood({ name, status }: S3Failure): boolean {
	if (status === undefined || passingNames.has(name) || passingStatuses.has(status)) return false;
	return status >= 400 && status < 500;
}

function told({ name, status }: S3Failure): string {
	if (status === undefined) return name;
	return name === 'UnknownError' ? `status ${status}` : `${name}, status ${status}`;
}

/** One sentence for any failure of the S3 SDK, with what to do next. */
export function s3Error(error: unknown, action: S3Action, place: S3Place): SyncError {
	const failure = failureOf(error);
	const options = { cause: error };
	const right = missingRight(action, failure);
	if (right) return new DeniedError(right, deniedSentence(place, action, right), options);
	const sentence =
		configurationSentences[failure.name] ??
		configurationSentences[sameAs[failure.name] ?? sameAs[String(failure.status)] ?? ''];
	if (sentence) return new ConfigurationError(sentence(place, action, failure), options);
	if (isNetworkCode(failure.name)) {
		return new PassingError(
			`The S3 server at ${place.endpoint} cannot be reached (${networkWords(failure.name)}): check 'Endpoint' and 'Region' in the S3 Stage credential and the network.`,
			options,
		);
	}
	const { verb } = s3Actions[action];
	if (isForGood(failure)) {
		return new ConfigurationError(
			`The S3 server at ${place.endpoint} refused to ${verb}${inBucket(place)} (${told(failure)}), and will again: check the S3 Stage credential and the bucket's settings.`,
			options,
		);
	}
	if (failure.name === 'SlowDown') {
		return new PassingError(
			`The S3 server at ${place.endpoint} asks for fewer requests (${told(failure)}): run again later, when less goes on in bucket '${place.bucket ?? ''}'.`,
			options,
		);
	}
	return new PassingError(
		`The S3 server at ${place.endpoint} could not ${verb} (${told(failure)}): run again later.`,
		options,
	);
}
