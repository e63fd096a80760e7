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

/**
 * The read step of an import goal: has Braze export a segment into the bucket and waits until its
 * files are complete. The files stay where Braze wrote them; the index pins them.
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
			await requireSegment(braze, segmentId, signal);
			const { objectPrefix } = await startSegmentExport(braze, what, signal);
			const ofExport = { segmentId, objectPrefix };
			const files = await awaitSegmentExport(store, brazeFolder, ofExport, wait, signal);
			return { counts: {}, files };
		},
	});
}
