import fc from 'fast-check';

import { lineBatches, oversizedLine } from '../../../../core/stage/parts/lines';
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

const tooLong = Symbol('too long');

const linesOf = async (bytes: Buffer, cuts: readonly number[] = [], longestLineBytes?: number) => {
	const batches = await collected(lineBatches(chunksOf(bytes, cuts), { longestLineBytes }));
	return batches.flat().map((line) => (line === oversizedLine ? tooLong : line.toString('utf8')));
};

it.each<[string, string, readonly string[]]>([
	['nothing', '', []],
	['one line', '{"a":1}\n', ['{"a":1}']],
	['no newline at the end', 'a\nb', ['a', 'b']],
	['lines of Windows', 'a\r\nb\r\n', ['a', 'b']],
	['a carriage return at the very end', 'a\r', ['a']],
	['a carriage return alone', '\r', ['']],
	['a carriage return inside a line', 'a\rb\n', ['a\rb']],
	['blank lines keep their places', '\n\na\n\n\r\n\nb\n\n', ['', '', 'a', '', '', '', 'b', '']],
	['line separators of Unicode', 'a\u2028b\u2029c\u0085d\n', ['a\u2028b\u2029c\u0085d']],
	['characters of several bytes', 'é\n🦊\n漢字', ['é', '🦊', '漢字']],
	['a byte-order mark at the beginning', '\ufeffa\nb\n', ['a', 'b']],
	['a byte-order mark and nothing else', '\ufeff', []],
	['a byte-order mark before a blank line', '\ufeff\na', ['', 'a']],
	['byte-order marks elsewhere', '\ufeff\ufeffa\n\ufeffb\n', ['\ufeffa', '\ufeffb']],
])('%s', async (_case, text, expected) => {
	expect(await linesOf(Buffer.from(text))).toEqual(expected);
	const everywhere = [...Buffer.from(text).keys()];
	expect(await linesOf(Buffer.from(text), everywhere)).toEqual(expected);
});

it('the beginning of a byte-order mark is bytes like others', async () => {
	const begun = Buffer.from([0xef, 0xbb]);
	for (const cuts of [[], [1], [1, 2]]) {
		expect((await collected(lineBatches(chunksOf(begun, cuts)))).flat()).toEqual([begun]);
	}
});

it.each<[string, string, readonly (string | typeof tooLong)[]]>([
	['a line as long as allowed', 'abcd\nabcd', ['abcd', 'abcd']],
	['as long as allowed, with a carriage return', 'abcd\r\nabcd\r', ['abcd', 'abcd']],
	['one byte too long', 'a\nabcde\nb\n', ['a', tooLong, 'b']],
	['too long by bytes, not characters', '🦊\n🦊é\n', ['🦊', tooLong]],
	['too long at the end', 'a\nabcdefgh', ['a', tooLong]],
	['much too long, then blank', `${'x'.repeat(1000)}\n\ny`, [tooLong, '', 'y']],
	['the mark does not count', '\ufeffabcd\n', ['abcd']],
])('with at most four bytes a line: %s', async (_case, text, expected) => {
	const bytes = Buffer.from(text);
	expect(await linesOf(bytes, [], 4)).toEqual(expected);
	expect(await linesOf(bytes, [...bytes.keys()], 4)).toEqual(expected);
});

it('a line that is too long is not kept in memory', async () => {
	const chunkBytes = 64 * 1024;
	const longestLineBytes = 1024 * 1024;
	async function* endless(): AsyncGenerator<Buffer> {
		for (let chunk = 0; chunk < 4_000; chunk += 1) {
			yield Buffer.alloc(chunkBytes, 0x61);
		}
		yield Buffer.from('\nlast\n');
	}
	const before = process.memoryUsage().arrayBuffers;
	let most = 0;
	async function* watched(): AsyncGenerator<Buffer> {
		for await (const chunk of endless()) {
			most = Math.max(most, process.memoryUsage().arrayBuffers - before);
			yield chunk;
		}
	}
	const lines = (await collected(lineBatches(watched(), { longestLineBytes }))).flat();
	expect(lines).toEqual([oversizedLine, Buffer.from('last')]);
	expect(most).toBeLessThan(100 * 1024 * 1024);
});

it('any chunking of any text gives the lines of a naive splitting', async () => {
	const piece = fc.constantFrom(
		...['a', '{"x":"é"}', '\n', '\n', '\r\n', '\r', '\u2028', '🦊', ' ', '\ufeff'],
	);
	const naive = (text: string, longest: number) => {
		const lines = text.replace(/^\ufeff/, '').split('\n');
		if (lines.at(-1) === '') lines.pop();
		return lines
			.map((line) => line.replace(/\r$/, ''))
			.map((line) => (Buffer.byteLength(line) > longest ? tooLong : line));
	};
	await fc.assert(
		fc.asyncProperty(
			fc.array(piece, { maxLength: 30 }),
			fc.array(fc.nat(200), { maxLength: 8 }),
			fc.integer({ min: 1, max: 40 }),
			async (pieces, cuts, longest) => {
				const text = pieces.join('');
				expect(await linesOf(Buffer.from(text), cuts, longest)).toEqual(naive(text, longest));
			},
		),
		{ numRuns: 500 },
	);
});
