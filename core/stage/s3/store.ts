import {
	DeleteObjectCommand,
	GetObjectCommand,
	ListObjectsV2Command,
	PutObjectCommand,
	type ListObjectsV2CommandOutput,
} from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';

import {
	ConflictError,
	type ByteRange,
	type Store,
	type StoredBytes,
	type StoredObject,
	type WriteCondition,
} from '../store';
import { guardedBody } from './body';
import { addsChecksums, type S3Limits } from './client';
import { S3Connection } from './connection';
import { DeniedError } from './errors';
import { isLostCondition, isMissingObject } from './failure';
import type { Encryption, S3Settings } from './settings';
import { PartsUpload, uploadStream, type UploadTarget } from './upload';

const unquoted = (etag: string | undefined): string => (etag ?? '').replace(/^"|"$/g, '');

const encryptionHeaders = (encryption: Encryption) => {
	if (encryption.kind === 's3') return { ServerSideEncryption: 'AES256' as const };
	if (encryption.kind === 'kms') {
		return { ServerSideEncryption: 'aws:kms' as const, SSEKMSKeyId: encryption.keyId };
	}
	return {};
};

const conditionHeaders = (condition: WriteCondition | undefined) => {
	if (!condition) return {};
	return 'absent' in condition ? { IfNoneMatch: '*' } : { IfMatch: `"${condition.etag}"` };
};

interface TextOptions {
	readonly condition?: WriteCondition;
	readonly signal?: AbortSignal;
}

/** A bucket as a store. */
export class S3Store implements Store {
	private readonly connection: S3Connection;
	private readonly checksums: boolean;
	private readonly encryption: ReturnType<typeof encryptionHeaders>;

	constructor(
		settings: S3Settings,
		readonly bucket: string,
		limits?: S3Limits,
	) {
		this.connection = new S3Connection(settings, bucket, limits);
		this.checksums = addsChecksums(settings);
		this.encryption = encryptionHeaders(settings.encryption);
	}

	get endpoint(): string {
		return this.connection.place.endpoint;
	}

	/** Closes the kept-alive connections. */
	close(): void {
		this.connection.close();
	}

	async *list(prefix: string, signal?: AbortSignal): AsyncGenerator<StoredObject> {
		for await (const { Contents = [] } of this.pages({ Prefix: prefix }, signal)) {
			for (const object of Contents) {
				if (object.Key === undefined) continue;
				yield {
					key: object.Key,
					bytes: object.Size ?? 0,
					etag: unquoted(object.ETag),
					modifiedAt: object.LastModified ?? new Date(0),
				};
			}
		}
	}

	async *listFolders(prefix: string, signal?: AbortSignal): AsyncGenerator<string> {
		const pages = this.pages({ Prefix: prefix, Delimiter: '/' }, signal);
		for await (const { CommonPrefixes = [] } of pages) {
			for (const { Prefix } of CommonPrefixes) {
				if (Prefix !== undefined) yield Prefix.slice(prefix.length, -1);
			}
		}
	}

	async getText(key: string, signal?: AbortSignal) {
		const found = await this.getStream(key, { signal });
		if (!found) return undefined;
		const chunks: Buffer[] = [];
		for await (const chunk of found.stream) chunks.push(chunk);
		return { text: Buffer.concat(chunks).toString('utf8'), etag: found.etag };
	}

	async getStream(
		key: string,
		{ range, signal }: { readonly range?: ByteRange; readonly signal?: AbortSignal } = {},
	): Promise<StoredBytes | undefined> {
		const command = new GetObjectCommand({
			Bucket: this.bucket,
			Key: key,
			...(range && { Range: `bytes=${range.first}-${range.last}` }),
		});
		try {
			const answer = await this.connection.ask('read', signal, (client, options) =>
				client.send(command, options),
			);
			if (!(answer.Body instanceof Readable)) throw new TypeError('S3 answered without a stream');
			const whole = Number(answer.ContentRange?.split('/').at(-1) ?? NaN);
			const stream = guardedBody(answer.Body, {
				silenceMs: this.connection.limits.silenceMs,
				signal,
				failure: (error) => this.connection.sentence(error, 'read'),
			});
			const bytes = Number.isFinite(whole) ? whole : (answer.ContentLength ?? 0);
			return { stream, bytes, etag: unquoted(answer.ETag) };
		} catch (error) {
			if (isMissingObject(error) || (await this.isHiddenAbsence(error, key, signal))) {
				return undefined;
			}
			throw error;
		}
	}

