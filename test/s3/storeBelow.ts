import type { Readable } from 'node:stream';

import type { ByteRange, Store, StoredObject, WriteCondition } from '../../core/stage/store';

/** A store of which only what lies below a prefix is seen, under names without the prefix. */
export class StoreBelow implements Store {
	readonly endpoint: string;
	readonly bucket: string;

	constructor(
		private readonly store: Store,
		private readonly prefix: string,
	) {
		this.endpoint = store.endpoint;
		this.bucket = store.bucket;
	}

	async *list(prefix: string, signal?: AbortSignal): AsyncGenerator<StoredObject> {
		for await (const object of this.store.list(this.prefix + prefix, signal)) {
			yield { ...object, key: object.key.slice(this.prefix.length) };
		}
	}

	listFolders(prefix: string, signal?: AbortSignal): AsyncGenerator<string> {
		return this.store.listFolders(this.prefix + prefix, signal);
	}

	getText(key: string, signal?: AbortSignal) {
		return this.store.getText(this.prefix + key, signal);
	}

	getStream(key: string, options?: { readonly range?: ByteRange; readonly signal?: AbortSignal }) {
		return this.store.getStream(this.prefix + key, options);
	}

	putText(
		key: string,
		text: string,
		options?: { readonly condition?: WriteCondition; readonly signal?: AbortSignal },
	) {
		return this.store.putText(this.prefix + key, text, options);
	}

	putStream(
		key: string,
		body: Readable,
		options: { readonly contentType: string; readonly signal?: AbortSignal },
	) {
		return this.store.putStream(this.prefix + key, body, options);
	}

	delete(key: string, signal?: AbortSignal) {
		return this.store.delete(this.prefix + key, signal);
	}
}
