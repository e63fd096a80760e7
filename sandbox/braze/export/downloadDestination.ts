import type { Readable } from 'node:stream';
import { countMembers } from '../../people/membership';
import type { UserStore } from '../users/userStore';
import type { ExportDestination } from './exportDestination';
import { exportFiles } from './exportFiles';
import { brazeTimeMs, type ExportOrder } from './exportOrder';
import type { ExportSettings } from './exportSettings';
import { userLines, zipped, type ZipEntry } from './fileContent';

/** Why a download is refused. */
export type DownloadRefusal = 'notReady' | 'expired';

interface Download {
	readonly order: ExportOrder;
	/** Left out while the export runs. */
	readyAtMs?: number;
}

/** The path of download addresses. */
export const DOWNLOAD_PATH = '/segment-export/download';

/**
 * Exports of a workspace without a bucket: one zip under an address of Braze's own.
 * https://www.braze.com/docs/api/endpoints/export/user_data/post_users_segment
 */
export class DownloadDestination implements ExportDestination {
	private readonly downloads = new Map<string, Download>();

	constructor(
		private readonly store: UserStore,
		private readonly settings: { readonly export: ExportSettings },
	) {}

	async begin(order: ExportOrder): Promise<void> {
		this.downloads.set(order.objectPrefix, { order });
	}

	async addFile(): Promise<void> {
		// The zip is made when it is downloaded.
	}

	finish({ objectPrefix }: ExportOrder): void {
		const download = this.downloads.get(objectPrefix);
		if (download) download.readyAtMs = brazeTimeMs(this.settings.export);
	}

	downloadAddress({ origin, objectPrefix }: ExportOrder): string {
		return `${origin}${DOWNLOAD_PATH}/${objectPrefix}.zip`;
	}

	/** The zip of an export, made while it is read, or why there is none. */
	open(objectPrefix: string): Readable | DownloadRefusal {
		const { urlLifetimeSeconds } = this.settings.export;
		const download = this.downloads.get(objectPrefix);
		if (download?.readyAtMs === undefined) return 'notReady';
		const ageMs = brazeTimeMs(this.settings.export) - download.readyAtMs;
		if (ageMs > urlLifetimeSeconds * 1000) return 'expired';
		return zipped(this.entries(download.order));
	}

	private *entries({ segment, selection, objectPrefix }: ExportOrder): Generator<ZipEntry> {
		const { usersPerFile, emptySegment, entryExtension } = this.settings.export;
		const files = exportFiles(this.store, segment, this.settings.export);
		const members = countMembers(segment.membership, this.store.size);
		const fewest = emptySegment === 'emptyFile' ? 1 : 0;
		const count = Math.max(fewest, Math.ceil(members / usersPerFile));
		for (let number = 1; number <= count; number += 1) {
			yield {
				name: `${objectPrefix}/${number}.${entryExtension}`,
				content: () => userLines(files.next().value ?? [], selection),
			};
		}
	}
}
