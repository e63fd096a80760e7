import type { BrazeKey } from './apiKeys';
import type { SegmentExporter } from './segmentExporter';
import type { BrazeSegment } from './segments';
import type { UserStore } from './userStore';

/** What the routes of the Braze stand-in work on. */
export interface BrazeContext {
	readonly keys: readonly BrazeKey[];
	readonly users: UserStore;
	readonly segments: readonly BrazeSegment[];
	readonly exporter: SegmentExporter;
}
