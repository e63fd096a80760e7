import { systemClock } from '../flow/clock';
import type { StepIndex } from '../stage/parts/stepIndex';
import { completeStep, type StepContext } from '../stage/step';
import type { BrazeClient } from './client';
import {
	awaitSegmentExport,
	startSegmentExport,
	type ExportWait,
	type SegmentExport,
} from './segmentExport';
import { requireSegment } from './segments';
import { findStartedExport, noteStartedExport } from './startedExport';

/**
 * The read step of an import goal: has Braze export a segment into the bucket and waits until its
 * files are complete; a run that was interrupted meanwhile waits for the same export. The files
 * stay where Braze wrote them; the index pins them.
 */
export async function exportSegment(
	context: StepContext,
	braze: BrazeClient,
	what: SegmentExport,
	into: { readonly brazeFolder: string; readonly wait: ExportWait },
): Promise<StepIndex> {
	const { store, signal } = context;
	const { segmentId } = what;
	const { brazeFolder, wait } = into;
	return await completeStep(context, 'read', {
		settings: { ...what, brazeFolder },
		work: async () => {
			const objectPrefix = await exportUnderWay(context, braze, what, wait);
			const ofExport = { segmentId, objectPrefix };
			const files = await awaitSegmentExport(store, brazeFolder, ofExport, wait, signal);
			return { counts: {}, files };
		},
	});
}

async function exportUnderWay(
	{ store, keys, signal }: StepContext,
	braze: BrazeClient,
	what: SegmentExport,
	{ longestMs, clock = systemClock }: ExportWait,
): Promise<string> {
	const startedAt = clock.now();
	const waiting = { now: startedAt, longestMs };
	const earlier = await findStartedExport(store, keys, what, waiting, signal);
	if (earlier) return earlier.objectPrefix;
	await requireSegment(braze, what.segmentId, signal);
	const { objectPrefix } = await startSegmentExport(braze, what, signal);
	const started = { objectPrefix, startedAt: startedAt.toISOString() };
	await noteStartedExport(store, keys, what, started, signal);
	return objectPrefix;
}
