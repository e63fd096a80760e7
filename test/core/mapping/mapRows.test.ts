import fc from 'fast-check';

import { RowError } from '../../../core/flow/syncError';
import { mapRows, type MapRow, type RowSource } from '../../../core/mapping/mapRows';
import { thrownBy } from '../flow/thrown';
import { MemoryStore } from '../stage/memoryStore';
import { runKeys, stagedLines, stagedRows } from '../stage/stagedRows';

/** A file whose rows come in groups. */
const source = (key: string, ...groups: readonly (readonly string[])[]): RowSource => ({
	key,
	lines: (async function* () {
		for (const group of groups) yield group.map((line) => Buffer.from(line));
	})(),
});

/** Refuses 'bad', skips 'skip', warns of 'odd', and numbers all others. */
const mapRow: MapRow = (row, { source: number, line }, warn) => {
	if (row === 'bad') throw new RowError('notAUser', 'The row is no Braze user.');
	if (row === 'skip') return { skip: 'noIdentifier' };
	if (row === 'odd') warn('notANumber');
	return { line: JSON.stringify([number, line, row]) };
};

it('every row of every source goes through the mapping, with its place', async () => {
	const store = new MemoryStore();
	const outcome = await mapRows(
		{ store, keys: runKeys },
		[source('one', ['"a"', '"odd"'], ['"odd"']), source('two', ['"b"'])],
		mapRow,
	);
	expect(stagedLines(store, runKeys.part('map', 1))).toEqual([
		'[1,1,"a"]',
		'[1,2,"odd"]',
		'[1,3,"odd"]',
		'[2,1,"b"]',
	]);
	expect(outcome).toMatchObject({
		counts: { read: 4, mapped: 4, skipped: 0, rejected: 0 },
		reasons: {},
		warnings: { notANumber: 2 },
		parts: [{ key: runKeys.part('map', 1), rows: 4 }],
	});
});

it('broken and bad rows are refused with key, line and reason; what is in them is not told', async () => {
	const store = new MemoryStore();
	const outcome = await mapRows(
		{ store, keys: runKeys },
		[
			source('one', ['"a"', '{"email":"secret@x.y"'], ['"bad"', '"skip"', '"b"']),
			source('two', ['', '"bad"']),
		],
		mapRow,
	);
	const rejected = stagedRows(store, runKeys.rejected('map', 1));
	expect(rejected).toEqual([
		{ key: 'one', line: 2, reason: 'brokenJson', message: expect.stringMatching(/\.$/) },
		{ key: 'one', line: 3, reason: 'notAUser', message: 'The row is no Braze user.' },
		{ key: 'two', line: 1, reason: 'brokenJson', message: expect.any(String) },
		{ key: 'two', line: 2, reason: 'notAUser', message: expect.any(String) },
	]);
	expect(JSON.stringify(rejected)).not.toContain('secret');
	expect(outcome).toMatchObject({
		counts: { read: 7, mapped: 2, skipped: 1, rejected: 4 },
		reasons: { brokenJson: 2, notAUser: 2, noIdentifier: 1 },
	});
	expect(stagedLines(store, runKeys.part('map', 1))).toEqual(['[1,1,"a"]', '[1,5,"b"]']);
});

it('without rows nothing is written', async () => {
	const store = new MemoryStore();
	const outcome = await mapRows({ store, keys: runKeys }, [source('one')], mapRow);
	expect(outcome).toMatchObject({ counts: { read: 0, mapped: 0 }, parts: [] });
	expect(store.keys()).toEqual([]);
});

it('counts add up, and every row is found again', async () => {
	const row = fc.constantFrom('"a"', '"bad"', '"skip"', '"odd"', '{"', '12');
	const groups = fc.array(fc.array(row, { maxLength: 6 }), { maxLength: 4 });
	await fc.assert(
		fc.asyncProperty(fc.array(groups, { maxLength: 3 }), async (sources) => {
			const store = new MemoryStore();
			const { counts, reasons, parts } = await mapRows(
				{ store, keys: runKeys },
				sources.map((some, place) => source(`s${place}`, ...some)),
				mapRow,
			);
			const rows = sources.flat(2);
			const { read, mapped = 0, skipped = 0, rejected = 0 } = counts;
			expect(read).toBe(rows.length);
			expect(mapped + skipped + rejected).toBe(rows.length);
			expect(skipped).toBe(rows.filter((one) => one === '"skip"').length);
			const told = Object.values(reasons ?? {}).reduce((sum, times) => sum + times, 0);
			expect(told).toBe(skipped + rejected);
			expect((parts ?? []).reduce((sum, part) => sum + part.rows, 0)).toBe(mapped);
			const staged = rejected > 0 ? stagedRows(store, runKeys.rejected('map', 1)) : [];
			expect(staged).toHaveLength(rejected);
		}),
		{ numRuns: 60 },
	);
});

describe('failures', () => {
	it.each<[string, () => RowSource, MapRow, string]>([
		[
			'the source',
			() => ({
				key: 'one',
				lines: (async function* () {
					yield [Buffer.from('"a"'), Buffer.from('"bad"')];
					throw new Error('the part is damaged');
				})(),
			}),
			mapRow,
			'the part is damaged',
		],
		[
			'the mapping',
			() => source('one', ['"a"', '"bad"'], ['"b"']),
			(row, ...rest) => {
				if (row === 'b') throw new TypeError('a fault of ours');
				return mapRow(row, ...rest);
			},
			'a fault of ours',
		],
	])('a failure of %s leaves no part', async (_case, from, mapping, message) => {
		const store = new MemoryStore();
		const error = await thrownBy(() => mapRows({ store, keys: runKeys }, [from()], mapping));
		expect(error.message).toBe(message);
		expect(store.keys()).toEqual([]);
		expect(store.bodies).toHaveLength(2);
		for (const body of store.bodies) expect(body.destroyed).toBe(true);
	});

	it('an abort stops with its reason', async () => {
		const store = new MemoryStore();
		const signal = AbortSignal.abort(new Error('stopped by the user'));
		const error = await thrownBy(() =>
			mapRows({ store, keys: runKeys, signal }, [source('one', ['"a"'])], mapRow),
		);
		expect(error.message).toBe('stopped by the user');
		expect(store.keys()).toEqual([]);
	});
});
