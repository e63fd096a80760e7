import {
	DeleteObjectCommand,
	GetObjectCommand,
	PutObjectCommand,
	paginateListObjectsV2,
	type S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Readable } from 'node:stream';

import {
	ConflictError,
	type ByteRange,
	type Store,
	type StoredBytes,
	type StoredObject,
	type WriteCondition,
} from '../store';
import { s3Client } from './client';
import { isLostCondition, isMissingObject, s3Error, type S3Action, type S3Place } from './errors';
import { endpointOf, type Encryption, type S3Settings } from './settings';

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

/** Parts of at least 5 MiB are what S3 asks of a multipart upload; one at a time bounds memory. */
const uploadPartBytes = 5 * 1024 * 1024;

/** A bucket as a store. */
export class S3Store implements Store {
	readonly endpoint: string;
	private readonly client: S3Client;
	private readonly place: S3Place;
	private readonly encryption: ReturnType<typeof encryptionHeaders>;

	constructor(
		settings: S3Settings,
		readonly bucket: string,
	) {
		this.endpoint = endpointOf(settings);
		this.client = s3Client(settings);
		this.place = { endpoint: this.endpoint, bucket, region: settings.region };
		this.encryption = encryptionHeaders(settings.encryption);
	}

	/** Closes the kept-alive connections. */
	close(): void {
		this.client.destroy();
	}

	async *list(prefix: string, signal?: AbortSignal): AsyncGenerator<StoredObject> {
		const pages = paginateListObjectsV2(
			{ client: this.client },
			{ Bucket: this.bucket, Prefix: prefix },
			{ abortSignal: signal },
		);
		try {
			for await (const page of pages) {
				for (const object of page.Contents ?? []) {
					if (object.Key === undefined) continue;
					yield {
						key: object.Key,
						bytes: object.Size ?? 0,
						etag: unquoted(object.ETag),
						modifiedAt: object.LastModified ?? new Date(0),
					};
				}
			}
		} catch (error) {
			throw this.sentence(error, 'list', signal);
		}
	}

	async *listFolders(prefix: string, signal?: AbortSignal): AsyncGenerator<string> {
		const pages = paginateListObjectsV2(
			{ client: this.client },
			{ Bucket: this.bucket, Prefix: prefix, Delimiter: '/' },
			{ abortSignal: signal },
		);
		try {
			for await (const page of pages) {
				for (const { Prefix } of page.CommonPrefixes ?? []) {
					if (Prefix !== undefined) yield Prefix.slice(prefix.length, -1);
				}
			}
		} catch (error) {
			throw this.sentence(error, 'list', signal);
		}
	}

	async getText(key: string, signal?: AbortSignal) {
		const found = await this.getStream(key, { signal });
		if (!found) return undefined;
		const chunks: Buffer[] = [];
		try {
			for await (const chunk of found.stream) chunks.push(Buffer.from(chunk));
		} catch (error) {
			throw this.sentence(error, 'read', signal);
		}
		return { text: Buffer.concat(chunks).toString('utf8'), etag: found.etag };
	}

	async getStream(
		key: string,
		{ range, signal }: { readonly range?: ByteRange; readonly signal?: AbortSignal } = {},
	): Promise<StoredBytes | undefined> {
		try {
			const answer = await this.client.send(
				new GetObjectCommand({
					Bucket: this.bucket,
					Key: key,
					...(range && { Range: `bytes=${range.first}-${range.last}` }),
				}),
				{ abortSignal: signal },
			);
			const stream = answer.Body;
			if (!(stream instanceof Readable)) throw new TypeError('S3 answered without a stream');
			const whole = Number(answer.ContentRange?.split('/').at(-1) ?? NaN);
			const bytes = Number.isFinite(whole) ? whole : (answer.ContentLength ?? 0);
			return { stream, bytes, etag: unquoted(answer.ETag) };
		} catch (error) {
			if (isMissingObject(error)) return undefined;
			throw this.sentence(error, 'read', signal);
		}
	}

	async putText(
		key: string,
		text: string,
		options: { readonly condition?: WriteCondition; readonly signal?: AbortSignal } = {},
	) {
		try {
			const written = await this.client.send(
				new PutObjectCommand({
					Bucket: this.bucket,
					Key: key,
					Body: Buffer.from(text),
					ContentType: 'application/json',
					...this.encryption,
					...conditionHeaders(options.condition),
				}),
				{ abortSignal: options.signal },
			);
			return { etag: unquoted(written.ETag) };
		} catch (error) {
			if (!isLostCondition(error)) throw this.sentence(error, 'write', options.signal);
			return await this.settleLostWrite(key, text, options);
		}
	}

	async putStream(
		key: string,
		body: Readable,
		options: { readonly contentType: string; readonly signal?: AbortSignal },
	): Promise<void> {
		const upload = new Upload({
			client: this.client,
			queueSize: 1,
			partSize: uploadPartBytes,
			params: {
				Bucket: this.bucket,
				Key: key,
				Body: body,
				ContentType: options.contentType,
				...this.encryption,
			},
		});
		const stop = () => void upload.abort();
		options.signal?.addEventListener('abort', stop, { once: true });
		try {
			await upload.done();
		} catch (error) {
			throw this.sentence(error, 'write', options.signal);
		} finally {
			options.signal?.removeEventListener('abort', stop);
		}
	}

	async delete(key: string, signal?: AbortSignal): Promise<void> {
		try {
			await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }), {
				abortSignal: signal,
			});
		} catch (error) {
			throw this.sentence(error, 'delete', signal);
		}
	}

	/**
	 * Some servers compare the quoted ETag with the bare one and always say no, and a repeated
	 * request can lose against its own first try: what is stored now decides.
	 */
	private async settleLostWrite(
		key: string,
		text: string,
		options: { readonly condition?: WriteCondition; readonly signal?: AbortSignal },
	): Promise<{ readonly etag: string }> {
		const stored = await this.getText(key, options.signal);
		if (stored?.text === text) return { etag: stored.etag };
		const condition = options.condition;
		const unchanged = condition && 'etag' in condition && stored?.etag === condition.etag;
		if (!unchanged) throw new ConflictError(key);
		try {
			const written = await this.client.send(
				new PutObjectCommand({
					Bucket: this.bucket,
					Key: key,
					Body: Buffer.from(text),
					ContentType: 'application/json',
					IfMatch: condition.etag,
					...this.encryption,
				}),
				{ abortSignal: options.signal },
			);
			return { etag: unquoted(written.ETag) };
		} catch (error) {
			if (isLostCondition(error)) throw new ConflictError(key);
			throw this.sentence(error, 'write', options.signal);
		}
	}

	private sentence(error: unknown, action: S3Action, signal: AbortSignal | undefined): unknown {
		if (signal?.aborted) return signal.reason;
		return s3Error(error, action, this.place);
	}
}
