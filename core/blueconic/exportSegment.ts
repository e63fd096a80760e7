import { PartWriter } from '../stage/parts/partWriter';
import type { StepIndex } from '../stage/parts/stepIndex';
import { completeStep, type StepContext } from '../stage/step';
import type { BlueConicClient } from './client';
import { readSegmentProfiles, type SegmentRead } from './segmentProfiles';

/**
 * The read step of an export goal: streams a BlueConic segment into parts, a profile a line, as
 * BlueConic gave it.
 */
export async function exportSegment(
	context: StepContext,
	blueConic: BlueConicClient,
	read: SegmentRead,
): Promise<StepIndex> {
	const { store, keys, signal } = context;
	return await completeStep(context, 'read', {
		settings: read,
		work: async () => {
			const writer = new PartWriter(store, (part) => keys.part('read', part), signal);
			let profiles = 0;
			try {
				for await (const page of readSegmentProfiles(blueConic, read, signal)) {
					await writer.write(page);
					profiles += page.length;
				}
			} catch (error) {
				await writer.abandon(error instanceof Error ? error : new Error(String(error)));
				throw error;
			}
			return { counts: { read: profiles }, parts: await writer.end() };
		},
	});
}
