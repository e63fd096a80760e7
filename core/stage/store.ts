import type { Readable } from 'node:stream';

/** What a listing tells of an object. */
export interface StoredObject {
	readonly key: string;
	readonly bytes: number;
	/** Without quotes. */
	readonly etag: string;
	readonly modifiedAt: Date;
}

/** An object's bytes, with the version they are of. The stream must be read or destroyed. */
export interface StoredBytes {
	readonly stream: Readable;
	/** Of the whole object, also when a range was asked for. */
	readonly bytes: number;
	/** Without quotes. */
	readonly etag: string;
}

/** Bytes of an object: from the first to the last one named, both included, from 0. */
export interface ByteRange {
	readonly first: number;
	readonly last: number;
}

/** A small object with the version it was read at. */
export interface StoredText {
	readonly text: string;
	readonly etag: string;
}

/** The version a write demands: none yet, or exactly this one. */
export type WriteCondition = { readonly absent: true } | { readonly etag: string };

/**
 * Objects by key: what the stage needs of an S3 bucket. Every method throws `ConfigurationError`
 * for wrong keys, bucket, region or rights and `PassingError` when the store does not answer well.
 */
export interface Store {
	/** Where the objects are, as the travelling item names it. */
	readonly endpoint: string;
	readonly bucket: string;

	/** Objects below a prefix, in the order of their keys, page by page. */
	list(prefix: string, signal?: AbortSignal): AsyncGenerator<StoredObject>;
	/** The names of the folders directly below a prefix that ends with a slash, in their order. */
	listFolders(prefix: string, signal?: AbortSignal): AsyncGenerator<string>;
	/** A small object as text, or `undefined` when there is none. */
	getText(key: string, signal?: AbortSignal): Promise<StoredText | undefined>;
	/** An object's bytes, or `undefined` when there is none. */
	getStream(
		key: string,
		options?: { readonly range?: ByteRange; readonly signal?: AbortSignal },
	): Promise<StoredBytes | undefined>;
	/**
	 * Writes a small object in one request.
	 *
	 * @throws ConflictError when the condition does not hold (a store that knows no conditions
	 * writes all the same).
	 */
	putText(
		key: string,
		text: string,
		options?: { readonly condition?: WriteCondition; readonly signal?: AbortSignal },
	): Promise<{ readonly etag: string }>;
	/** Writes a stream; the object appears whole or not at all. */
	putStream(
		key: string,
		body: Readable,
		options: { readonly contentType: string; readonly signal?: AbortSignal },
	): Promise<void>;
	delete(key: string, signal?: AbortSignal): Promise<void>;
}

/** A conditional write came too late: somebody else wrote the object. */
export class ConflictError extends Error {
	constructor(readonly key: string) {
		super(`${key} was written by somebody else meanwhile`);
		this.name = 'ConflictError';
	}
}
