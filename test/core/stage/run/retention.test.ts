import { GoalKeys } from '../../../../core/stage/keys';
import { applyRetention } from '../../../../core/stage/run/retention';
import { MemoryStore } from '../memoryStore';

const goal = new GoalKeys('stage', { connection: 'EU to Braze', goalKey: 'newsletter' });
const other = new GoalKeys('stage', { connection: 'EU to Braze', goalKey: 'newsletter-2' });
const runIds = [1, 2, 3, 4].map((day) => `2026112${day}T210000Z-000${day}`);

function stagedRuns(): MemoryStore {
	const store = new MemoryStore();
	for (const runId of runIds) {
		for (const keys of [goal, other]) {
			store.put(keys.run(runId).manifest(), '{}');
			store.put(keys.run(runId).part('read', 1), '');
			store.put(keys.run(runId).report(), '{}');
			store.put(keys.run(runId).report().replace('.json', '.html'), '');
		}
	}
	return store;
}

const left = (store: MemoryStore, prefix: string): string[] =>
	store
		.keys()
		.filter((key) => key.startsWith(prefix))
		.map((key) => key.slice(prefix.length));

it.each([
	[{ runs: 7, reports: 400 }, 4, 4],
	[{ runs: 2, reports: 3 }, 2, 3],
	[{ runs: 1, reports: 1 }, 1, 1],
	[{ runs: 1, reports: 4 }, 1, 4],
])('%j keeps the newest', async (retention, runs, reports) => {
	const store = stagedRuns();
	await applyRetention(store, goal, retention);
	expect(left(store, goal.runsFolder())).toEqual(
		runIds
			.slice(-runs)
			.flatMap((runId) => [`${runId}/read/part-00001.ndjson.gz`, `${runId}/run.json`]),
	);
	expect(left(store, goal.reportsFolder())).toEqual(
		runIds.slice(-reports).flatMap((runId) => [`${runId}.html`, `${runId}.json`]),
	);
	expect(left(store, other.runsFolder())).toHaveLength(8);
	expect(left(store, other.reportsFolder())).toHaveLength(8);
});

it('keeps the snapshot that counts, and what is not ours', async () => {
	const store = stagedRuns();
	const current = { snapshotId: 'b-2', runId: runIds[3], number: 4, files: [] };
	const text = JSON.stringify({ ...current, committedAt: '2026-11-24T21:00:00.000Z' });
	store.put(goal.current(), text);
	for (const snapshot of ['a-1', 'b-2', 'c-3'])
		store.put(goal.snapshotFile(snapshot, 'x.json'), '');
	store.put(`${goal.runsFolder()}notes/read me.txt`, '');
	await applyRetention(store, goal, { runs: 1, reports: 1 });
	expect(left(store, goal.stateFolder())).toEqual(['b-2/x.json', 'current.json']);
	expect(left(store, `${goal.runsFolder()}notes/`)).toEqual(['read me.txt']);
});
