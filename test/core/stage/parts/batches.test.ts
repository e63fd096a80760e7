import fc from 'fast-check';

import { batches, lineAt, type BatchLimits } from '../../../../core/stage/parts/batches';
import { collected } from '../../flow/thrown';

async function* sourceOf(groups: readonly (readonly string[])[]): AsyncGenerator<Buffer[]> {
	for (const group of groups) yield group.map((line) => Buffer.from(line));
}

const batched = async (groups: readonly (readonly string[])[], limits: BatchLimits) =>
	(await collected(batches(sourceOf(groups), limits))).map(({ lines, ranges }) => ({
		firstLine: ranges[0]?.[0],
		lastLine: ranges[0]?.[1],
		lines: lines.map(String),
	}));

it.each<[string, string[][], BatchLimits, { firstLine: number; lines: string[] }[]]>([
	['nothing', [], { rows: 2, bytes: 100 }, []],
	[
		'full requests and a rest',
		[
			['a', 'b', 'c'],
			['d', 'e'],
		],
		{ rows: 2, bytes: 100 },
		[
			{ firstLine: 1, lines: ['a', 'b'] },
			{ firstLine: 3, lines: ['c', 'd'] },
			{ firstLine: 5, lines: ['e'] },
		],
	],
	[
		'as many bytes as allowed, a comma a line',
		[['aaaa', 'bbbb', 'cccc']],
		{ rows: 75, bytes: 10 },
		[
			{ firstLine: 1, lines: ['aaaa', 'bbbb'] },
			{ firstLine: 3, lines: ['cccc'] },
		],
	],
	[
		'a line longer than allowed goes alone',
		[['a', 'x'.repeat(50), 'b']],
		{ rows: 75, bytes: 10 },
		[
			{ firstLine: 1, lines: ['a'] },
			{ firstLine: 2, lines: ['x'.repeat(50)] },
			{ firstLine: 3, lines: ['b'] },
		],
	],
	[
		'bytes, not characters',
		[['🦊', '🦊']],
		{ rows: 75, bytes: 8 },
		[
			{ firstLine: 1, lines: ['🦊'] },
			{ firstLine: 2, lines: ['🦊'] },
		],
	],
])('%s', async (_case, groups, limits, expected) => {
	expect(await batched(groups, limits)).toMatchObject(expected);
});

it('all batches together are the input, each within its limits and at its place', async () => {
	const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(line, { maxLength: 8 }), { maxLength: 8 }),
			fc.integer({ min: 1, max: 5 }),
			fc.integer({ min: 1, max: 60 }),
			async (groups, rows, bytes) => {
				const all = await batched(groups, { rows, bytes });
				expect(all.flatMap(({ lines }) => lines)).toEqual(groups.flat());
				let next = 1;
				for (const { firstLine, lastLine, lines } of all) {
					expect(firstLine).toBe(next);
					next += lines.length;
					expect(lastLine).toBe(next - 1);
					expect(lines.length).toBeLessThanOrEqual(rows);
					const size = Buffer.byteLength(lines.join(',')) + 1;
					if (lines.length > 1) expect(size).toBeLessThanOrEqual(bytes);
				}
			},
		),
	);
});

it('only the wanted lines go, in full requests, each at its place', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.boolean(), { maxLength: 30 }),
			fc.integer({ min: 1, max: 5 }),
			async (wanted, rows) => {
				const lines = wanted.map((_, place) => `line ${place + 1}`);
				const asked = lines.filter((_, place) => wanted[place]);
				const isWanted = (line: number) => wanted[line - 1] ?? false;
				const limits = { rows, bytes: 1000 };
				const all = await collected(batches(sourceOf([lines]), limits, isWanted));
				expect(all.flatMap((batch) => batch.lines.map(String))).toEqual(asked);
				expect(
					all.flatMap((batch) => batch.lines.map((_, place) => `line ${lineAt(batch, place)}`)),
				).toEqual(asked);
				expect(all).toHaveLength(Math.ceil(asked.length / rows));
			},
		),
	);
});

it('a batch has no place after its last line', () => {
	const batch = { lines: [Buffer.from('a')], ranges: [[7, 7]] as const };
	expect(() => lineAt(batch, 1)).toThrow(RangeError);
});
