import { addCounts, addKinds, noCounts, type Counts, type Kinds } from '../../report/counts';
import { addLines, type LineRange } from '../parts/batches';
import type { LedgerChanges, LineNote, Settled } from './ledgerEntry';

type Ranges = LedgerChanges['started'];

/** Collects what happened to rows until it is written as one entry. */
export class PendingChanges {
	private readonly started: LineRange[] = [];
	private readonly returned: LineRange[] = [];
	private readonly lines: LineRange[] = [];
	private readonly refused: LineNote[] = [];
	private readonly unknown: LineNote[] = [];
	private counts: Counts = noCounts;
	private skips: Kinds = {};

	/** How many answered requests wait here. */
	get requests(): number {
		return this.counts.requests;
	}

	start(ranges: readonly LineRange[]): void {
		for (const range of ranges) addLines(this.started, range);
	}

	giveBack(ranges: readonly LineRange[]): void {
		for (const range of ranges) addLines(this.returned, range);
	}

	settle({ lines, counts, refused, unknown, skips }: Settled): void {
		for (const range of lines) addLines(this.lines, range);
		this.counts = addCounts(this.counts, counts);
		this.skips = addKinds(this.skips, skips);
		this.refused.push(...refused);
		this.unknown.push(...unknown);
	}

	changes(): LedgerChanges {
		return {
			started: asTuples(this.started),
			returned: asTuples(this.returned),
			settled: {
				lines: asTuples(this.lines),
				counts: this.counts,
				refused: this.refused,
				unknown: this.unknown,
				skips: { ...this.skips },
			},
		};
	}
}

const asTuples = (ranges: readonly LineRange[]): Ranges =>
	ranges.map(([first, last]) => [first, last]);
