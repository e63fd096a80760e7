import { GoalKeys } from '../../../../core/stage/keys';
import type { CurrentState } from '../../../../core/stage/state/current';

export const goalKeys = new GoalKeys('stage', { connection: 'eu', goalKey: 'newsletter' });

/** What run 7 has left. */
export const currentState = (changes: Partial<CurrentState> = {}): CurrentState => ({
	snapshotId: 'run-7-aa',
	runId: 'run-7',
	number: 7,
	committedAt: '2026-11-22T21:00:00.000Z',
	files: [{ key: goalKeys.snapshotFile('run-7-aa', 'outcome.json'), bytes: 2, sha256: 'a1' }],
	...changes,
});
