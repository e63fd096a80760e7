/** A line of a text, counted from 1. */
export interface NumberedLine {
	readonly number: number;
	readonly text: string;
}

const NEWLINE = 0x0a;

/** The lines of UTF-8 bytes one after the other, as fast as they are taken; blank ones left out. */
export async function* numberedLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<NumberedLine> {
	let rest: Buffer[] = [];
	let number = 0;
	for await (const chunk of chunks) {
		let start = 0;
		for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
			const text = Buffer.concat([...rest, chunk.subarray(start, end)])
				.toString()
				.trim();
			rest = [];
			start = end + 1;
			number += 1;
			if (text !== '') yield { number, text };
		}
		if (start < chunk.length) rest.push(chunk.subarray(start));
	}
	const text = Buffer.concat(rest).toString().trim();
	if (text !== '') yield { number: number + 1, text };
}
