import fc from 'fast-check';

import { RowError } from '../../../../core/flow/syncError';
import type { MapRow } from '../../../../core/mapping/run/mapRow';
import { mapRows, type RowSource, type SourceText } from '../../../../core/mapping/run/mapRows';
import { oversizedLine } from '../../../../core/stage/parts/lines';
import { rowsPerPart } from '../../../../core/stage/parts/partWriter';
import { thrownBy } from '../../flow/thrown';
import { MemoryStore } from '../../stage/memoryStore';
import { runKeys, stagedLines, stagedRows } from '../../stage/stagedRows';

/** A text whose rows come in groups. */
const text = (key: string, ...groups: readonly (readonly string[])[]): SourceText => ({
	key,
	lines: (async function* () {
		for (const group of groups) yield group.map((line) => Buffer.from(line));
	})(),
});

/** A file of one text. */
const source = (...of: Parameters<typeof text>): RowSource => [text(...of)];

/** Refuses 'bad', skips 'skip', warns of 'odd', sends 'sum' only once, and numbers all but these. */
const mapRow: MapRow = (row, { source: number, line }, warn) => {
	if (row === 'bad') throw new RowError('notAUser', 'The row is no Braze user.');
	if (row === 'skip') return { skip: 'noIdentifier' };
	if (row === 'odd') warn('notANumber', 'points');
	const text = String(row);
	return {
		line: JSON.stringify([number, line, row]),
		once: row === 'sum',
		sourceId: text,
		fields: [text, `${text.length}`],
	};
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
		warnings: { 'notANumber (points)': 2 },
		parts: [{ key: runKeys.part('map', 1), rows: 4 }],
	});
});

