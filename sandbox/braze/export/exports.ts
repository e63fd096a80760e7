import type { UserStore } from '../users/userStore';
import { BucketDestination, type BucketSettings, type ExportBucket } from './bucketDestination';
import { DownloadDestination } from './downloadDestination';
import { SegmentExporter } from './segmentExporter';

/** The exports of a workspace and where they may go. */
export interface Exports {
	readonly exporter: SegmentExporter;
	readonly s3: BucketDestination;
	readonly url: DownloadDestination;
	/** Ends what runs. */
	close(): Promise<void>;
}

export function createExports(
	users: UserStore,
	bucket: ExportBucket,
	settings: BucketSettings,
): Exports {
	const exporter = new SegmentExporter(users, settings);
	const s3 = new BucketDestination(users, bucket, settings);
	const url = new DownloadDestination(users, settings);
	const close = async (): Promise<void> => {
		await exporter.close();
		s3.close();
	};
	return { exporter, s3, url, close };
}
