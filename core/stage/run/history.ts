import type { Counts, Kinds } from '../../report/counts';
import type { GoalKeys } from '../keys';
import { reportsOfGoal, runsOfGoal } from './goalRuns';
import { readProgress, type Progress } from './progress';
import { findReport, reportOf, type RunReport } from './report';
import { findRun, isUnfinished, type RunStatus } from './runFile';
import type { RunStage } from './runStage';
import { stepsSoFar } from './stepsSoFar';
import { tallyOf } from './tally';

/** A run as BlueConic's own history tells it. */
export interface RunHistory {
	readonly connection: string;
	readonly goalKey: string;
	readonly goalType: string;
	readonly runId: string;
	readonly state: RunStatus;
	readonly manual: boolean;
	readonly limitProfiles?: number;
	readonly startedAt: string;
	readonly endedAt?: string;
	readonly seconds: number;
	readonly executions: readonly string[];
	/** Why it stopped, and what to do next. */
	readonly sentence?: string;
	readonly checked: number;
	readonly accepted: number;
	readonly created: number;
	readonly updated: number;
	readonly unchanged: number;
	readonly skipped: number;
	readonly skippedBy: Readonly<Record<SkipCause, number>>;
	readonly rejected: number;
	readonly unknown: number;
	readonly requests: number;
	readonly reasons: Kinds;
	readonly warnings: Kinds;
	/** Of a run that has not ended. */
	readonly progress?: Progress;
}

/** BlueConic's reasons to skip a profile, as its answers name them. */
const skipCauses = {
	consent: 'CONSENT_MISMATCH',
	restriction: 'RESTRICTION_MISMATCH',
	notFound: 'NOTFOUND',
	notSent: 'notSent',
} as const;
type SkipCause = keyof typeof skipCauses | 'other';

/**
 * A goal's run, or `undefined` when nothing of it is there.
 *
 * @throws ConfigurationError when `run.json` or the report is not what a run wrote.
 */
export async function historyOfRun(
	stage: RunStage,
	goal: GoalKeys,
	runId: string,
	signal?: AbortSignal,
): Promise<RunHistory | undefined> {
	const { store, stageFolder } = stage;
	const name = { ...goal.name, runId };
	const run = await findRun(store, stageFolder, name, signal);
	if (!run || !isUnfinished(run.file)) {
		const report = await findReport(store, stageFolder, name, signal);
		if (report) return historyFrom(report);
		if (!run) return undefined;
	}
	const tally = tallyOf(await stepsSoFar({ store, keys: run.keys, signal }, 'look'));
	const endedAt = run.file.endedAt ?? stage.clock.now().toISOString();
	const { seconds } = reportOf({ ...run.file, endedAt }, tally);
	const progress = await readProgress(store, run.keys, signal);
	return { ...historyFrom({ ...reportOf(run.file, tally), seconds }), progress };
}

/** A goal's runs, the newest first. */
export async function* historyOfGoal(
	stage: RunStage,
	goal: GoalKeys,
	signal?: AbortSignal,
): AsyncGenerator<RunHistory> {
	const runs = await runsOfGoal(stage.store, goal, signal);
	const reports = await reportsOfGoal(stage.store, goal, signal);
	const ids = [...new Set([...runs, ...reports])].sort().reverse();
	for (const runId of ids) {
		const run = await historyOfRun(stage, goal, runId, signal);
		if (run) yield run;
	}
}

function historyFrom(report: RunReport): RunHistory {
	const { counts, reasons, status, conditional: _, ...rest } = report;
	const { read, accepted, created, updated, unchanged, skipped, rejected, unknown, requests } =
		counts;
	return {
		...rest,
		state: status,
		checked: read,
		accepted,
		created,
		updated,
		unchanged,
		skipped,
		skippedBy: skippedBy(counts, reasons),
		rejected,
		unknown,
		requests,
		reasons,
	};
}

function skippedBy({ skipped }: Counts, reasons: Kinds): RunHistory['skippedBy'] {
	const of = (cause: keyof typeof skipCauses): number => reasons[skipCauses[cause]] ?? 0;
	const known = {
		consent: of('consent'),
		restriction: of('restriction'),
		notFound: of('notFound'),
		notSent: of('notSent'),
	};
	const { consent, restriction, notFound, notSent } = known;
	return { ...known, other: skipped - consent - restriction - notFound - notSent };
}
