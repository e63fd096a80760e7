import { sampledRows } from '../../../../core/mapping/preview/sampledRows';
import type { RowSource, SourceText } from '../../../../core/mapping/run/mapRows';
import { collected } from '../../flow/thrown';

/** A text whose lines come in these groups. */
const text = (key: string, ...groups: readonly string[][]): SourceText => ({
	key,
	lines: (async function* () {
		for (const group of groups) yield group.map((line) => Buffer.from(line));
	})(),
});

const seen = async (mostRows: number, ...sources: readonly RowSource[]) =>
	(await collected(sampledRows(sources, mostRows))).map(
		({ key, line, bytes, origin }) =>
			`${key}:${line} ${bytes.toString()} ${origin.source}:${origin.line}`,
	);

it.each([
	{ mostRows: 100, rows: ['a:1 1 1:1', 'a:3 2 1:3', 'b:1 3 1:4', 'b:2 4 1:5', 'c:1 5 2:1'] },
	{ mostRows: 3, rows: ['a:1 1 1:1', 'a:3 2 1:3', 'b:1 3 1:4'] },
	{ mostRows: 1, rows: ['a:1 1 1:1'] },
])('at most $mostRows rows, each with its place; blank lines are none', async (sample) => {
	const rows = await seen(
		sample.mostRows,
		[text('a', ['1', ''], ['2']), text('b', ['3', '4'])],
		[text('c', ['5'])],
	);
	expect(rows).toEqual(sample.rows);
});

it('a source that no row is taken from stays closed', async () => {
	const opened: string[] = [];
	function* source(key: string): Generator<SourceText> {
		opened.push(key);
		yield text(key, ['1', '2']);
	}
	expect(await seen(2, source('a'), source('b'))).toHaveLength(2);
	expect(opened).toEqual(['a']);
});

it('a sample that is stopped says so', async () => {
	const signal = AbortSignal.abort(new Error('stopped'));
	await expect(collected(sampledRows([[text('a', ['1'])]], 1, signal))).rejects.toThrow('stopped');
});
