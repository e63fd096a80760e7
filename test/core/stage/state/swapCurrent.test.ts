import { LeaseLostError, SupersededError } from '../../../../core/stage/lease/leaseErrors';
import { readCurrent, type CurrentState } from '../../../../core/stage/state/current';
import { writeSnapshotFile } from '../../../../core/stage/state/snapshotFile';
import { swapCurrent, type CommitContext } from '../../../../core/stage/state/swapCurrent';
import { FakeClock } from '../../flow/fakeClock';
import { thrownBy } from '../../flow/thrown';
import { LossyStore, type Fate } from '../lease/lossyStore';
import { currentState, goalKeys } from './stateFixture';

const now = '2026-11-22T22:00:00.000Z';

/** A commit of run 8, and what it was built on each time. */
const committing = (before?: CurrentState, changes: Partial<CommitContext> = {}) => {
	const store = new LossyStore();
	if (before) store.put(goalKeys.current(), JSON.stringify(before));
	const requireHeld = () => undefined;
	const context = { store, keys: goalKeys, clock: new FakeClock(now), requireHeld, ...changes };
	const builtOn: (string | undefined)[] = [];
	const build = async (on: CurrentState | undefined, snapshotId: string) => {
		builtOn.push(on?.snapshotId);
		return [
			await writeSnapshotFile(store, goalKeys.snapshotFile(snapshotId, 'outcome.json'), '{}'),
		];
	};
	const commit = async () => await swapCurrent(context, { runId: 'run-8', number: 8, build });
	const stored = async () => (await readCurrent(store, goalKeys))?.current;
	return { store, commit, builtOn, stored };
};

it.each<[string, CurrentState | undefined, readonly (string | undefined)[]]>([
	['the first run', undefined, [undefined]],
	['a run after another', currentState(), ['run-7-aa']],
])('%s commits', async (_case, before, builtOn) => {
	const { commit, stored, ...built } = committing(before);
	const current = await commit();
	expect(current).toMatchObject({ runId: 'run-8', number: 8, committedAt: now });
	expect(current.files).toHaveLength(1);
	expect(await stored()).toEqual(current);
	expect(built.builtOn).toEqual(builtOn);
});

it('a run commits once', async () => {
	const { commit, stored, builtOn } = committing();
	const first = await commit();
	expect(await commit()).toEqual(first);
	expect(await stored()).toEqual(first);
	expect(builtOn).toHaveLength(1);
});

it.each([
	['a later run has', currentState({ runId: 'run-9', number: 9 })],
	['another run of the same number has', currentState({ runId: 'other', number: 8 })],
])('nothing is committed when %s committed', async (_case, before) => {
	const { commit, stored } = committing(before);
	expect(await thrownBy(commit)).toBeInstanceOf(SupersededError);
	expect(await stored()).toEqual(before);
});

it.each([
	['true', true],
	['false', false],
])(
	'it is built again on what was committed meanwhile (conditions: %s)',
	async (_case, conditional) => {
		const { store, commit, builtOn, stored } = committing(undefined, { conditional });
		store.beforeWrite = (key) => {
			if (key === goalKeys.current() || builtOn.length !== 1) return;
			store.put(goalKeys.current(), JSON.stringify(currentState()));
		};
		expect(await commit()).toEqual(await stored());
		expect(builtOn).toEqual([undefined, 'run-7-aa']);
		expect(store.conditions.some((condition) => condition !== undefined)).toBe(conditional);
	},
);

it('it stops when the state never comes to rest', async () => {
	const { store, commit, builtOn } = committing();
	store.beforeWrite = () => {
		const snapshotId = `run-7-${builtOn.length}`;
		store.put(goalKeys.current(), JSON.stringify(currentState({ snapshotId })));
	};
	expect(await thrownBy(commit)).toMatchObject({ kind: 'passing' });
	expect(builtOn).toHaveLength(3);
});

it('it is not committed without the lease', async () => {
	const lost = new LeaseLostError('Others were let in.');
	const requireHeld = () => {
		throw lost;
	};
	const { commit, stored } = committing(currentState(), { requireHeld });
	expect(await thrownBy(commit)).toBe(lost);
	expect(await stored()).toEqual(currentState());
});

it.each<[Fate, boolean]>([
	['unanswered', true],
	['lost', false],
])('a swap that is %s', async (fate, isCommitted) => {
	const { store, commit, stored } = committing();
	let writes = 0;
	store.writes = () => ((writes += 1) === 2 ? fate : 'fine');
	if (isCommitted) expect(await commit()).toEqual(await stored());
	else expect(await thrownBy(commit)).toMatchObject({ kind: 'passing' });
	const current = await commit();
	expect(await stored()).toEqual(current);
});
