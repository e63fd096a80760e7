import { RowError } from '../../flow/syncError';
import type { IndexedRow, Origin } from '../../stage/parts/rowIndex';
import { rowTextOf } from '../../stage/parts/rowText';
import { holdsLongDigits, mayHoldLongNumber, parseExact } from './exactJson';

/** A row to be sent. */
export interface SentRow extends IndexedRow {
	/** The final JSON text of what is sent. */
	readonly line: string;
	/** It may not be sent twice: it adds to what is there. */
	readonly once: boolean;
}

/** A mapped row, or why the row is left out. */
export type MappedRow = SentRow | { readonly skip: string };

/** Told of what was left out or changed in a row that goes on: the kind, and where it went. */
export type Warn = (kind: string, target: string) => void;

/**
 * Maps one row, which is JSON; whole numbers that a double cannot hold are bigints.
 *
 * @throws RowError when the row has to be refused.
 */
export type MapRow = (row: unknown, origin: Origin, warn: Warn) => MappedRow;

/** Maps one line of a part or file; a row that has to be refused is answered with the reason. */
export function mapLine(
	mapRow: MapRow,
	line: Buffer,
	origin: Origin,
	warn: Warn,
): MappedRow | RowError {
	try {
		return mapRow(rowOf(line), origin, warn);
	} catch (error) {
		if (error instanceof RowError) return error;
		throw error;
	}
}

/** The row in a line. */
export function rowOf(line: Buffer): unknown {
	const text = rowTextOf(line);
	try {
		const isLong = holdsLongDigits(line) && mayHoldLongNumber(text);
		return isLong ? parseExact(text) : JSON.parse(text);
	} catch {
		throw new RowError('brokenJson', 'The line is no whole JSON text.');
	}
}
