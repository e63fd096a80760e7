import { ConflictError } from '../../../core/stage/store';
import { collected, thrownBy } from '../flow/thrown';
import { MemoryStore } from './memoryStore';

it('a write that demands absence finds an object', async () => {
	const store = new MemoryStore();
	await store.putText('a', '1', { condition: { absent: true } });
	const error = await thrownBy(() => store.putText('a', '2', { condition: { absent: true } }));
	expect(error).toBeInstanceOf(ConflictError);
	expect(store.textOf('a')).toBe('1');
});

it('a write that demands a version finds another', async () => {
	const store = new MemoryStore();
	const { etag } = await store.putText('a', '1');
	await store.putText('a', '2', { condition: { etag } });
	const error = await thrownBy(() => store.putText('a', '3', { condition: { etag } }));
	expect(error).toBeInstanceOf(ConflictError);
	expect(store.textOf('a')).toBe('2');
});

it('a list is in the order of keys, below its prefix', async () => {
	const store = new MemoryStore();
	for (const key of ['b/2', 'a/1', 'b/10', 'c']) store.put(key, key);
	expect((await collected(store.list('b/'))).map(({ key }) => key)).toEqual(['b/10', 'b/2']);
});