	async putText(key: string, text: string, options: TextOptions = {}) {
		try {
			return await this.putWhole(key, text, conditionHeaders(options.condition), options.signal);
		} catch (error) {
			if (!isLostCondition(error)) throw error;
			return await this.settleLostWrite(key, text, options);
		}
	}

	async putStream(
		key: string,
		body: Readable,
		{ contentType, signal }: { readonly contentType: string; readonly signal?: AbortSignal },
	): Promise<void> {
		const target = this.target(key, contentType);
		await uploadStream(this.connection, target, body, { checksums: this.checksums, signal });
	}

	/** Begins an upload in parts and aborts it: whether the keys may, since aborting is a right. */
	async tryAbortedUpload(key: string, signal?: AbortSignal): Promise<void> {
		const target = this.target(key, 'application/json');
		const upload = new PartsUpload(this.connection, target, this.checksums, signal);
		await upload.start();
		await upload.abort(signal);
	}

	async delete(key: string, signal?: AbortSignal): Promise<void> {
		const command = new DeleteObjectCommand({ Bucket: this.bucket, Key: key });
		await this.connection.ask('delete', signal, (client, options) => client.send(command, options));
	}

	private async *pages(
		what: { readonly Prefix: string; readonly Delimiter?: string; readonly MaxKeys?: number },
		signal: AbortSignal | undefined,
	): AsyncGenerator<ListObjectsV2CommandOutput> {
		let ContinuationToken: string | undefined;
		do {
			const command = new ListObjectsV2Command({ Bucket: this.bucket, ...what, ContinuationToken });
			const page = await this.connection.ask('list', signal, (client, options) =>
				client.send(command, options),
			);
			yield page;
			ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
			const isCutShort = page.IsTruncated && ContinuationToken === undefined;
			if (isCutShort) throw this.connection.sentence(undefined, 'list');
		} while (ContinuationToken !== undefined);
	}

	/**
	 * Keys that may list only below some prefixes are told 403 of an object that is not there
	 * (docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html, "Permissions"); listing tells.
	 */
	private async isHiddenAbsence(
		error: unknown,
		key: string,
		signal: AbortSignal | undefined,
	): Promise<boolean> {
		if (!(error instanceof DeniedError)) return false;
		try {
			for await (const { Contents = [] } of this.pages({ Prefix: key, MaxKeys: 1 }, signal)) {
				return !Contents.some((object) => object.Key === key);
			}
		} catch (failure) {
			if (!(failure instanceof DeniedError)) throw failure;
		}
		return false;
	}

	private target(key: string, contentType: string): UploadTarget {
		return { Bucket: this.bucket, Key: key, ContentType: contentType, ...this.encryption };
	}

	private async putWhole(
		key: string,
		text: string,
		condition: { readonly IfNoneMatch?: string; readonly IfMatch?: string },
		signal: AbortSignal | undefined,
	): Promise<{ readonly etag: string }> {
		const command = new PutObjectCommand({
			...this.target(key, 'application/json'),
			...condition,
			Body: Buffer.from(text),
		});
		const written = await this.connection.ask('write', signal, (client, options) =>
			client.send(command, options),
		);
		return { etag: unquoted(written.ETag) };
	}

	/**
	 * Some servers compare the quoted ETag with the bare one and always say no, and a repeated
	 * request can lose against its own first try: what is stored now decides.
	 */
	private async settleLostWrite(
		key: string,
		text: string,
		{ condition, signal }: TextOptions,
	): Promise<{ readonly etag: string }> {
		const stored = await this.getText(key, signal);
		if (stored?.text === text) return { etag: stored.etag };
		const isUnchanged = condition && 'etag' in condition && stored?.etag === condition.etag;
		if (!isUnchanged) throw new ConflictError(key);
		try {
			return await this.putWhole(key, text, { IfMatch: condition.etag }, signal);
		} catch (error) {
			if (isLostCondition(error)) throw new ConflictError(key);
			throw error;
		}
	}
}
