import { ConfigurationError } from '../flow/syncError';
import { addCounts, addKinds, addsUp, type Counts, type Kinds } from '../report/counts';
import { requireStepIndex, fingerprint, type StepIndex } from './parts/stepIndex';
import { endRun, type RunManifest, type StagedRun } from './run';
import type { Store } from './store';

/** What a finished run tells: stored longer than its rows. */
export interface RunReport extends RunManifest {
	readonly seconds: number;
	readonly counts: Counts;
	/** Skips and refusals by kind. */
	readonly reasons: Kinds;
	/** What was left out or changed in rows that went on, by kind. */
	readonly warnings: Kinds;
}

/**
 * Closes a run: writes its report and marks it finished. A run that is finished already answers
 * with the same report.
 *
 * @throws ConfigurationError when a step is not complete, was made from other rows than those there
 * now, or the counts do not add up.
 */
export async function finishRun(
	store: Store,
	run: StagedRun,
	now: Date,
	signal?: AbortSignal,
): Promise<RunReport> {
	const { keys } = run;
	const read = await requireStepIndex(store, keys, 'read', signal);
	const map = await requireStepIndex(store, keys, 'map', signal);
	const deliver = await requireStepIndex(store, keys, 'deliver', signal);
	requireSameRows(read, map);
	requireSameRows(map, deliver);
	const counts = addCounts(map.counts, deliver.counts);
	if (!addsUp(counts)) {
		throw new ConfigurationError(
			`The counts of run '${keys.name.runId}' do not add up (${JSON.stringify(counts)}): keep its folder and start the goal again with 'Begin Run'.`,
		);
	}
	const isFinished = run.manifest.status === 'finished';
	const endedAt = new Date((isFinished && run.manifest.endedAt) || now);
	const report: RunReport = {
		...run.manifest,
		status: 'finished',
		// Of a failure before this.
		sentence: undefined,
		endedAt: endedAt.toISOString(),
		seconds: (endedAt.getTime() - Date.parse(run.manifest.startedAt)) / 1000,
		counts,
		reasons: addKinds(map.reasons, deliver.reasons),
		warnings: map.warnings,
	};
	await store.putText(keys.report(), JSON.stringify(report, undefined, '\t'), { signal });
	if (!isFinished) {
		await endRun(store, run, { status: 'finished', endedAt }, signal);
	}
	return report;
}

function requireSameRows(before: StepIndex, step: StepIndex): void {
	if (step.madeFrom === fingerprint(before)) return;
	throw new ConfigurationError(
		`The '${step.step}' step was made from other rows than the '${before.step}' step now holds: execute the nodes between 'Begin Run' and 'Finish Run' again.`,
	);
}
