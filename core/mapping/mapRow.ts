import { RowError } from '../flow/syncError';
import { rowTextOf } from '../stage/parts/rowText';

/** Where a row came from. */
export interface Origin {
	/** Number of the part or file, from 1. */
	readonly source: number;
	/** From 1. */
	readonly line: number;
}

/** A row to be sent. */
export interface SentRow {
	/** The final JSON text of what is sent. */
	readonly line: string;
	/** It may not be sent twice: it adds to what is there. */
	readonly once: boolean;
}

/** A mapped row, or why the row is left out. */
export type MappedRow = SentRow | { readonly skip: string };

/**
 * Maps one row.
 *
 * @throws RowError when the row has to be refused.
 */
export type MapRow = (row: unknown, origin: Origin, warn: (kind: string) => void) => MappedRow;

/** Maps one line of a part or file; a row that has to be refused is answered with the reason. */
export function mapLine(
	mapRow: MapRow,
	line: Buffer,
	origin: Origin,
	warn: (kind: string) => void,
): MappedRow | RowError {
	try {
		return mapRow(rowOf(line), origin, warn);
	} catch (error) {
		if (error instanceof RowError) return error;
		throw error;
	}
}

function rowOf(line: Buffer): unknown {
	const text = rowTextOf(line);
	try {
		return JSON.parse(text);
	} catch {
		throw new RowError('brokenJson', 'The line is no whole JSON text.');
	}
}
