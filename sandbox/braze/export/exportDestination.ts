import type { BrazeUser } from '../users/brazeUser';
import type { ExportOrder } from './exportOrder';

/** Where an export goes, file by file. */
export interface ExportDestination {
	begin(order: ExportOrder): Promise<void>;
	addFile(order: ExportOrder, users: readonly BrazeUser[]): Promise<void>;
	finish(order: ExportOrder): void;
	/** The address from which the whole export can be downloaded, where there is one. */
	downloadAddress(order: ExportOrder): string | undefined;
}
