import { z } from 'zod';

import { ConnectionKeys, GoalKeys } from '../../core/stage/keys';
import type { State } from '../../demo/oracle/state';
import { readJson } from '../engine/stage';
import { readDelivered, type DeliveredRun } from './deliveredRun';
import { phases, stageFolder } from './goalTask';
import type { KilledGoal } from './killedGoal';
import type { KillRig } from './killRig';
import { rowFates, type RowFates } from './rowFates';
import type { Traffic } from './traffic';
import { countProblems, readReport } from './toldCounts';
import { valueProblems } from './valueProblems';

/** What came of a run that was killed again and again. */
export interface JudgedRun {
	/** What should not be, in words; nothing else matters when there is something. */
	readonly problems: readonly string[];
	readonly row: RunRow;
}

/** A run's line of the table. */
export type RunRow = Readonly<Record<string, string | number>>;

const currentSchema = z.object({ runId: z.string() });
const runSchema = z.object({ number: z.number(), closes: z.undefined().optional() });
const leaseSchema = z.object({
	holder: z.unknown().optional(),
	latestRuns: z.record(z.string(), z.object({ runId: z.string() })),
});

/** What is known of a run once it is through. */
export interface EndedRun {
	/** From 1. */
	readonly number: number;
	readonly traffic: Traffic;
	readonly before: State;
	readonly after: State;
}

/** Holds a run that is through against what it should have done. */
export async function judge(rig: KillRig, goal: KilledGoal, run: EndedRun): Promise<JudgedRun> {
	const keys = rig.keysOf(run.traffic.runId);
	const delivered = await readDelivered(rig.store, keys, goal.rowOf);
	const fates = rowFates(run.traffic.events, delivered);
	const report = await readReport(rig.store, keys);
	const problems = [
		...fates.problems,
		...limitProblems(goal, fates),
		...listProblems(delivered, fates),
		...countProblems(goal, delivered, report),
		...valueProblems(goal, run, (id) => fates.sends.has(id)),
		...(await stageProblems(rig, goal, run)),
	];
	return { problems, row: rowOf(run, fates, delivered) };
}

/** Requests that are answered and not recorded: 20 of an entry on its way, and 20 after it. */
export const mostUnrecorded = 2 * 20;

function limitProblems(goal: KilledGoal, { repeated, givenUp }: RowFates): readonly string[] {
	const { rowsPerRequest, requestsAtOnce } = goal;
	const inFlight = requestsAtOnce * rowsPerRequest;
	const mostRepeated = mostUnrecorded * rowsPerRequest + inFlight;
	return [
		...[...repeated.values()]
			.filter((rows) => rows > mostRepeated)
			.map((rows) => `${rows} rows were repeated after one death, ${mostRepeated} at most`),
		...[...givenUp.values()]
			.filter((rows) => rows > inFlight)
			.map((rows) => `${rows} rows are unknown after one death, ${inFlight} at most`),
	];
}

function listProblems({ rows, misplaced, unknown }: DeliveredRun, fates: RowFates): string[] {
	const listed = new Set(unknown);
	const givenUp = sum(fates.givenUp.values());
	const wrong = {
		'rows are in parts of the wrong kind': misplaced,
		'rows occur twice': rows.length - new Set(rows.map(({ id }) => id)).size,
		'unknown rows are listed twice': unknown.length - listed.size,
		'unknown rows may be sent twice': rows.filter(({ id, adds }) => listed.has(id) && !adds).length,
		'rows were never sent': rows.filter(({ id }) => !listed.has(id) && !fates.sends.has(id)).length,
		'unknown rows are in no entry, or the other way round': Math.abs(givenUp - unknown.length),
	};
	return Object.entries(wrong).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []));
}

async function stageProblems(
	{ store, keysOf }: KillRig,
	goal: KilledGoal,
	{ number, traffic }: EndedRun,
): Promise<readonly string[]> {
	const keys = keysOf(traffic.runId);
	const { runId } = traffic;
	const current = new GoalKeys(stageFolder, keys.name).current();
	const lease = new ConnectionKeys(stageFolder, keys.name.connection).lease();
	const { latestRuns, holder } = leaseSchema.parse(await readJson(store, lease));
	const ends: readonly string[] = ['killed', 'stopped'];
	const last = traffic.events.findLast(({ kind }) => kind === 'started' || ends.includes(kind));
	const isFreed = holder === undefined || (last !== undefined && ends.includes(last.kind));
	const file = runSchema.safeParse(await readJson(store, keys.manifest()));
	return [
		...(currentSchema.parse(await readJson(store, current)).runId === runId
			? []
			: ["The goal's state is another run's"]),
		...(latestRuns[goal.type]?.runId === runId ? [] : ["The lease's last run is another"]),
		...(isFreed ? [] : ['The lease is held']),
		...(file.success && file.data.number === number ? [] : ['The run did not begin cleanly']),
	];
}

function rowOf({ number, traffic }: EndedRun, fates: RowFates, delivered: DeliveredRun): RunRow {
	const deaths = traffic.events.flatMap((event) => (event.kind === 'killed' ? [event.phase] : []));
	const inPhase = (phase: string): number => deaths.filter((one) => one === phase).length;
	return {
		run: number,
		kills: deaths.length,
		...Object.fromEntries(phases.map((phase) => [phase, inPhase(phase)])),
		stopped: traffic.sentences.length,
		rows: delivered.rows.length,
		'of them once': delivered.rows.filter(({ adds }) => adds).length,
		repeated: sum(fates.repeated.values()),
		'after one kill': Math.max(0, ...fates.repeated.values()),
		unknown: delivered.unknown.length,
		'by one kill': Math.max(0, ...fates.givenUp.values()),
		seconds: Math.round(traffic.seconds),
	};
}

const sum = (numbers: Iterable<number>): number =>
	[...numbers].reduce((total, number) => total + number, 0);
