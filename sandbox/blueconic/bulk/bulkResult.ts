import type { TimelineResult } from '../timeline/applyEvent';

export type BulkState =
	| 'CREATED'
	| 'SKIPPED'
	| 'MODIFIED'
	| 'UNCHANGED'
	| 'NOTFOUND'
	| 'RESTRICTION_MISMATCH'
	| 'CONSENT_MISMATCH'
	| 'DELETED'
	| 'UNAUTHORIZED';

/** What became of one entry: https://rest.apidoc.blueconic.com (`BulkResultBean`) */
export interface BulkResult {
	readonly profileId?: string;
	readonly identifier?: string;
	readonly state: BulkState;
	readonly validationErrors?: Readonly<Record<string, readonly string[]>>;
	readonly timeline?: readonly TimelineResult[];
}
