import { S3Client } from '@aws-sdk/client-s3';

import type { S3Settings } from './settings';

/** How much of the network one store takes, and how patient it is. */
export interface S3Limits {
	/** Kept-alive connections; a request that finds none free waits for one. */
	readonly connections: number;
	/** How often a request is sent at most, with the SDK's standard waits in between. */
	readonly attempts: number;
	readonly connectMs: number;
	/** From the beginning of an attempt to the head of its answer. */
	readonly answerMs: number;
	/** A request with all its attempts and waits, up to the head of an object that is read. */
	readonly requestMs: number;
	/** The longest silence in the middle of an object that is being read. */
	readonly silenceMs: number;
}

/** Of runs: five minutes of patience, as with the other services. */
export const runLimits: S3Limits = {
	connections: 16,
	attempts: 6,
	connectMs: 10_000,
	answerMs: 60_000,
	requestMs: 300_000,
	silenceMs: 60_000,
};

/** While somebody waits in the editor. */
export const editorLimits: S3Limits = {
	connections: 4,
	attempts: 2,
	connectMs: 5_000,
	answerMs: 10_000,
	requestMs: 15_000,
	silenceMs: 10_000,
};

/** Whether the SDK adds checksums of its own: AWS's servers know them, others may refuse them. */
export function addsChecksums(settings: S3Settings): boolean {
	return !settings.endpoint;
}

/**
 * An S3 client with the SDK's standard retries. Checksums by default are only for AWS: they make
 * stream bodies aws-chunked, which other servers refuse (docs.aws.amazon.com/sdkref, "Data
 * Integrity Protections").
 */
export function s3Client(settings: S3Settings, limits: S3Limits): S3Client {
	const checksums = addsChecksums(settings) ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED';
	const agent = { keepAlive: true, maxSockets: limits.connections };
	return new S3Client({
		region: settings.region,
		endpoint: settings.endpoint || undefined,
		forcePathStyle: settings.forcePathStyle,
		credentials: {
			accessKeyId: settings.accessKeyId,
			secretAccessKey: settings.secretAccessKey,
			sessionToken: settings.sessionToken || undefined,
		},
		requestChecksumCalculation: checksums,
		responseChecksumValidation: checksums,
		retryMode: 'standard',
		maxAttempts: limits.attempts,
		// The SDK would open a connection of its own, outside the bounded set, for each larger write.
		expectContinueHeader: false,
		requestHandler: {
			httpAgent: agent,
			httpsAgent: agent,
			connectionTimeout: limits.connectMs,
			requestTimeout: limits.answerMs,
			throwOnRequestTimeout: true,
		},
	});
}