it('broken and bad rows are refused with key, line and reason; what is in them is not told', async () => {
	const store = new MemoryStore();
	const outcome = await mapRows(
		{ store, keys: runKeys },
		[
			source('one', ['"a"', '{"email":"secret@x.y"'], ['"bad"', '"skip"', '"b"']),
			source('two', ['{', '"bad"']),
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

it('a line that is no text is refused, a blank one is no row and keeps its place', async () => {
	const store = new MemoryStore();
	const lines = [Buffer.from(''), oversizedLine, Buffer.from([0x22, 0xff, 0x22])];
	const groups = [
		[Buffer.from('"a"'), ...lines],
		[Buffer.from(''), Buffer.from('"b"')],
	];
	const outcome = await mapRows(
		{ store, keys: runKeys },
		[
			[
				{
					key: 'one',
					lines: (async function* () {
						yield* groups;
					})(),
				},
			],
		],
		mapRow,
	);
	expect(outcome.counts).toEqual({ read: 4, mapped: 2, skipped: 0, rejected: 2 });
	expect(stagedLines(store, runKeys.part('map', 1))).toEqual(['[1,1,"a"]', '[1,6,"b"]']);
	expect(stagedRows(store, runKeys.rejected('map', 1))).toMatchObject([
		{ key: 'one', line: 3, reason: 'lineTooLong' },
		{ key: 'one', line: 4, reason: 'brokenUtf8' },
	]);
});

it('the lines of several texts in a file are counted on, refused rows are named in their text', async () => {
	const store = new MemoryStore();
	const zip = [text('z#1', ['"a"', '"bad"'], ['"b"']), text('z#2'), text('z#3', ['"bad"', '"c"'])];
	await mapRows({ store, keys: runKeys }, [source('one', ['"a"']), zip], mapRow);
	expect(stagedLines(store, runKeys.part('map', 1))).toEqual([
		'[1,1,"a"]',
		'[2,1,"a"]',
		'[2,3,"b"]',
		'[2,5,"c"]',
	]);
	expect(stagedRows(store, runKeys.rejected('map', 1))).toMatchObject([
		{ key: 'z#1', line: 2 },
		{ key: 'z#3', line: 1 },
	]);
});

describe('rows that may not be sent twice', () => {
	it('lie in parts of their own, which tell where they come from', async () => {
		const store = new MemoryStore();
		const outcome = await mapRows(
			{ store, keys: runKeys },
			[source('one', ['"skip"', '"sum"', '"a"']), source('two', ['"b"'], ['"sum"'])],
			mapRow,
		);
		expect(stagedLines(store, runKeys.part('map', 1))).toEqual(['[1,2,"sum"]', '[2,2,"sum"]']);
		expect(stagedLines(store, runKeys.part('map', 2))).toEqual(['[1,3,"a"]', '[2,1,"b"]']);
		expect(outcome.parts).toEqual([
			expect.objectContaining({
				key: runKeys.part('map', 1),
				rows: 2,
				origin: { source: 1, line: 2 },
				once: true,
			}),
			expect.not.objectContaining({ once: expect.anything() }),
		]);
		expect(outcome.parts).toMatchObject([{}, { rows: 2, origin: { source: 1, line: 3 } }]);
	});

	it('do not change how full parts are, and parts are numbered as they begin', async () => {
		const store = new MemoryStore();
		const rows = Array.from({ length: 20_000 }, (_, place) => (place % 3 === 0 ? '"sum"' : '"a"'));
		const { parts = [] } = await mapRows(
			{ store, keys: runKeys },
			[source('one', rows.slice(0, 7), rows.slice(7))],
			mapRow,
		);
		expect(parts.map(({ key }) => key)).toEqual([1, 2, 3, 4, 5].map((n) => runKeys.part('map', n)));
		expect(parts.map(({ rows: held, once = false }) => [held, once])).toEqual([
			[rowsPerPart, true],
			[rowsPerPart, false],
			[rowsPerPart, false],
			[667, true],
			[1333, false],
		]);
		for (const { key, origin, rows: held } of parts) {
			const lines = stagedLines(store, key);
			expect(lines).toHaveLength(held);
			expect(lines[0]).toContain(`[${origin?.source},${origin?.line},`);
		}
	});
});

describe('a first try', () => {
	it.each<[number, readonly string[], number]>([
		[2, ['[1,1,"a"]'], 1],
		[3, ['[1,1,"a"]', '[1,4,"b"]'], 1],
		[4, ['[1,1,"a"]', '[1,4,"b"]', '[2,1,"c"]'], 2],
		[99, ['[1,1,"a"]', '[1,4,"b"]', '[2,1,"c"]', '[2,2,"d"]'], 2],
	])(
		'of %i profiles reads no more rows and opens no more sources',
		async (most, mapped, opened) => {
			const store = new MemoryStore();
			const seen = { opened: 0, closed: 0 };
			const groups = [
				[
					['"a"', '"bad"'],
					['', '"b"'],
				],
				[['"c"', '"d"']],
			].map((some) => [
				{
					key: 'source',
					lines: (async function* () {
						seen.opened += 1;
						try {
							for (const group of some) yield group.map((line) => Buffer.from(line));
						} finally {
							seen.closed += 1;
						}
					})(),
				},
			]);
			const told: number[] = [];
			const { counts } = await mapRows(
				{
					store,
					keys: runKeys,
					limitProfiles: most,
					onProgress: (rows) => told.push(rows),
				},
				groups,
				mapRow,
			);
			expect(stagedLines(store, runKeys.part('map', 1))).toEqual(mapped);
			expect(counts.read).toBe(Math.min(most, 5));
			expect(told.reduce((sum, rows) => sum + rows, 0)).toBe(counts.read);
			expect(seen).toEqual({ opened, closed: opened });
		},
	);
});

it('without rows nothing is written', async () => {
	const store = new MemoryStore();
	const outcome = await mapRows({ store, keys: runKeys }, [source('one')], mapRow);
	expect(outcome).toMatchObject({ counts: { read: 0, mapped: 0 }, parts: [] });
	expect(store.keys()).toEqual([]);
});

it('counts add up, and every row is found again', async () => {
	const row = fc.constantFrom('"a"', '"bad"', '"skip"', '"odd"', '"sum"', '{"', '12');
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
			() => [
				{
					key: 'one',
					lines: (async function* () {
						yield [Buffer.from('"a"'), Buffer.from('"bad"')];
						throw new Error('the part is damaged');
					})(),
				},
			],
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
