import type { Clock } from '../../flow/clock';
import type { Store } from '../store';

/** The stage that runs are in. */
export interface RunStage {
	readonly store: Store;
	readonly stageFolder: string;
	readonly clock: Clock;
}

/** The same for the execution that has the lease of the connection. */
export interface HeldStage extends RunStage {
	/** Throws when the lease is not held any more. */
	readonly requireHeld: () => void;
}
