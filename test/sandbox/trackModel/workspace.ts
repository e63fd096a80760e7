import type { ForcedType } from './forcedType';

/** What the workspace says. */
export interface Workspace {
	readonly maxObjects: number;
	readonly maxListElements: number;
	readonly forcedTypes: Readonly<Record<string, ForcedType>>;
	readonly blocklistedAttributes: readonly string[];
	readonly blocklistedEvents: readonly string[];
	readonly blocklistedProducts: readonly string[];
	readonly blockedExternalIds: readonly string[];
	/** The present: what is said to be later happens now. */
	readonly now: number;
}

/** A workspace as Braze sets it up, with what `given` says otherwise. */
export function newWorkspace(given: Partial<Workspace>): Workspace {
	return {
		maxObjects: 75,
		maxListElements: 25,
		forcedTypes: {},
		blocklistedAttributes: [],
		blocklistedEvents: [],
		blocklistedProducts: [],
		blockedExternalIds: [],
		now: Date.now(),
		...given,
	};
}
