import { noCounts } from '../../report/counts';
import type { RowNote } from './batchOutcome';
import type { LineNote, Settled } from './ledgerEntry';
import type { PartLedger } from './partLedger';

const note: RowNote = {
	reason: 'interrupted',
	message: 'The run was interrupted while this row was on its way: it may have arrived.',
};

/** Rows that were on their way when their delivery ended: they are unknown. */
export function interruptedRows(ledger: PartLedger): Settled {
	const stretches = ledger.interrupted();
	const unknown: LineNote[] = [];
	for (const [first, last] of stretches) {
		for (let line = first; line <= last; line += 1) {
			unknown.push([line, note.reason, note.message]);
		}
	}
	const lines = stretches.map(([first, last]): [number, number] => [first, last]);
	return { lines, counts: noCounts, refused: [], unknown, skips: {} };
}
