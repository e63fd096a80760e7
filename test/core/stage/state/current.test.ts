import { readCurrent } from '../../../../core/stage/state/current';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { currentState, goalKeys } from './stateFixture';

it('the current state is read, and there may be none', async () => {
	const store = new MemoryStore();
	expect(await readCurrent(store, goalKeys)).toBeUndefined();
	store.put(goalKeys.current(), JSON.stringify(currentState()));
	expect((await readCurrent(store, goalKeys))?.current).toEqual(currentState());
});

const outside = [{ key: 'stage/state/eu/birthdays/x/outcome.json', bytes: 2, sha256: 'a1' }];

it.each<[string, string]>([
	['cut short', '{"snapshotId'],
	['edited', '{"snapshotId":"run-7-aa"}'],
	['without a number', JSON.stringify({ ...currentState(), number: 0 })],
	['with files of another goal', JSON.stringify(currentState({ files: outside }))],
])('a current.json that is %s is refused', async (_case, text) => {
	const store = new MemoryStore();
	store.put(goalKeys.current(), text);
	const error = await thrownBy(() => readCurrent(store, goalKeys));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toBe(
		"'stage/state/eu/newsletter/current.json' is not what a run wrote: bring it back from a copy of the bucket, or delete the goal's state, runs and reports with 'S3 Stage: Goal: Delete' and start the goal anew.",
	);
});
