import { z } from 'zod';

import { ConfigurationError } from '../../flow/syncError';
import { countsSchema, kindsSchema } from '../../report/counts';
import { RunKeys, type RunName } from '../keys';
import type { Store } from '../store';
import { goalTypes } from './reference';
import { runStatuses, type RunFile } from './runFile';

const runReportSchema = z.object({
	runId: z.string(),
	connection: z.string(),
	goalKey: z.string(),
	goalType: z.enum(goalTypes),
	manual: z.boolean(),
	limitProfiles: z.int().min(1).optional(),
	/** Whether the store keeps two writers apart; if not, one n8n alone may run the connection. */
	conditional: z.boolean(),
	status: z.enum(runStatuses),
	startedAt: z.iso.datetime(),
	endedAt: z.iso.datetime().optional(),
	seconds: z.number(),
	executions: z.array(z.string()),
	sentence: z.string().optional(),
	counts: countsSchema,
	/** Skips, refusals and unknown ends by kind. */
	reasons: kindsSchema,
	/** What was left out or changed in rows that went on, by kind. */
	warnings: kindsSchema,
});

/** What a run tells of itself when it stops: stored longer than its rows. */
export type RunReport = z.infer<typeof runReportSchema>;

/** How many rows met which end. */
export type RunTally = Pick<RunReport, 'counts' | 'reasons' | 'warnings'>;

/** The report of a run that stopped. */
export function reportOf(file: RunFile, tally: RunTally): RunReport {
	const endedAt = file.endedAt ?? file.startedAt;
	const seconds = (Date.parse(endedAt) - Date.parse(file.startedAt)) / 1000;
	return runReportSchema.parse({ ...file, ...tally, seconds });
}

/** Stores a report; a run that goes on after a failure replaces it. */
export async function writeReport(
	store: Store,
	keys: RunKeys,
	report: RunReport,
	signal?: AbortSignal,
): Promise<void> {
	await store.putText(keys.report(), JSON.stringify(report, undefined, '\t'), { signal });
}

/**
 * The report of a run, or `undefined` when it has none yet or no more.
 *
 * @throws ConfigurationError when the object is not what a run wrote.
 */
export async function findReport(
	store: Store,
	stageFolder: string,
	name: RunName,
	signal?: AbortSignal,
): Promise<RunReport | undefined> {
	const keys = new RunKeys(stageFolder, name);
	const stored = await store.getText(keys.report(), signal);
	if (!stored) return undefined;
	try {
		return runReportSchema.parse(JSON.parse(stored.text));
	} catch (error) {
		throw new ConfigurationError(
			`'${keys.report()}' is not what a run wrote: delete it with 'S3 Stage: File: Delete'.`,
			{ cause: error },
		);
	}
}
