import { ConfigurationError } from '../../flow/syncError';
import { addCounts, addKinds, addsUp } from '../../report/counts';
import { fingerprint, requireStepIndex, type StepIndex } from '../parts/stepIndex';
import { commitRun } from './commitRun';
import { reportOf, writeReport, type RunReport, type RunTally } from './report';
import { changeRun, isUnfinished, type RunFile, type StagedRun } from './runFile';
import type { HeldStage } from './runStage';

/**
 * Closes a run of which every row has met its end: makes it the goal's state, marks it finished and
 * writes its report. A run that is finished already answers with the same report.
 *
 * @throws ConfigurationError when a step is not complete, was made from other rows than those there
 * now, the counts do not add up, or the run was closed before.
 */
export async function finishRun(
	stage: HeldStage,
	run: StagedRun,
	signal?: AbortSignal,
): Promise<RunReport> {
	const { store, clock } = stage;
	const { keys } = run;
	requireNotClosed(run.file);
	const tally = await completeTally(stage, run, signal);
	if (run.file.status === 'finished') {
		const report = reportOf(run.file, tally);
		await writeReport(store, keys, report, signal);
		return report;
	}
	await commitRun(stage, run.file, tally, signal);
	const end: Partial<RunFile> = {
		status: 'finished',
		endedAt: clock.now().toISOString(),
		sentence: undefined,
		failure: undefined,
		damagedParts: [],
	};
	const report = reportOf({ ...run.file, ...end }, tally);
	// First, so that a run that says it is finished has its report: nobody finishes it again.
	await writeReport(store, keys, report, signal);
	await changeRun(store, run, end, signal);
	return report;
}

async function completeTally(
	{ store }: HeldStage,
	{ keys }: StagedRun,
	signal: AbortSignal | undefined,
): Promise<RunTally> {
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
	return { counts, reasons: addKinds(map.reasons, deliver.reasons), warnings: map.warnings };
}

function requireNotClosed(file: RunFile): void {
	if (isUnfinished(file) || file.status === 'finished') return;
	throw new ConfigurationError(
		`Run '${file.runId}' was closed as ${file.status} before: start the goal again with 'Begin Run'.`,
	);
}

function requireSameRows(before: StepIndex, step: StepIndex): void {
	if (step.madeFrom === fingerprint(before)) return;
	throw new ConfigurationError(
		`The '${step.step}' step was made from other rows than the '${before.step}' step now holds: execute the nodes between 'Begin Run' and 'Finish Run' again.`,
	);
}
