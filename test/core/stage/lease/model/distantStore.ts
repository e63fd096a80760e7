import type { Readable } from 'node:stream';

import type {
	Store,
	StoredBytes,
	StoredObject,
	StoredText,
	WriteCondition,
} from '../../../../../core/stage/store';
import type { Machine } from './machine';
import type { Network, Weather } from './network';

interface PutOptions {
	readonly condition?: WriteCondition;
	readonly signal?: AbortSignal;
}

/** A small object on its way to the store. */
export interface StoreWrite {
	readonly key: string;
	readonly text: string;
	readonly condition?: WriteCondition;
}

/** A store as a machine sees it over the network; small objects only. */
export class DistantStore implements Store {
	readonly endpoint: string;
	readonly bucket: string;

	constructor(
		private readonly store: Store,
		private readonly machine: Machine,
		private readonly network: Network,
		private readonly weather: Weather,
		private readonly stored: (write: StoreWrite) => StoreWrite,
	) {
		this.endpoint = store.endpoint;
		this.bucket = store.bucket;
	}

	async getText(key: string, signal?: AbortSignal): Promise<StoredText | undefined> {
		const look = async () => await this.store.getText(key);
		return await this.network.call(this.machine, this.weather, look, { signal });
	}

	async putText(key: string, text: string, { condition, signal }: PutOptions = {}) {
		const write = this.stored({ key, text, condition });
		const put = async () => await this.store.putText(write.key, write.text, write);
		return await this.network.call(this.machine, this.weather, put, { signal });
	}

	async delete(key: string, signal?: AbortSignal): Promise<void> {
		const remove = async () => await this.store.delete(key);
		await this.network.call(this.machine, this.weather, remove, { signal });
	}

	list(prefix: string, signal?: AbortSignal): AsyncGenerator<StoredObject> {
		return this.store.list(prefix, signal);
	}

	listFolders(prefix: string, signal?: AbortSignal): AsyncGenerator<string> {
		return this.store.listFolders(prefix, signal);
	}

	async getStream(key: string): Promise<StoredBytes | undefined> {
		return await this.store.getStream(key);
	}

	async putStream(
		key: string,
		body: Readable,
		options: { readonly contentType: string; readonly signal?: AbortSignal },
	): Promise<void> {
		await this.store.putStream(key, body, options);
	}
}
