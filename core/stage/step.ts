import { ConfigurationError } from '../flow/syncError';
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
	/** Stops the step: the execution was cancelled, or the run's lease is lost. */
	readonly signal?: AbortSignal;
	/** Throws when the run's lease is not held any more; asked before anything leaves. */
	readonly requireHeld?: () => void;
	/** A first try takes this many profiles at most. */
	readonly limitProfiles?: number;
	/** Keys of parts that were found damaged and have to be made again. */
	readonly damagedParts?: readonly string[];
	/** Told how many rows more have passed. */
	readonly onProgress?: (rows: number) => void;
}

/** What a step leaves behind. */
export interface StepOutcome {
	readonly counts: Partial<Counts>;
	readonly reasons?: Kinds;
	readonly warnings?: Kinds;
	readonly parts?: readonly OwnPart[];
	readonly files?: readonly ForeignFile[];
}

/** What a step is made from, and how. */
export interface StepPlan {
	/** What its outcome depends on; JSON. */
	readonly settings: unknown;
	readonly before?: StepIndex;
	readonly work: () => Promise<StepOutcome>;
	/** Makes one damaged part again; without it, or when it finds that impossible, all of the step is. */
	readonly remake?: (part: OwnPart) => Promise<OwnPart | undefined>;
}

/**
 * Completes a step: does nothing when it was completed with the same settings from the same rows
 * before, makes damaged parts again, else does the work and closes the step with its index.
 *
 * @throws ConfigurationError when settings or rows are others than those that rows have been sent
 * with already.
 */
export async function completeStep(
	context: StepContext,
	step: Step,
	plan: StepPlan,
): Promise<StepIndex> {
	const { store, keys, signal } = context;
	const settings = fingerprint(plan.settings);
	const madeFrom = plan.before ? fingerprint(plan.before) : '';
	const earlier = await readStepIndex(store, keys, step, signal);
	if (earlier?.settings === settings && earlier.madeFrom === madeFrom) {
		const damaged = damagedOf(context, earlier);
		if (damaged.length === 0) return earlier;
		const mended = plan.remake && (await withRemade(context, earlier, damaged, plan.remake));
		if (mended) return mended;
	}
	if (step !== 'deliver') await requireNothingSent(context, step);

	const outcome = await plan.work();
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

const damagedOf = ({ damagedParts = [] }: StepContext, index: StepIndex): readonly OwnPart[] =>
	index.parts.filter(({ key }) => damagedParts.includes(key));

async function withRemade(
	{ store, keys, signal }: StepContext,
	index: StepIndex,
	damaged: readonly OwnPart[],
	remake: (part: OwnPart) => Promise<OwnPart | undefined>,
): Promise<StepIndex | undefined> {
	const remade = new Map<string, OwnPart>();
	for (const part of damaged) {
		const mended = await remake(part);
		if (!mended) return undefined;
		remade.set(part.key, mended);
	}
	const parts = index.parts.map((part) => remade.get(part.key) ?? part);
	if (fingerprint(parts) === fingerprint(index.parts)) return index;
	const changed = { ...index, parts };
	await writeStepIndex(store, keys, changed, signal);
	return changed;
}

/** Rows made anew are not those that were sent: what the others added would count twice. */
async function requireNothingSent({ store, keys, signal }: StepContext, step: Step): Promise<void> {
	const first = await store.list(keys.ledgerFolder(), signal).next();
	if (first.done) return;
	throw new ConfigurationError(
		`The '${step}' step of run '${keys.name.runId}' would now be made from other settings or rows than those that have been sent already: start the goal again with 'Begin Run', which closes this run as partial and reads anew.`,
	);
}
