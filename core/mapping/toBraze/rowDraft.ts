import type { Profile } from './profile';

/** What was left out or changed in a row, and where it went or would have gone. */
export interface RowWarning {
	readonly kind: string;
	readonly target: string;
}

/** One row on its way: what is known of it, and what becomes known while its text is written. */
export interface RowDraft {
	readonly profile: Profile;
	/** Kept until the row is whole: a refused row is counted by its reason alone. */
	readonly warnings: RowWarning[];
	/** JSON text of what each mapping row sends; empty until it is known. */
	readonly fields: string[];
	/** Whether something in it may not be sent twice. */
	once: boolean;
}
