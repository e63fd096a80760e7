import { addCounts, addKinds, noCounts, type Counts, type Kinds } from '../../report/counts';
import { addLines, type LineRange } from '../parts/batches';
import type { OwnPart } from '../parts/stepIndex';
import type { LedgerChanges, LineNote, Settled } from './ledgerEntry';

const open = 0;
const started = 1;
const settled = 2;

/** What is known of a part's rows: which were started, which are settled, and how those ended. */
export class PartLedger {
	counts: Counts = noCounts;
	skips: Kinds = {};
	readonly refused: LineNote[] = [];
	readonly unknown: LineNote[] = [];
	private settledRows = 0;
	/** By line; a byte a row. */
	private readonly states: Uint8Array;

	constructor(readonly part: OwnPart) {
		this.states = new Uint8Array(part.rows + 1);
	}

	get isSettled(): boolean {
		return this.settledRows >= this.part.rows;
	}

	/** Whether a line is still to be sent. */
	isOpen(line: number): boolean {
		return this.states[line] === open;
	}

	/** Lines that are still to be sent. */
	get openRows(): number {
		return rowsIn(this.stretchesOf(open));
	}

	/** Lines of which it is not known whether they arrived. */
	interrupted(): readonly LineRange[] {
		return this.stretchesOf(started);
	}

	/** What an entry says; in the order in which entries were written. */
	apply(changes: LedgerChanges): void {
		this.settle(changes.settled);
		this.giveBack(changes.returned);
		this.start(changes.started);
	}

	start(ranges: readonly LineRange[]): void {
		this.mark(ranges, started);
	}

	giveBack(ranges: readonly LineRange[]): void {
		this.mark(ranges, open);
	}

	settle(ends: Settled): void {
		this.mark(ends.lines, settled);
		this.settledRows += rowsIn(ends.lines);
		this.counts = addCounts(this.counts, ends.counts);
		this.skips = addKinds(this.skips, ends.skips);
		this.refused.push(...ends.refused);
		this.unknown.push(...ends.unknown);
	}

	private mark(ranges: readonly LineRange[], state: number): void {
		for (const [first, last] of ranges) this.states.fill(state, first, last + 1);
	}

	private stretchesOf(state: number): LineRange[] {
		const ranges: LineRange[] = [];
		for (let line = 1; line < this.states.length; line += 1) {
			if (this.states[line] === state) addLines(ranges, [line, line]);
		}
		return ranges;
	}
}

/** How many lines stretches hold together. */
export function rowsIn(ranges: readonly LineRange[]): number {
	return ranges.reduce((rows, [first, last]) => rows + last - first + 1, 0);
}
