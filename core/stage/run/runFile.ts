import { z } from 'zod';

import { ConfigurationError } from '../flow/syncError';
import { RunKeys, type RunName } from './keys';
import { goalTypes, type GoalType } from './reference';
import { ConflictError, type Store } from './store';

const runStatuses = ['running', 'failed', 'finished'] as const;

const manifestSchema = z.object({
	runId: z.string(),
	connection: z.string(),
	goalKey: z.string(),
	goalType: z.enum(goalTypes),
	manual: z.boolean(),
	status: z.enum(runStatuses),
	startedAt: z.iso.datetime(),
	endedAt: z.iso.datetime().optional(),
	executionId: z.string(),
	/** Why it failed, and what to do next. */
	sentence: z.string().optional(),
});

/** A run's `run.json`: small, and the only thing that says how a run ended. */
export type RunManifest = z.infer<typeof manifestSchema>;

/** A run that exists in the stage. */
export interface StagedRun {
	readonly keys: RunKeys;
	readonly manifest: RunManifest;
	/** The version of `run.json`. */
	readonly etag: string;
}

/** What a new run is begun with. */
export interface NewRun extends RunName {
	readonly goalType: GoalType;
	readonly manual: boolean;
	readonly executionId: string;
	readonly startedAt: Date;
}

/** Writes a new run's `run.json`; nobody else's is ever overwritten. */
export async function beginRun(
	store: Store,
	stageFolder: string,
	run: NewRun,
	signal?: AbortSignal,
): Promise<StagedRun> {
	const { connection, goalKey, runId, goalType, manual, executionId } = run;
	const keys = new RunKeys(stageFolder, { connection, goalKey, runId });
	const manifest: RunManifest = {
		runId,
		connection,
		goalKey,
		goalType,
		manual,
		status: 'running',
		startedAt: run.startedAt.toISOString(),
		executionId,
	};
	const { etag } = await store.putText(keys.manifest(), JSON.stringify(manifest), {
		condition: { absent: true },
		signal,
	});
	return { keys, manifest, etag };
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
	const keys = new RunKeys(stageFolder, name);
	const stored = await store.getText(keys.manifest(), signal);
	if (!stored) {
		throw new ConfigurationError(
			`Run '${name.runId}' is not in bucket '${store.bucket}' any more: start the goal again with 'Begin Run'.`,
		);
	}
	return { keys, manifest: parseManifest(stored.text, keys), etag: stored.etag };
}

function parseManifest(text: string, keys: RunKeys): RunManifest {
	const parsed = manifestSchema.safeParse(jsonOf(text));
	if (parsed.success) return parsed.data;
	throw new ConfigurationError(
		`'${keys.manifest()}' is not what a run wrote: start the goal again with 'Begin Run'.`,
	);
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * Writes how a run ended, if nobody changed `run.json` since it was read.
 *
 * @throws ConfigurationError when somebody did.
 */
export async function endRun(
	store: Store,
	run: StagedRun,
	end: Pick<RunManifest, 'status' | 'sentence'> & { readonly endedAt: Date },
	signal?: AbortSignal,
): Promise<StagedRun> {
	const manifest: RunManifest = {
		...run.manifest,
		status: end.status,
		sentence: end.sentence,
		endedAt: end.endedAt.toISOString(),
	};
	try {
		const { etag } = await store.putText(run.keys.manifest(), JSON.stringify(manifest), {
			condition: { etag: run.etag },
			signal,
		});
		return { ...run, manifest, etag };
	} catch (error) {
		if (!(error instanceof ConflictError)) throw error;
		throw new ConfigurationError(
			`Run '${run.manifest.runId}' was changed by another execution meanwhile: look at its report before you start the goal again.`,
			{ cause: error },
		);
	}
}
