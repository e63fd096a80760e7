import type { ApiKeys } from './apiKeys';
import type { BrazeSettings } from './brazeSettings';
import type { BrazeCampaign } from './campaigns/campaigns';
import type { Exports } from './export/exports';
import type { BrazeSegment } from './segments/segments';
import type { EffectQueue } from './track/effectQueue';
import type { UserStore } from './users/userStore';

/** What the routes of the Braze stand-in work on. */
export interface BrazeContext {
	readonly keys: ApiKeys;
	readonly users: UserStore;
	/** What was answered and has not been applied yet. */
	readonly effects: EffectQueue;
	readonly segments: readonly BrazeSegment[];
	readonly campaigns: readonly BrazeCampaign[];
	readonly exports: Exports;
	readonly settings: BrazeSettings;
}
