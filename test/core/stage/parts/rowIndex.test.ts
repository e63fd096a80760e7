import fc from 'fast-check';

import { loadHash64 } from '../../../../core/stage/parts/hash64';
import { RowIndexBuilder, readOrigins, writeRowIndex } from '../../../../core/stage/parts/rowIndex';
import { MemoryStore } from '../memoryStore';

const key = 'map/part-00001.index';

const stored = async (
	rows: readonly (readonly [source: number, line: number, ...fields: string[]])[],
	fields: number,
): Promise<MemoryStore> => {
	const index = new RowIndexBuilder(await loadHash64(), fields, Math.max(1, rows.length));
	for (const [source, line, ...texts] of rows) {
		index.add({ source, line }, { sourceId: `${source}:${line}`, fields: texts });
	}
	const store = new MemoryStore();
	await writeRowIndex(store, key, index);
	return store;
};

it('tells where every row came from, whatever its fields', async () => {
	const place = fc.nat({ max: 0xffff_fffe }).map((number) => number + 1);
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(place, place), { maxLength: 40 }),
			fc.array(fc.string(), { maxLength: 5 }),
			async (places, fields) => {
				const rows = places.map((at) => [...at, ...fields] as const);
				const originOf = await readOrigins(await stored(rows, fields.length), key);
				expect(places.map((_place, row) => originOf(row + 1))).toEqual(
					places.map(([source, line]) => ({ source, line })),
				);
				expect([originOf(0), originOf(places.length + 1)]).toEqual([undefined, undefined]);
			},
		),
	);
});

it('has the same bytes for the same rows, and other fingerprints for another value', async () => {
	const bytesOf = async (value: string): Promise<Buffer | undefined> =>
		(await stored([[1, 7, '"a"', value]], 2)).objects.get(key);
	const [one, same, other] = [await bytesOf('"b"'), await bytesOf('"b"'), await bytesOf('"c"')];
	expect(one).toEqual(same);
	expect(one?.length).toBe(other?.length);
	const differing = [...(one ?? [])].flatMap((byte, at) => (byte === other?.[at] ? [] : [at]));
	const start = (one?.indexOf('\n') ?? 0) + 1;
	const [ofRow, ofSecondField] = [start + 24, start + 40];
	expect(differing.length).toBeGreaterThan(8);
	const places = differing.map((at) => at - ((at - start) % 8));
	expect([...new Set(places)]).toEqual([ofRow, ofSecondField]);
});

it.each([
	['no index', undefined],
	['an empty one', ''],
	['one that is something else', 'something else\n'],
	['one without its number of fields', '{"rows":1}\n'],
])('knows nothing from %s', async (_name, text) => {
	const store = new MemoryStore();
	if (text !== undefined) store.put(key, text);
	expect((await readOrigins(store, key))(1)).toBeUndefined();
});
