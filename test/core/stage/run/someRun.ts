import type { RunFile } from '../../../../core/stage/run/runFile';
import type { HeldStage } from '../../../../core/stage/run/runStage';
import { FakeClock } from '../../flow/fakeClock';
import type { MemoryStore } from '../memoryStore';
import { runName } from '../stagedRows';

export const START = '2026-11-21T21:00:00.000Z';

/** A run of an export goal that has just begun. */
export function runFile(changes: Partial<RunFile> = {}): RunFile {
	return {
		...runName,
		goalType: 'export',
		number: 4,
		manual: false,
		settings: 'settings',
		conditional: true,
		status: 'running',
		startedAt: START,
		executions: ['231'],
		damagedParts: [],
		...changes,
	};
}

/** The stage for an execution that has the lease, at a time. */
export function heldStage(store: MemoryStore, now = '2026-11-21T21:10:30.500Z'): HeldStage {
	return {
		store,
		stageFolder: 'stage',
		clock: new FakeClock(now),
		requireHeld: () => undefined,
	};
}
