const newline = 0x0a;
const carriageReturn = 0x0d;

const isBlank = (line: Buffer): boolean => line.length === 0;

const withoutReturn = (line: Buffer): Buffer =>
	line[line.length - 1] === carriageReturn ? line.subarray(0, -1) : line;

/**
 * Splits bytes into lines, searching the newline in the bytes, so that no character is ever cut.
 * Yields the lines of each chunk together; lines are views of the chunks, blank ones are dropped.
 */
export async function* lineBatches(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
	let rest: Buffer[] = [];
	for await (const chunk of chunks) {
		const lines: Buffer[] = [];
		let start = 0;
		for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
			const tail = chunk.subarray(start, end);
			const line = withoutReturn(rest.length > 0 ? Buffer.concat([...rest, tail]) : tail);
			rest = [];
			if (!isBlank(line)) lines.push(line);
			start = end + 1;
		}
		if (start < chunk.length) rest.push(chunk.subarray(start));
		if (lines.length > 0) yield lines;
	}
	const last = withoutReturn(Buffer.concat(rest));
	if (!isBlank(last)) yield [last];
}
