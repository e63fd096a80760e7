import { RowError } from '../../flow/syncError';

/** A row of a file, named so that a person finds it. */
export interface FileRow {
	/** The file; of a zip's entry with its name behind it. */
	readonly key: string;
	/** Where the row begins, from 1. */
	readonly line: number;
	/**
	 * Its fields.
	 *
	 * @throws RowError when the row is broken.
	 */
	readonly read: () => Record<string, unknown>;
}

/** A row's fields, or why it is refused. */
export function fieldsOrRefusal({ read }: FileRow): Record<string, unknown> | RowError {
	try {
		return read();
	} catch (error) {
		if (error instanceof RowError) return error;
		throw error;
	}
}
