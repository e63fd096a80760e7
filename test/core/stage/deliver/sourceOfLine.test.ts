import { sourcesOfPart } from '../../../../core/stage/deliver/sourceOfLine';
import { loadHash64 } from '../../../../core/stage/parts/hash64';
import { RowIndexBuilder, writeRowIndex } from '../../../../core/stage/parts/rowIndex';
import { writeStepIndex } from '../../../../core/stage/parts/stepIndex';
import { MemoryStore } from '../memoryStore';
import { runKeys, stepIndex } from '../stagedRows';

const files = [1, 2].map((file) => ({ key: `export/${file}.gz`, bytes: 1, etag: 'e' }));

async function storeWithIndex(): Promise<MemoryStore> {
	const store = new MemoryStore();
	const index = new RowIndexBuilder(await loadHash64(), 0, 3);
	for (const [source, line] of [[1, 4] as const, [2, 1] as const, [3, 9] as const]) {
		index.add({ source, line }, { sourceId: 'a', fields: [] });
	}
	await writeRowIndex(store, runKeys.rowIndex(1), index);
	return store;
}

it('a refused row is led back to the file and the line that it was read from', async () => {
	const store = await storeWithIndex();
	await writeStepIndex(store, runKeys, stepIndex('read', { files }));
	const sourceOf = await sourcesOfPart(store, runKeys, 1);
	expect([1, 2].map(sourceOf)).toEqual([
		{ key: 'export/1.gz', line: 4 },
		{ key: 'export/2.gz', line: 1 },
	]);
	// A file that the run did not read, and a line that the part does not have.
	expect([3, 4].map(sourceOf)).toEqual([undefined, undefined]);
});

it('without the index of the read step nobody knows', async () => {
	const sourceOf = await sourcesOfPart(await storeWithIndex(), runKeys, 1);
	expect(sourceOf(1)).toBeUndefined();
});
