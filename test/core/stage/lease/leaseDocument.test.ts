import { readLease } from '../../../../core/stage/lease/leaseDocument';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../memoryStore';
import { held, leaseDocument, leaseKeys, otherRun, putLease } from './leaseFixture';

const read = async (store: MemoryStore) => await readLease({ store, keys: leaseKeys }, undefined);

it('a lease is read with the version it is of', async () => {
	const store = new MemoryStore();
	putLease(store, { holder: held(otherRun) });
	const seen = await read(store);
	expect(seen?.document).toEqual(leaseDocument({ holder: held(otherRun) }));
	await store.putText(leaseKeys.lease(), '{}', { condition: { etag: seen?.etag ?? '' } });
});

it('there may be none', async () => {
	expect(await read(new MemoryStore())).toBeUndefined();
});

it.each<[string, string]>([
	['nothing', ''],
	['cut short', '{"number":7'],
	['of another kind', '[]'],
	['without a number', JSON.stringify({ ...leaseDocument(), number: undefined })],
	[
		'with a number that is too low for its holder',
		JSON.stringify(leaseDocument({ number: 6, holder: held(otherRun, { number: 9 }) })),
	],
	['with a number that is too low for a last run', JSON.stringify(leaseDocument({ number: 6 }))],
	['without a beat', JSON.stringify(leaseDocument({ beat: '' }))],
	['with a time that is none', JSON.stringify(leaseDocument({ renewedAt: 'yesterday' }))],
])('a lease object that is %s is refused', async (_case, text) => {
	const store = new MemoryStore();
	store.put(leaseKeys.lease(), text);
	const error = await thrownBy(() => read(store));
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toBe(
		"'stage/lease/eu.json' is not what a run wrote: make sure that no execution of this connection is running, delete that object, and start the goal again with 'Begin Run'.",
	);
});
