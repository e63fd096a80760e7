import fc from 'fast-check';

import { lineBatches } from '../../../../core/stage/parts/lines';
import { collected } from '../../flow/thrown';

async function* chunksOf(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
	const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))];
	places.sort((one, other) => one - other);
	let start = 0;
	for (const end of [...places, bytes.length]) {
		yield bytes.subarray(start, end);
		start = end;
	}
}

const linesOf = async (bytes: Buffer, cuts: readonly number[] = []): Promise<string[]> => {
	const batches = await collected(lineBatches(chunksOf(bytes, cuts)));
	return batches.flat().map((line) => line.toString('utf8'));
};

it.each<[string, string, readonly string[]]>([
	['nothing', '', []],
	['one line', '{"a":1}\n', ['{"a":1}']],
	['no newline at the end', 'a\nb', ['a', 'b']],
	['lines of Windows', 'a\r\nb\r\n', ['a', 'b']],
	['a carriage return at the very end', 'a\r', ['a']],
	['a carriage return inside a line', 'a\rb\n', ['a\rb']],
	['blank lines', '\n\na\n\n\r\n\nb\n\n', ['a', 'b']],
	['line separators of Unicode', 'a\u2028b\u2029c\u0085d\n', ['a\u2028b\u2029c\u0085d']],
	['characters of several bytes', 'é\n🦊\n漢字', ['é', '🦊', '漢字']],
])('%s', async (_case, text, expected) => {
	expect(await linesOf(Buffer.from(text))).toEqual(expected);
	const everywhere = [...Buffer.from(text).keys()];
	expect(await linesOf(Buffer.from(text), everywhere)).toEqual(expected);
});

it('any chunking of any text gives the same lines', async () => {
	const piece = fc.constantFrom('a', '{"x":"é"}', '\n', '\n', '\r\n', '\r', '\u2028', '🦊', ' ');
	await fc.assert(
		fc.asyncProperty(
			fc.array(piece, { maxLength: 30 }),
			fc.array(fc.nat(200), { maxLength: 8 }),
			async (pieces, cuts) => {
				const text = pieces.join('');
				const expected = text
					.split('\n')
					.map((line) => line.replace(/\r$/, ''))
					.filter((line) => line !== '');
				expect(await linesOf(Buffer.from(text), cuts)).toEqual(expected);
			},
		),
		{ numRuns: 300 },
	);
});
