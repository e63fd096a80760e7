import { createHash } from 'node:crypto';
import { z } from 'zod';

import { ConfigurationError } from '../../flow/syncError';
import { countsSchema, kindsSchema } from '../../report/counts';
import type { RunKeys, Step } from '../keys';
import type { Store } from '../store';

const ownPartSchema = z.object({
	key: z.string(),
	rows: z.int().min(0),
	/** Of the compressed object. */
	bytes: z.int().min(0),
	sha256: z.string(),
	/**
	 * Where its first row came from, so that this part alone can be made again: part, file or page,
	 * and its place there.
	 */
	origin: z.object({ source: z.int().min(1), line: z.int().min(1) }).optional(),
	/** Of a part that was read page by page: the cursor of the page that holds its first row. */
	cursor: z.string().optional(),
	/** Its rows may not be sent twice: they add to what is there. */
	once: z.boolean().optional(),
});

/** A part that we wrote: rows, size and checksum are known. */
export type OwnPart = z.infer<typeof ownPartSchema>;

const foreignFileSchema = z.object({
	key: z.string(),
	bytes: z.int().min(0),
	etag: z.string(),
});

/** A file that Braze wrote, pinned by size and ETag. */
export type ForeignFile = z.infer<typeof foreignFileSchema>;

const stepIndexSchema = z.object({
	step: z.enum(['read', 'map', 'deliver']),
	/** Fingerprint of the settings that this step's outcome depends on. */
	settings: z.string(),
	/** Fingerprint of the index of the step before; empty for the first. */
	madeFrom: z.string(),
	completedAt: z.iso.datetime(),
	counts: countsSchema,
	/** Skips and refusals by kind. */
	reasons: kindsSchema,
	/** What was left out or changed in rows that went on, by kind. */
	warnings: kindsSchema,
	parts: z.array(ownPartSchema),
	/** Only where a step's rows are files that somebody else wrote. */
	files: z.array(foreignFileSchema),
});

/** A step's `index.json`: written once, at the step's end; without it a step is not complete. */
export type StepIndex = z.infer<typeof stepIndexSchema>;

/** A short name for a value that is JSON: equal values, equal fingerprint. */
export function fingerprint(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

/**
 * A step's index, or `undefined` while the step is not complete.
 *
 * @throws ConfigurationError when the object is not what a step wrote.
 */
export async function readStepIndex(
	store: Store,
	keys: RunKeys,
	step: Step,
	signal?: AbortSignal,
): Promise<StepIndex | undefined> {
	const stored = await store.getText(keys.index(step), signal);
	if (!stored) return undefined;
	try {
		return stepIndexSchema.parse(JSON.parse(stored.text));
	} catch (error) {
		throw new ConfigurationError(
			`'${keys.index(step)}' is not what a run wrote: start the goal again with 'Begin Run'.`,
			{ cause: error },
		);
	}
}

/**
 * The index of a step that has to be there.
 *
 * @throws ConfigurationError naming the node whose work is missing.
 */
export async function requireStepIndex(
	store: Store,
	keys: RunKeys,
	step: Step,
	signal?: AbortSignal,
): Promise<StepIndex> {
	const index = await readStepIndex(store, keys, step, signal);
	if (index) return index;
	throw new ConfigurationError(
		`Run '${keys.name.runId}' has no complete '${step}' step: run ${nodeOfStep[step]} before this node.`,
	);
}

const nodeOfStep: Readonly<Record<Step, string>> = {
	read: `'BlueConic Profiles: Export Segment' or 'Braze Segment Export'`,
	map: `'BlueConic Mapper'`,
	deliver: `'Braze Track' or 'BlueConic Profiles: Import'`,
};

/** Closes a step. */
export async function writeStepIndex(
	store: Store,
	keys: RunKeys,
	index: StepIndex,
	signal?: AbortSignal,
): Promise<void> {
	await store.putText(keys.index(index.step), JSON.stringify(index), { signal });
}
