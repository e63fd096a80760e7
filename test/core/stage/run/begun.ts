import { systemClock } from '../../../../core/flow/clock';
import { ConnectionKeys, GoalKeys } from '../../../../core/stage/keys';
import {
	beginRun,
	type BeginRequest,
	type BeginStage,
	type BegunRun,
} from '../../../../core/stage/run/beginRun';
import { openRun } from '../../../../core/stage/run/runFile';
import type { MemoryStore } from '../memoryStore';

const HOUR = 3_600_000;
export const goal = { connection: 'EU to Braze', goalKey: 'newsletter' };
export const leaseKey = new ConnectionKeys('stage', goal.connection).lease();
export const keys = new GoalKeys('stage', goal);

export const stageOf = (store: MemoryStore, signal?: AbortSignal): BeginStage => ({
	store,
	stageFolder: 'stage',
	clock: systemClock,
	leaseTtlMs: 1500,
	signal,
});

export const request = (changes: Partial<BeginRequest> = {}): BeginRequest => ({
	...goal,
	goalType: 'export',
	manual: false,
	executionId: '231',
	settings: 'settings',
	onlyIfUnfinished: false,
	onlyOneN8n: false,
	resumeWithinMs: 6 * HOUR,
	...changes,
});

export const begin = async (
	store: MemoryStore,
	changes: Partial<BeginRequest> = {},
): Promise<BegunRun> => {
	const begun = await beginRun(stageOf(store), request(changes));
	if (!begun) throw new Error('No run was begun');
	return begun;
};

/** Begins a run whose process then dies: nobody renews the lease. */
export const crashed = async (store: MemoryStore, changes: Partial<BeginRequest> = {}) => {
	const process = new AbortController();
	const begun = await beginRun(stageOf(store, process.signal), request(changes));
	process.abort(new Error('killed'));
	if (!begun) throw new Error('No run was begun');
	return begun.run;
};

export const stateFile = (store: MemoryStore): string =>
	store.keys().find((key) => key.endsWith('outcome.json')) ?? '';

export const fileOf = async (store: MemoryStore, runId: string) =>
	(await openRun(store, 'stage', { ...goal, runId })).file;
