import { buffer } from 'node:stream/consumers';
import { segmentUsers } from '../segments/segments';
import type { BrazeUser } from '../users/brazeUser';
import type { UserStore } from '../users/userStore';
import { dashboardExport } from './dashboardExport';
import type { ExportDestination } from './exportDestination';
import { brazeTimeMs, type ExportOrder } from './exportOrder';
import type { ExportSettings } from './exportSettings';
import { gzipped, randomName, userLines, zipped } from './fileContent';
import { FileRemoval } from './fileRemoval';

/** The bucket that is set in Braze. */
export interface ExportBucket {
	put(key: string, content: Uint8Array): Promise<void>;
	remove(key: string): Promise<void>;
}

/** The folder set in Braze beside the bucket, which may be empty, and how exports behave. */
export interface BucketSettings {
	readonly folder: string;
	readonly export: ExportSettings;
}

function isoDate(timeMs: number): string {
	return new Date(timeMs).toISOString().slice(0, 10);
}

/**
 * Exports into the customer's own bucket.
 * https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment
 */
export class BucketDestination implements ExportDestination {
	private readonly removal: FileRemoval;

	constructor(
		private readonly store: UserStore,
		private readonly bucket: ExportBucket,
		private readonly settings: BucketSettings,
	) {
		this.removal = new FileRemoval((key) => bucket.remove(key));
	}

	async begin(order: ExportOrder): Promise<void> {
		if (!this.settings.export.dashboardExports) return;
		const date = isoDate(order.requestedAtMs);
		const key = this.key(order, [date, `users-${randomName()}.zip`]);
		await this.bucket.put(key, await dashboardExport(segmentUsers(this.store, order.segment)));
	}

	async addFile(order: ExportOrder, users: readonly BrazeUser[]): Promise<void> {
		const { dateFolder, entryExtension, removeAfterSeconds } = this.settings.export;
		const name = randomName();
		const lines = userLines(users, order.selection);
		const entry = { name: `${name}.${entryExtension}`, content: () => lines };
		const content = await buffer(order.format === 'gzip' ? gzipped(lines) : zipped([entry]));

		const written = brazeTimeMs(this.settings.export);
		const date = isoDate(dateFolder === 'request' ? order.requestedAtMs : written);
		const extension = order.format === 'gzip' ? 'gz' : 'zip';
		const key = this.key(order, [date, order.objectPrefix, `${name}.${extension}`]);
		await this.bucket.put(key, content);
		if (removeAfterSeconds !== null) this.removal.schedule(key, removeAfterSeconds);
	}

	finish(): void {
		// Braze leaves no mark in the bucket.
	}

	downloadAddress(): undefined {
		return undefined;
	}

	close(): void {
		this.removal.close();
	}

	private key({ segment }: ExportOrder, rest: readonly string[]): string {
		const folder = this.settings.folder === '' ? [] : [this.settings.folder];
		return [...folder, 'segment-export', segment.id, ...rest].join('/');
	}
}
