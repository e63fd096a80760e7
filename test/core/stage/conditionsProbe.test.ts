import { probeConditions } from '../../../core/stage/conditionsProbe';
import { ConflictError, type WriteCondition } from '../../../core/stage/store';
import { MemoryStore } from './memoryStore';

interface Options {
	readonly condition?: WriteCondition;
	readonly signal?: AbortSignal;
}

/** A store that does with conditions what some servers do. */
class WilfulStore extends MemoryStore {
	constructor(private readonly obeyed: (condition: WriteCondition) => boolean | 'refused') {
		super();
	}

	override async putText(key: string, text: string, { condition, signal }: Options = {}) {
		const obeyed = condition && this.obeyed(condition);
		if (obeyed === 'refused') throw new ConflictError(key);
		return await super.putText(key, text, { condition: obeyed ? condition : undefined, signal });
	}
}

const isAbsent = (condition: WriteCondition): boolean => 'absent' in condition;

it.each<[string, (condition: WriteCondition) => boolean | 'refused', boolean]>([
	['obeys all conditions', () => true, true],
	['ignores all conditions', () => false, false],
	['obeys only that there is nothing', isAbsent, false],
	['obeys only versions', (condition) => !isAbsent(condition), false],
	['refuses every version', (condition) => isAbsent(condition) || 'refused', false],
	['refuses every condition', () => 'refused', false],
])('a store that %s is found out', async (_name, obeyed, conditional) => {
	const store = new WilfulStore(obeyed);
	expect(await probeConditions(store, 'stage')).toEqual({ conditional });
	expect(store.keys()).toEqual([]);
	for (const key of store.written) expect(key).toMatch(/^stage\/probe\/[0-9a-f-]+\.json$/);
});

it.each([
	['', /^probe\//],
	['/a/b/', /^a\/b\/probe\//],
])('probes in the stage folder %j alone', async (folder, expected) => {
	const store = new MemoryStore();
	await probeConditions(store, folder);
	for (const key of store.written) expect(key).toMatch(expected);
});

it('two probes at a time do not meet', async () => {
	const store = new MemoryStore();
	const probes = Array.from({ length: 10 }, () => probeConditions(store, 'stage'));
	for (const { conditional } of await Promise.all(probes)) expect(conditional).toBe(true);
	expect(store.keys()).toEqual([]);
});

it.each([1, 2])('cleans up when it fails at write %d', async (failing) => {
	const store = new MemoryStore();
	const failure = new Error('The store failed');
	let writes = 0;
	store.beforeWrite = () => {
		writes += 1;
		if (writes === failing) throw failure;
	};
	await expect(probeConditions(store, 'stage')).rejects.toBe(failure);
	expect(store.keys()).toEqual([]);
});

it('cleans up when it is cancelled', async () => {
	const store = new MemoryStore();
	const stop = new AbortController();
	store.beforeWrite = () => stop.abort(new Error('Cancelled'));
	await expect(probeConditions(store, 'stage', stop.signal)).rejects.toThrow('Cancelled');
	expect(store.keys()).toEqual([]);
});
