import { clockOf, type LeaseContext } from './leaseContext';
import { goingOn, type LeaseChange, type LeaseRun } from './leaseChanges';
import {
	isQuiet,
	missingLease,
	readLease,
	type LeaseHistory,
	type SeenLease,
} from './leaseDocument';
import { whyNotLatest } from './latestRun';
import { seize, type HeldLease } from './seize';
import { watchUntilFree } from './watchUntilFree';

/** How a run is begun once nobody else runs. */
export interface Beginning {
	/** What runs there were, when there is no lease object. */
	readonly earlierRuns: () => Promise<LeaseHistory>;
	/** What to do with the lease, after a look at the goal's last run; `undefined`: leave it. */
	readonly choose: (history: LeaseHistory) => Promise<LeaseChange | undefined>;
	/**
	 * The goal, when it is begun by hand: who tries its nodes one by one does not wait between two
	 * of them for a run that was begun by hand as well.
	 */
	readonly byHand?: string;
}

/**
 * Takes the connection's lease to begin a run or to go on with one, when nobody runs. While others
 * are faster it looks and chooses again. `undefined` when nothing is to be done.
 *
 * @throws LeaseHeldError while somebody runs.
 */
export async function takeToBegin(
	context: LeaseContext,
	{ earlierRuns, choose, byHand }: Beginning,
): Promise<HeldLease | undefined> {
	for (;;) {
		const free = await watchUntilFree(
			context,
			(holder) => isQuiet(holder) && holder.manual && holder.goalKey === byHand,
		);
		const found = free ? free.seen : await earlierRuns();
		const change = await choose('document' in found ? found.document : found);
		if (!change) return undefined;
		const held = await seize(context, found, change);
		if (held) return held;
	}
}

/**
 * Takes the connection's lease for a node of a run that has begun: when it is free, expired or the
 * run's own, also another execution's, which then stops at its next renewal.
 *
 * @throws LeaseHeldError while another run goes on, SupersededError when a later run of the goal
 * has begun, ConfigurationError when the lease object is gone or knows nothing of the run.
 */
export async function takeForRun(context: LeaseContext, run: LeaseRun): Promise<HeldLease> {
	for (;;) {
		// A superseded run need not wait for the other to end.
		requireLatest(context, await readLease(context, context.signal), run);
		const free = await watchUntilFree(context, ({ runId }) => runId === run.runId);
		const seen = requireLatest(context, free?.seen, run);
		const expired = free?.expired ?? false;
		const change = goingOn(run, clockOf(context).now(), { expired });
		const held = await seize(context, seen, change);
		if (held) return held;
	}
}

function requireLatest(
	context: LeaseContext,
	seen: SeenLease | undefined,
	run: LeaseRun,
): SeenLease {
	if (!seen) throw missingLease(context);
	const reason = whyNotLatest(context, seen.document, run);
	if (reason) throw reason;
	return seen;
}
