import {
	AbortMultipartUploadCommand,
	CompleteMultipartUploadCommand,
	CreateMultipartUploadCommand,
	ListObjectsV2Command,
	PutObjectCommand,
	UploadPartCommand,
	type CompletedPart,
	type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { PassThrough, pipeline, type Readable } from 'node:stream';

import type { S3Connection } from './connection';
import { isEndedUpload } from './failure';

/** Parts of at least 5 MiB are what S3 asks of an upload; one at a time bounds memory. */
const partBytes = 5 * 1024 * 1024;

/** What is left of a cancelled upload has to be gone within a second, together with all else. */
const cancelledCleaningMs = 700;
const cleaningMs = 10_000;

/** The object to write, and how. */
export interface UploadTarget extends Pick<
	PutObjectCommandInput,
	'ContentType' | 'ServerSideEncryption' | 'SSEKMSKeyId'
> {
	readonly Bucket: string;
	readonly Key: string;
}

interface Piece {
	readonly bytes: Buffer;
	readonly isLast: boolean;
}

/** A stream in pieces of a part's size; the last one is smaller, or the only one. */
async function* piecesOf(body: Readable): AsyncGenerator<Piece> {
	let held: Buffer[] = [];
	let size = 0;
	for await (const chunk of body) {
		const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
		held.push(bytes);
		size += bytes.length;
		while (size > partBytes) {
			const all = Buffer.concat(held, size);
			yield { bytes: all.subarray(0, partBytes), isLast: false };
			held = [all.subarray(partBytes)];
			size -= partBytes;
		}
	}
	yield { bytes: Buffer.concat(held, size), isLast: true };
}

/**
 * Writes a stream of any length; the object appears whole or not at all. Small ones take one
 * request, larger ones an upload in parts, which is aborted when it fails. The SDK's own `Upload`
 * does not hand the signal to its requests, so a cancelled one could still appear afterwards.
 *
 * @throws SyncError when S3 fails, the stream's own error when that fails, the signal's reason.
 */
export async function uploadStream(
	connection: S3Connection,
	target: UploadTarget,
	body: Readable,
	options: { readonly checksums: boolean; readonly signal?: AbortSignal },
): Promise<void> {
	const upload = new PartsUpload(connection, target, options.checksums, options.signal);
	// A source that hangs does not close when it is destroyed; this stream between does.
	const between = pipeline(body, new PassThrough(), () => undefined);
	const stop = (): void => void between.destroy();
	options.signal?.addEventListener('abort', stop, { once: true });
	try {
		options.signal?.throwIfAborted();
		for await (const { bytes, isLast } of piecesOf(between)) {
			if (isLast && upload.isEmpty()) return await upload.putWhole(bytes);
			await upload.addPart(bytes);
		}
		await upload.complete();
	} catch (error) {
		await upload.abandon();
		options.signal?.throwIfAborted();
		throw error;
	} finally {
		options.signal?.removeEventListener('abort', stop);
		between.destroy();
	}
}

/** An upload in parts, from its first part to its end. */
export class PartsUpload {
	private uploadId: string | undefined;
	private bytes = 0;
	private readonly parts: CompletedPart[] = [];

	constructor(
		private readonly connection: S3Connection,
		private readonly target: UploadTarget,
		private readonly checksums: boolean,
		private readonly signal: AbortSignal | undefined,
	) {}

	isEmpty(): boolean {
		return this.parts.length === 0;
	}

	/** In one request, without parts. */
	async putWhole(bytes: Buffer): Promise<void> {
		await this.connection.ask('write', this.signal, (client, options) =>
			client.send(new PutObjectCommand({ ...this.target, Body: bytes }), options),
		);
	}

	async addPart(bytes: Buffer): Promise<void> {
		const UploadId = (this.uploadId ??= await this.start());
		const PartNumber = this.parts.length + 1;
		const { Bucket, Key } = this.target;
		const command = new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body: bytes });
		const { ETag, ChecksumCRC32 } = await this.connection.ask(
			'uploadPart',
			this.signal,
			(client, options) => client.send(command, options),
		);
		this.parts.push({ PartNumber, ETag, ...(ChecksumCRC32 && { ChecksumCRC32 }) });
		this.bytes += bytes.length;
	}

	/** Begins it; the object is not there yet. */
	async start(): Promise<string> {
		const command = new CreateMultipartUploadCommand({
			...this.target,
			...(this.checksums && { ChecksumAlgorithm: 'CRC32' }),
		});
		const { UploadId } = await this.connection.ask('startUpload', this.signal, (client, options) =>
			client.send(command, options),
		);
		if (UploadId === undefined) throw this.connection.sentence(undefined, 'startUpload');
		this.uploadId = UploadId;
		return UploadId;
	}

	/** Makes the object appear. */
	async complete(): Promise<void> {
		const { Bucket, Key } = this.target;
		const command = new CompleteMultipartUploadCommand({
			Bucket,
			Key,
			UploadId: this.uploadId,
			MultipartUpload: { Parts: this.parts },
		});
		try {
			await this.connection.ask('completeUpload', this.signal, (client, options) =>
				client.send(command, options),
			);
		} catch (error) {
			// A repeated request finds the upload ended by its own first try.
			if (isEndedUpload(error) && (await this.isThere())) return;
			throw error;
		}
	}

	/** Ends it without an object. What cannot be cleaned up now is left to the bucket's rules. */
	async abandon(): Promise<void> {
		if (this.uploadId === undefined) return;
		const patience = this.signal?.aborted ? cancelledCleaningMs : cleaningMs;
		await this.abort(AbortSignal.timeout(patience)).catch(() => undefined);
	}

	/** Ends it without an object, and says why when that is not possible. */
	async abort(signal: AbortSignal | undefined): Promise<void> {
		const { Bucket, Key } = this.target;
		const command = new AbortMultipartUploadCommand({ Bucket, Key, UploadId: this.uploadId });
		await this.connection.ask('abortUpload', signal, (client, options) =>
			client.send(command, options),
		);
	}

	private async isThere(): Promise<boolean> {
		const { Bucket, Key } = this.target;
		const command = new ListObjectsV2Command({ Bucket, Prefix: Key, MaxKeys: 1 });
		const { Contents = [] } = await this.connection.ask('list', this.signal, (client, options) =>
			client.send(command, options),
		);
		return Contents.some((object) => object.Key === Key && object.Size === this.bytes);
	}
}
