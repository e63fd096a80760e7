import type { Goal } from './fillIn';
import type { GoalRun } from './goalRun';
import { compareStates } from './oracle/compare';
import { expectExport } from './oracle/exportGoal';
import type { GoalCounts } from './oracle/goalCounts';
import { expectImport } from './oracle/importGoal';
import type { Population } from './oracle/segmentMembers';
import type { State } from './oracle/state';
import type { TableRow } from './table';

/** How far a run's outcome is what the oracle expects. */
export interface Verdict {
	readonly row: TableRow;
	readonly compared: number;
	/** The first differences in words. */
	readonly examples: readonly string[];
}

const expectations = { import: expectImport, export: expectExport };

/** Holds what arrived, the counts and the requests against the oracle. */
export function verdict(
	goal: Goal,
	run: GoalRun,
	before: State,
	after: State,
	population: Population,
): Verdict {
	const expected = expectations[goal](before, population, 'everything');
	const values = compareStates(expected.state, after);
	const wrongCounts = [
		...countDifferences(expected.counts, run.counts),
		...requestDifferences(expected, run),
	];
	const { counts } = run;
	return {
		compared: values.compared,
		examples: [...wrongCounts, ...values.examples],
		row: {
			goal,
			read: counts.read,
			mapped: counts.mapped,
			accepted: counts.accepted,
			created: counts.created,
			updated: counts.updated,
			unchanged: counts.unchanged,
			skipped: counts.skipped,
			rejected: counts.rejected,
			requests: run.requestsSeen,
			seconds: Math.round(run.seconds * 10) / 10,
			differences: values.differences + wrongCounts.length,
		},
	};
}

function countDifferences(expected: GoalCounts, got: GoalRun['counts']): string[] {
	const names = Object.entries(expected);
	const told = new Map<string, number>(Object.entries(got));
	return names
		.filter(([name, count]) => told.get(name) !== count)
		.map(([name, count]) => `count '${name}': expected ${count}, got ${told.get(name)}`);
}

function requestDifferences(expected: object, { counts, requestsSeen }: GoalRun): string[] {
	const wanted = 'requests' in expected ? Number(expected.requests) : counts.requests;
	if (requestsSeen === wanted && counts.requests === wanted) return [];
	return [`requests: expected ${wanted}, told ${counts.requests}, seen ${requestsSeen}`];
}
