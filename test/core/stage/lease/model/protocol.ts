import type { Clock } from '../../../../../core/flow/clock';
import { keepLease } from '../../../../../core/stage/lease/keepLease';
import { takeForRun, takeToBegin } from '../../../../../core/stage/lease/takeLease';
import { swapCurrent } from '../../../../../core/stage/state/swapCurrent';
import type { StoreWrite } from './distantStore';

/** The parts under test; a flawed one shows that the model notices. */
export interface Protocol {
	readonly takeToBegin: typeof takeToBegin;
	readonly takeForRun: typeof takeForRun;
	readonly keepLease: typeof keepLease;
	readonly swapCurrent: typeof swapCurrent;
	/** The machine's clock, as the holder of a lease sees it. */
	readonly holdersClock: (clock: Clock) => Clock;
	/** What reaches the store of what is written. */
	readonly stored: (write: StoreWrite) => StoreWrite;
	/** Whether a run that took the place of another commits what that one did. */
	readonly closesPredecessor: boolean;
	/** Whether a request leaves only when the lease is held. */
	readonly asksBeforeSending: boolean;
}

export const rightProtocol: Protocol = {
	takeToBegin,
	takeForRun,
	keepLease,
	swapCurrent,
	holdersClock: (clock) => clock,
	stored: (write) => write,
	closesPredecessor: true,
	asksBeforeSending: true,
};
