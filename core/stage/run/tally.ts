import { addCounts, addKinds, noCounts, type Counts, type Kinds } from '../../report/counts';
import type { StepIndex } from '../parts/stepIndex';
import type { RunTally } from './report';

/** Rows that were read and had not been sent when the run stopped. */
export const notSent = 'notSent';

/** Rows of a run whose ledger cannot be read. */
const ledgerLost = 'ledgerLost';

/** What is there of a run. */
export interface StepsSoFar {
	readonly read?: StepIndex;
	readonly map?: StepIndex;
	/** How the rows that were sent have ended. */
	readonly delivered?: { readonly counts: Counts; readonly reasons: Kinds };
}

/** How the rows of a run have ended; those that were not sent count as skipped. */
export function tallyOf({ read, map, delivered }: StepsSoFar): RunTally {
	const before = map ?? read;
	if (!before) return { counts: noCounts, reasons: {}, warnings: {} };
	const counts = addCounts(before.counts, delivered?.counts ?? noCounts);
	const reasons = addKinds(before.reasons, delivered?.reasons ?? {});
	const missing = counts.read - endsOf(counts);
	return {
		counts: addCounts(counts, { skipped: missing }),
		reasons: missing === 0 ? reasons : addKinds(reasons, { [notSent]: missing }),
		warnings: before.warnings,
	};
}

/** The same when nobody can tell what was sent: every mapped row is unknown. */
export function unknownTally({ read, map }: StepsSoFar): RunTally {
	const { counts, reasons, warnings } = tallyOf({ read, map });
	const unknown = map?.counts.mapped ?? 0;
	if (unknown === 0) return { counts, reasons, warnings };
	const { [notSent]: _, ...others } = reasons;
	return {
		counts: { ...counts, skipped: counts.skipped - unknown, unknown },
		reasons: addKinds(others, { [ledgerLost]: unknown }),
		warnings,
	};
}

const endsOf = (counts: Counts): number =>
	counts.accepted + counts.unchanged + counts.skipped + counts.rejected + counts.unknown;
