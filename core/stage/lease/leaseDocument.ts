import { z } from 'zod';

import { ConfigurationError } from '../../flow/syncError';
import type { LeaseContext } from './leaseContext';

const numberSchema = z.int().min(1);

const leaseHolderSchema = z.object({
	goalKey: z.string().min(1),
	runId: z.string().min(1),
	number: numberSchema,
	executionId: z.string(),
	manual: z.boolean(),
	since: z.iso.datetime(),
	/** The run is between two of its nodes: nobody sends for it now. */
	resting: z.literal(true).optional(),
	/** Taken from another execution of the same run, which may have had requests under way. */
	tookOver: z.literal(true).optional(),
});

const latestRunSchema = z.object({
	runId: z.string().min(1),
	number: numberSchema,
	/** Nothing of it is left to be done. */
	ended: z.boolean(),
});

const leaseDocumentSchema = z
	.object({
		/** The number that was given to a run last; it only rises. */
		number: z.int().min(0),
		holder: leaseHolderSchema.optional(),
		/** By its writer's clock; for people to read, nothing is decided by it. */
		renewedAt: z.iso.datetime(),
		/** Another with every write, so that no two versions are the same. */
		beat: z.string().min(1),
		/** The last run of each goal, by goal key. */
		latestRuns: z.record(z.string(), latestRunSchema),
	})
	.refine(({ number, holder, latestRuns }) =>
		[holder, ...Object.values(latestRuns)].every((run) => !run || run.number <= number),
	);

/** Who runs now, by goal, run and execution. */
export type LeaseHolder = z.infer<typeof leaseHolderSchema>;
/** A goal's last run. */
export type LatestRun = z.infer<typeof latestRunSchema>;
/** A connection's lease object: who runs now, and which run was the last of each goal. */
export type LeaseDocument = z.infer<typeof leaseDocumentSchema>;
/** What runs of the connection there were. */
export type LeaseHistory = Pick<LeaseDocument, 'number' | 'latestRuns'>;
/** What a writer decides; time and beat come with the write. */
export type LeaseContents = LeaseHistory & Pick<LeaseDocument, 'holder'>;

/** A lease object and the version it was read or written at. */
export interface SeenLease {
	readonly document: LeaseDocument;
	readonly etag: string;
}

/**
 * The connection's lease object, or `undefined` when there is none.
 *
 * @throws ConfigurationError when it is not what a run wrote.
 */
export async function readLease(
	{ store, keys }: LeaseContext,
	signal: AbortSignal | undefined,
): Promise<SeenLease | undefined> {
	const stored = await store.getText(keys.lease(), signal);
	if (!stored) return undefined;
	try {
		return { document: leaseDocumentSchema.parse(JSON.parse(stored.text)), etag: stored.etag };
	} catch (error) {
		throw new ConfigurationError(
			`'${keys.lease()}' is not what a run wrote: make sure that no execution of this connection is running, delete that object, and start the goal again with 'Begin Run'.`,
			{ cause: error },
		);
	}
}

/** Nothing is on its way for the holder: its run is between two nodes, and was so in all executions. */
export const isQuiet = ({ resting, tookOver }: LeaseHolder): boolean =>
	resting === true && tookOver !== true;

/** There is no lease object where one has to be. */
export function missingLease({ store, keys }: LeaseContext): ConfigurationError {
	return new ConfigurationError(
		`'${keys.lease()}' is not in bucket '${store.bucket}' any more: make sure that no execution of this connection is running, and start the goal again with 'Begin Run', which writes that object anew.`,
	);
}
