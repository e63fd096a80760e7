import { isNetworkCode } from '../../flow/networkWords';
import { SyncError } from '../../flow/syncError';

/** The parts of an SDK error that decide; some servers send no message, so names and status do. */
export interface S3Failure {
	readonly name: string;
	readonly status: number | undefined;
	/** The region that the server says the bucket is in. */
	readonly region: string | undefined;
	/** The action that the server says is not granted, such as `kms:GenerateDataKey`. */
	readonly deniedAction: string | undefined;
}

const textOf = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;

const fieldOf = (value: unknown, name: string): unknown =>
	typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** It becomes part of a host's name, so nothing else is taken for one. */
const regionOf = (value: unknown): string | undefined =>
	/^[a-z0-9-]+$/.exec(textOf(value) ?? '')?.[0];

/** AWS names the action in its sentence (docs.aws.amazon.com/AmazonS3, "Access denied errors"). */
const deniedActionOf = (message: unknown): string | undefined =>
	/not authorized to perform: ((?:s3|kms):[A-Za-z]+)/.exec(textOf(message) ?? '')?.[1];

/** Reads an SDK error, or the one behind a sentence that was made of it. */
export function failureOf(error: unknown): S3Failure {
	if (error instanceof SyncError) return failureOf(error.cause);
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
		region: regionOf(fieldOf(headers, 'x-amz-bucket-region')) ?? regionOf(fieldOf(error, 'Region')),
		deniedAction: deniedActionOf(fieldOf(error, 'message')),
	};
}

const wrongRegionNames: ReadonlySet<string> = new Set([
	'AuthorizationHeaderMalformed',
	'IllegalLocationConstraintException',
	'PermanentRedirect',
	'TemporaryRedirect',
]);
const redirects: ReadonlySet<number | undefined> = new Set([301, 307]);

/** The region that a request has to be sent to instead, where the server names it. */
export function otherRegionOf(error: unknown): string | undefined {
	const { name, status, region } = failureOf(error);
	return wrongRegionNames.has(name) || redirects.has(status) ? region : undefined;
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

/** Whether an upload in parts was ended, by its own earlier attempt or by somebody else. */
export function isEndedUpload(error: unknown): boolean {
	return failureOf(error).name === 'NoSuchUpload';
}
