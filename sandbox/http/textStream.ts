import { Readable } from 'node:stream';

const CHUNK_CHARACTERS = 64 * 1024;

function* joined(pieces: Iterable<string>): Generator<string> {
	let chunk = '';
	for (const piece of pieces) {
		chunk += piece;
		if (chunk.length < CHUNK_CHARACTERS) continue;
		yield chunk;
		chunk = '';
	}
	if (chunk !== '') yield chunk;
}

/** A stream that makes its text only as fast as the reader takes it. */
export function textStream(pieces: Iterable<string>): Readable {
	return Readable.from(joined(pieces), { highWaterMark: 2 });
}

/** One line of text for each record. */
export function* mapLines<T>(
	records: Iterable<T>,
	toLine: (record: T) => string,
): Generator<string> {
	for (const record of records) yield `${toLine(record)}\n`;
}
