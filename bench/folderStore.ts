import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Store, StoredBytes } from '../core/stage/store';

const notMeasured = (): never => {
	throw new Error('Measurements only read and write streams');
};

/** A folder as a store, so that what is measured is our work and not a server's. */
export class FolderStore implements Store {
	readonly endpoint = 'https://folder.example';
	readonly bucket = 'folder';
	readonly list = notMeasured;
	readonly listFolders = notMeasured;
	readonly getText = notMeasured;
	readonly putText = notMeasured;
	readonly delete = notMeasured;

	constructor(private readonly folder: string) {}

	pathOf(key: string): string {
		return join(this.folder, key);
	}

	async getStream(key: string): Promise<StoredBytes> {
		const { size } = await stat(this.pathOf(key));
		return { stream: createReadStream(this.pathOf(key)), bytes: size, etag: 'any' };
	}

	async putStream(key: string, body: Readable): Promise<void> {
		await mkdir(dirname(this.pathOf(key)), { recursive: true });
		await pipeline(body, createWriteStream(this.pathOf(key)));
	}
}
