import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import {
	ConflictError,
	type ByteRange,
	type Store,
	type StoredBytes,
	type StoredObject,
	type StoredText,
	type WriteCondition,
} from '../../../core/stage/store';

const etagOf = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex');

/** A bucket in memory that obeys conditions, in pieces of some bytes as a network would bring. */
export class MemoryStore implements Store {
	readonly endpoint = 'https://s3.eu-west-1.amazonaws.com';
	readonly bucket = 'the-bucket';
	readonly objects = new Map<string, Buffer>();
	/** Keys in the order in which they were written. */
	readonly written: string[] = [];
	/** Streams that were given to be written, whatever became of them. */
	readonly bodies: Readable[] = [];
	/** Called before every write; what it throws, the write throws. */
	beforeWrite: (key: string) => void | Promise<void> = () => undefined;
	/** Called with the number of a listing, from 1, before it. */
	beforeList: (look: number) => void = () => undefined;
	private looks = 0;

	constructor(private readonly pieceBytes = 1000) {}

	/** Puts an object there, as if somebody else had. */
	put(key: string, bytes: Buffer | string): void {
		this.objects.set(key, Buffer.from(bytes));
	}

	textOf(key: string): string | undefined {
		return this.objects.get(key)?.toString('utf8');
	}

	keys(): string[] {
		return [...this.objects.keys()].sort();
	}

	async *list(prefix: string, signal?: AbortSignal): AsyncGenerator<StoredObject> {
		signal?.throwIfAborted();
		this.looks += 1;
		this.beforeList(this.looks);
		for (const key of this.keys()) {
			const bytes = this.objects.get(key);
			if (!bytes || !key.startsWith(prefix)) continue;
			yield { key, bytes: bytes.length, etag: etagOf(bytes), modifiedAt: new Date(0) };
		}
	}

	async getText(key: string, signal?: AbortSignal): Promise<StoredText | undefined> {
		signal?.throwIfAborted();
		const bytes = this.objects.get(key);
		return bytes && { text: bytes.toString('utf8'), etag: etagOf(bytes) };
	}

	async *listFolders(prefix: string, signal?: AbortSignal): AsyncGenerator<string> {
		signal?.throwIfAborted();
		const names = this.keys()
			.filter((key) => key.startsWith(prefix) && key.includes('/', prefix.length))
			.map((key) => key.slice(prefix.length, key.indexOf('/', prefix.length)));
		yield* new Set(names);
	}

	async getStream(
		key: string,
		{ range, signal }: { readonly range?: ByteRange; readonly signal?: AbortSignal } = {},
	): Promise<StoredBytes | undefined> {
		signal?.throwIfAborted();
		const bytes = this.objects.get(key);
		if (!bytes) return undefined;
		const asked = range ? bytes.subarray(range.first, range.last + 1) : bytes;
		const stream = Readable.from(this.pieces(asked));
		return { stream, bytes: bytes.length, etag: etagOf(bytes) };
	}

	async putText(
		key: string,
		text: string,
		{
			condition,
			signal,
		}: { readonly condition?: WriteCondition; readonly signal?: AbortSignal } = {},
	): Promise<{ readonly etag: string }> {
		signal?.throwIfAborted();
		await this.beforeWrite(key);
		const stored = this.objects.get(key);
		const wanted = condition && ('absent' in condition ? undefined : condition.etag);
		if (condition && wanted !== (stored && etagOf(stored))) throw new ConflictError(key);
		return { etag: this.write(key, Buffer.from(text)) };
	}

	async putStream(
		key: string,
		body: Readable,
		{ signal }: { readonly contentType: string; readonly signal?: AbortSignal },
	): Promise<void> {
		this.bodies.push(body);
		signal?.throwIfAborted();
		const chunks: Buffer[] = [];
		await this.beforeWrite(key);
		for await (const chunk of body) {
			signal?.throwIfAborted();
			chunks.push(Buffer.from(chunk));
		}
		this.write(key, Buffer.concat(chunks));
	}

	async delete(key: string): Promise<void> {
		this.objects.delete(key);
	}

	private write(key: string, bytes: Buffer): string {
		this.objects.set(key, bytes);
		this.written.push(key);
		return etagOf(bytes);
	}

	private *pieces(bytes: Buffer): Generator<Buffer> {
		for (let start = 0; start < bytes.length; start += this.pieceBytes) {
			yield bytes.subarray(start, start + this.pieceBytes);
		}
	}
}
