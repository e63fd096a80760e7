import { z } from 'zod';

import { jsonOf } from '../flow/json';
import type { RunKeys } from '../stage/keys';
import { fingerprint } from '../stage/parts/stepIndex';
import type { Store } from '../stage/store';
import type { SegmentExport } from './segmentExport';

const startedExportSchema = z.object({
	/** Fingerprint of what is exported. */
	what: z.string(),
	objectPrefix: z.string().min(1),
	startedAt: z.iso.datetime(),
});

/** An export that Braze was told to make for a run. */
export type StartedExport = z.infer<typeof startedExportSchema>;

/** Notes a started export, so that a run that is interrupted waits for it instead of starting another. */
export async function noteStartedExport(
	store: Store,
	keys: RunKeys,
	what: SegmentExport,
	{ objectPrefix, startedAt }: Omit<StartedExport, 'what'>,
	signal?: AbortSignal,
): Promise<void> {
	const started: StartedExport = { what: fingerprint(what), objectPrefix, startedAt };
	await store.putText(keys.startedExport(), JSON.stringify(started), { signal });
}

/**
 * The export that the run started earlier, or `undefined` when it started none of this, or one that
 * is older than anybody waits for.
 */
export async function findStartedExport(
	store: Store,
	keys: RunKeys,
	what: SegmentExport,
	{ now, longestMs }: { readonly now: Date; readonly longestMs: number },
	signal?: AbortSignal,
): Promise<StartedExport | undefined> {
	const stored = await store.getText(keys.startedExport(), signal);
	const parsed = startedExportSchema.safeParse(stored && jsonOf(stored.text));
	if (!parsed.success || parsed.data.what !== fingerprint(what)) return undefined;
	const ageMs = now.getTime() - Date.parse(parsed.data.startedAt);
	return ageMs < longestMs ? parsed.data : undefined;
}
