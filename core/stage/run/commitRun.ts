import { GoalKeys } from '../keys';
import { writeSnapshotFile } from '../state/snapshotFile';
import { swapCurrent } from '../state/swapCurrent';
import type { RunTally } from './report';
import type { RunFile } from './runFile';
import type { HeldStage } from './runStage';

/**
 * Makes what a run did the goal's state: a snapshot that tells how the run ended, and
 * `current.json` pointing at it. A run that did so before does nothing; a first try leaves no state.
 *
 * @throws SupersededError when a later run has committed already.
 */
export async function commitRun(
	{ store, stageFolder, clock, requireHeld }: HeldStage,
	file: RunFile,
	{ counts, reasons }: RunTally,
	signal?: AbortSignal,
): Promise<void> {
	if (file.limitProfiles !== undefined) return;
	const { runId, number, conditional } = file;
	const keys = new GoalKeys(stageFolder, file);
	const outcome = { runId, startedAt: file.startedAt, counts, reasons };
	await swapCurrent(
		{ store, keys, signal, conditional, requireHeld, clock },
		{
			runId,
			number,
			build: async (_before, snapshotId) => [
				await writeSnapshotFile(
					store,
					keys.snapshotFile(snapshotId, 'outcome.json'),
					JSON.stringify(outcome),
					signal,
				),
			],
		},
	);
}
