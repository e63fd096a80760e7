import { z } from 'zod';

import type { RunKeys } from '../../core/stage/keys';
import type { S3Store } from '../../core/stage/s3/store';
import { hasNoExternalId } from '../../sandbox/people/awkward';
import { readJson } from '../engine/stage';
import type { DeliveredRun } from './deliveredRun';
import type { KilledGoal } from './killedGoal';

const reportSchema = z.object({
	status: z.string(),
	counts: z.object({
		read: z.number(),
		accepted: z.number(),
		unchanged: z.number(),
		skipped: z.number(),
		rejected: z.number(),
		unknown: z.number(),
		requests: z.number(),
	}),
});

/** What a run's report says. */
export type ToldReport = z.infer<typeof reportSchema>;

/** Reads the report of a run. */
export async function readReport(store: S3Store, keys: RunKeys): Promise<ToldReport> {
	return reportSchema.parse(await readJson(store, keys.report()));
}

/** Profiles that have no identifier; users have all. */
function skippedOf({ type, people }: KilledGoal): number {
	if (type === 'import') return 0;
	return Array.from(Array(people.profiles).keys()).filter(hasNoExternalId).length;
}

/** Every row that was read has one end, and as many are unknown as are listed. */
export function countProblems(
	goal: KilledGoal,
	{ rows, unknown }: DeliveredRun,
	{ status, counts }: ToldReport,
): readonly string[] {
	const read = goal.type === 'import' ? goal.people.users : goal.people.profiles;
	const skipped = skippedOf(goal);
	const isRight =
		status === 'finished' &&
		rows.length === read - skipped &&
		counts.read === read &&
		counts.skipped === skipped &&
		counts.rejected === 0 &&
		counts.unknown === unknown.length &&
		counts.accepted + counts.unchanged === read - skipped - unknown.length;
	return isRight ? [] : [`The report does not add up: ${status}, ${JSON.stringify(counts)}`];
}
