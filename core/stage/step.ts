import { addCounts, noCounts, type Counts, type Kinds } from '../report/counts';
import type { RunKeys, Step } from './keys';
import {
	fingerprint,
	readStepIndex,
	writeStepIndex,
	type ForeignFile,
	type OwnPart,
	type StepIndex,
} from './parts/stepIndex';
import type { Store } from './store';

/** What a step works with. */
export interface StepContext {
	readonly store: Store;
	readonly keys: RunKeys;
	readonly signal?: AbortSignal;
}

/** What a step leaves behind. */
export interface StepOutcome {
	readonly counts: Partial<Counts>;
	readonly reasons?: Kinds;
	readonly warnings?: Kinds;
	readonly parts?: readonly OwnPart[];
	readonly files?: readonly ForeignFile[];
}

/**
 * Completes a step: does nothing when it was completed with the same settings from the same rows
 * before, else does the work and closes the step with its index.
 */
export async function completeStep(
	{ store, keys, signal }: StepContext,
	step: Step,
	from: { readonly settings: unknown; readonly before?: StepIndex },
	work: () => Promise<StepOutcome>,
): Promise<StepIndex> {
	const settings = fingerprint(from.settings);
	const madeFrom = from.before ? fingerprint(from.before) : '';
	const earlier = await readStepIndex(store, keys, step, signal);
	if (earlier?.settings === settings && earlier.madeFrom === madeFrom) return earlier;

	const outcome = await work();
	const index: StepIndex = {
		step,
		settings,
		madeFrom,
		completedAt: new Date().toISOString(),
		counts: addCounts(noCounts, outcome.counts),
		reasons: outcome.reasons ?? {},
		warnings: outcome.warnings ?? {},
		parts: [...(outcome.parts ?? [])],
		files: [...(outcome.files ?? [])],
	};
	await writeStepIndex(store, keys, index, signal);
	return index;
}
