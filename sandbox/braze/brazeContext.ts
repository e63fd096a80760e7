import type { BrazeKey } from './apiKeys';
import type { BrazeSettings } from './brazeSettings';
import type { SegmentExporter } from './export/segmentExporter';
import type { BrazeSegment } from './segments/segments';
import type { UserStore } from './users/userStore';

/** What the routes of the Braze stand-in work on. */
export interface BrazeContext {
	readonly keys: readonly BrazeKey[];
	readonly users: UserStore;
	readonly segments: readonly BrazeSegment[];
	readonly exporter: SegmentExporter;
	readonly settings: BrazeSettings;
}
