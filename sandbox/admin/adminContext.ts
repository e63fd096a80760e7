import type { ProfileStore } from '../blueconic/profiles/profileStore';
import type { EffectQueue } from '../braze/track/effectQueue';
import type { UserStore } from '../braze/users/userStore';
import type { Gate } from '../faults/gate';
import type { CompleteSettings } from '../settings';

/** What the admin API shows and sets. */
export interface AdminContext {
	readonly users: UserStore;
	readonly effects: EffectQueue;
	readonly profiles: ProfileStore;
	readonly gate: Gate;
	readonly settings: CompleteSettings;
}
