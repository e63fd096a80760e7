import { z } from 'zod';

import { jsonOf } from '../../flow/json';
import { ConfigurationError } from '../../flow/syncError';
import { RunKeys, type RunName } from '../keys';
import { ConflictError, type Store } from '../store';
import { goalTypes } from './reference';

/**
 * How far a run is. `running` and `failed` can go on; `finished`, `partial` (closed before all was
 * sent) and `discarded` (closed by a person) are ends.
 */
export const runStatuses = ['running', 'failed', 'finished', 'partial', 'discarded'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** Who has to act before a failed run can go on: a person, or time. */
export const failureKinds = ['configuration', 'passing'] as const;
export type FailureKind = (typeof failureKinds)[number];

const runFileSchema = z.strictObject({
	runId: z.string(),
	connection: z.string(),
	goalKey: z.string(),
	goalType: z.enum(goalTypes),
	/** Rises with every run of the connection. */
	number: z.int().min(1),
	manual: z.boolean(),
	/** A first try takes this many profiles at most, and leaves no state. */
	limitProfiles: z.int().min(1).optional(),
	/** Fingerprint of the settings of the nodes that the run goes through. */
	settings: z.string(),
	/** Whether the store keeps two writers apart. */
	conditional: z.boolean(),
	status: z.enum(runStatuses),
	startedAt: z.iso.datetime(),
	endedAt: z.iso.datetime().optional(),
	/** n8n's executions that worked on it, the last one at the end. */
	executions: z.array(z.string()).min(1),
	/** Why it failed or was closed, and what to do next. */
	sentence: z.string().optional(),
	failure: z.enum(failureKinds).optional(),
	/** The unfinished run whose place it took, which is closed first, and why that does not go on. */
	closes: z.object({ runId: z.string(), sentence: z.string() }).optional(),
	/** Keys of parts that were found damaged and have to be made again. */
	damagedParts: z.array(z.string()),
});

/** A run's `run.json`: small, and what says how a run is and how it ended. */
export type RunFile = z.infer<typeof runFileSchema>;

/** A run that exists in the stage. */
export interface StagedRun {
	readonly keys: RunKeys;
	readonly file: RunFile;
	/** The version of `run.json`. */
	readonly etag: string;
}

/** Whether a run can go on. */
export const isUnfinished = ({ status }: Pick<RunFile, 'status'>): boolean =>
	status === 'running' || status === 'failed';

/** Writes a new run's `run.json`; nobody else's is ever overwritten. */
export async function createRun(
	store: Store,
	stageFolder: string,
	file: RunFile,
	signal?: AbortSignal,
): Promise<StagedRun> {
	const { connection, goalKey, runId } = file;
	const keys = new RunKeys(stageFolder, { connection, goalKey, runId });
	const condition = { absent: true } as const;
	try {
		const { etag } = await store.putText(keys.manifest(), JSON.stringify(file), {
			condition,
			signal,
		});
		return { keys, file, etag };
	} catch (error) {
		if (!(error instanceof ConflictError)) throw error;
		throw new ConfigurationError(
			`Run '${file.runId}' exists already: execute 'Begin Run' again, which gives the run another name.`,
			{ cause: error },
		);
	}
}

/** Reads a run's `run.json`, or `undefined` when there is none. */
export async function findRun(
	store: Store,
	stageFolder: string,
	name: RunName,
	signal?: AbortSignal,
): Promise<StagedRun | undefined> {
	const keys = new RunKeys(stageFolder, name);
	const stored = await store.getText(keys.manifest(), signal);
	return stored && { keys, file: parseRunFile(stored.text, keys), etag: stored.etag };
}

/**
 * Reads a run's `run.json`.
 *
 * @throws ConfigurationError when there is none, or it was edited into something else.
 */
export async function openRun(
	store: Store,
	stageFolder: string,
	name: RunName,
	signal?: AbortSignal,
): Promise<StagedRun> {
	const run = await findRun(store, stageFolder, name, signal);
	if (run) return run;
	throw new ConfigurationError(
		`Run '${name.runId}' is not in bucket '${store.bucket}' any more: start the goal again with 'Begin Run'.`,
	);
}

function parseRunFile(text: string, keys: RunKeys): RunFile {
	const parsed = runFileSchema.safeParse(jsonOf(text));
	const { connection, goalKey, runId } = keys.name;
	const isOfThisRun =
		parsed.data?.connection === connection &&
		parsed.data.goalKey === goalKey &&
		parsed.data.runId === runId;
	if (parsed.success && isOfThisRun) return parsed.data;
	throw new ConfigurationError(
		`'${keys.manifest()}' is not what a run wrote, so nobody knows how far the run is: put the original back, or execute 'S3 Stage: Run: Discard' for run '${runId}', and start the goal again with 'Begin Run'.`,
	);
}

/**
 * Changes `run.json`, if nobody else did since it was read.
 *
 * @throws ConfigurationError when somebody did.
 */
export async function changeRun(
	store: Store,
	run: StagedRun,
	change: Partial<RunFile>,
	signal?: AbortSignal,
): Promise<StagedRun> {
	const file: RunFile = { ...run.file, ...change };
	try {
		const { etag } = await store.putText(run.keys.manifest(), JSON.stringify(file), {
			condition: { etag: run.etag },
			signal,
		});
		return { ...run, file, etag };
	} catch (error) {
		if (!(error instanceof ConflictError)) throw error;
		throw new ConfigurationError(
			`Run '${run.file.runId}' was changed by another execution meanwhile: look at it with 'S3 Stage: Run: Get' before you start the goal again.`,
			{ cause: error },
		);
	}
}
