import type { Readable } from 'node:stream';

import type { Store, StoredObject } from '../../../../core/stage/store';
import type { Incarnation } from './incarnation';

/** A store as one process sees it: when that process dies, nothing more reaches it. */
export class FragileStore implements Store {
	readonly endpoint: string;
	readonly bucket: string;

	constructor(
		private readonly store: Store,
		private readonly life: Incarnation,
	) {
		this.endpoint = store.endpoint;
		this.bucket = store.bucket;
	}

	async *list(prefix: string, signal?: AbortSignal): AsyncGenerator<StoredObject> {
		const objects: StoredObject[] = [];
		await this.life.live(async () => {
			for await (const object of this.store.list(prefix, signal)) objects.push(object);
		});
		yield* objects;
	}

	async *listFolders(prefix: string, signal?: AbortSignal): AsyncGenerator<string> {
		yield* this.store.listFolders(prefix, signal);
	}

	async getText(...args: Parameters<Store['getText']>) {
		return await this.life.live(async () => await this.store.getText(...args));
	}

	async getStream(...args: Parameters<Store['getStream']>) {
		return await this.life.live(async () => await this.store.getStream(...args));
	}

	async putText(...args: Parameters<Store['putText']>) {
		return await this.life.live(async () => await this.store.putText(...args));
	}

	async putStream(
		key: string,
		body: Readable,
		options: { readonly contentType: string; readonly signal?: AbortSignal },
	): Promise<void> {
		await this.life.live(async () => await this.store.putStream(key, body, options));
	}

	async delete(...args: Parameters<Store['delete']>): Promise<void> {
		await this.life.live(async () => await this.store.delete(...args));
	}
}
