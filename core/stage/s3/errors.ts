import { isNetworkCode, networkWords } from '../../flow/networkWords';
import { ConfigurationError, PassingError, type SyncError } from '../../flow/syncError';

/** What was asked of S3, with the IAM action that it needs. */
export const s3Actions = {
	listBuckets: { verb: 'list the buckets', action: 's3:ListAllMyBuckets' },
	list: { verb: 'list objects', action: 's3:ListBucket' },
	read: { verb: 'read an object', action: 's3:GetObject' },
	write: { verb: 'write an object', action: 's3:PutObject' },
	delete: { verb: 'delete an object', action: 's3:DeleteObject' },
} as const;

export type S3Action = keyof typeof s3Actions;

/** Where the refused request went. */
export interface S3Place {
	readonly endpoint: string;
	readonly bucket?: string;
	readonly region: string;
}

interface S3Failure {
	readonly name: string;
	readonly status: number | undefined;
	readonly regionHint: string | undefined;
}

const textOf = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;

const fieldOf = (value: unknown, name: string): unknown =>
	typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** The parts of an SDK error that decide; some servers send no message, so names and status do. */
function failureOf(error: unknown): S3Failure {
	const status = fieldOf(fieldOf(error, '$metadata'), 'httpStatusCode');
	const headers = fieldOf(fieldOf(error, '$response'), 'headers');
	const name =
		textOf(fieldOf(error, 'Code')) ??
		textOf(fieldOf(error, 'name')) ??
		textOf(fieldOf(error, 'code')) ??
		'UnknownError';
	const code = textOf(fieldOf(error, 'code'));
	return {
		// Node's own errors tell by their code; their names are those of classes.
		name: code && (isNetworkCode(code) || name === 'Error' || name === 'TypeError') ? code : name,
		status: typeof status === 'number' ? status : undefined,
		regionHint: textOf(fieldOf(headers, 'x-amz-bucket-region')) ?? textOf(fieldOf(error, 'Region')),
	};
}

type Sentence = (place: S3Place, action: S3Action, failure: S3Failure) => string;

const wrongRegion: Sentence = (place, _action, { regionHint }) =>
	`Bucket '${place.bucket ?? ''}' is not in region '${place.region}'` +
	(regionHint
		? `: set 'Region' in the S3 Stage credential to '${regionHint}'.`
		: `: set 'Region' in the S3 Stage credential to the bucket's own.`);

const noAddress: Sentence = (place) =>
	`'${place.endpoint}' is no address of an S3 server: set 'Endpoint' in the S3 Stage credential to one that begins with https://, or leave it empty for AWS.`;

/** Sentences for the causes a person can mend, by the error's name. */
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
	PermanentRedirect: wrongRegion,
	AuthorizationHeaderMalformed: wrongRegion,
	IllegalLocationConstraintException: wrongRegion,
	AccessDenied: (place, action) =>
		`The S3 keys may not ${s3Actions[action].verb}${place.bucket ? ` in bucket '${place.bucket}'` : ''}: grant them ${s3Actions[action].action}, or use other keys in the S3 Stage credential.`,
};

/** Error names that stand for one of the above: answers without a body carry only a status. */
const sameAs: Readonly<Record<string, string>> = {
	Forbidden: 'AccessDenied',
	'403': 'AccessDenied',
	'301': 'PermanentRedirect',
	TokenRefreshRequired: 'ExpiredToken',
};

/** One sentence for any failure of the S3 SDK, with what to do next. */
export function s3Error(error: unknown, action: S3Action, place: S3Place): SyncError {
	const failure = failureOf(error);
	const sentence =
		configurationSentences[failure.name] ??
		configurationSentences[sameAs[failure.name] ?? sameAs[String(failure.status)] ?? ''];
	if (sentence) return new ConfigurationError(sentence(place, action, failure), { cause: error });
	if (isNetworkCode(failure.name)) {
		return new PassingError(
			`The S3 server at ${place.endpoint} cannot be reached (${networkWords(failure.name)}): check 'Endpoint' and 'Region' in the S3 Stage credential and the network.`,
			{ cause: error },
		);
	}
	const told = failure.status ? `${failure.name}, status ${failure.status}` : failure.name;
	return new PassingError(
		`The S3 server at ${place.endpoint} could not ${s3Actions[action].verb} (${told}): run again later.`,
		{ cause: error },
	);
}

/** Whether the object, not the bucket, is missing. */
export function isMissingObject(error: unknown): boolean {
	const { name, status } = failureOf(error);
	return name === 'NoSuchKey' || name === 'NotFound' || (status === 404 && name !== 'NoSuchBucket');
}

/** Whether a conditional write was lost: 412, or 409 of a race that AWS asks to retry. */
export function isLostCondition(error: unknown): boolean {
	const { name, status } = failureOf(error);
	return status === 412 || name === 'PreconditionFailed' || name === 'ConditionalRequestConflict';
}
