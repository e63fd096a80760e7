import { withoutByteOrderMark, type LineLimits } from '../parts/lines';
import type { ForeignFile } from '../parts/stepIndex';
import type { Store } from '../store';
import { csvRows } from './csvRows';
import type { FileRow } from './fileRow';
import { foreignTexts, type ForeignFileOptions, type ForeignText } from './foreignFile';
import { ndjsonRows } from './ndjsonRows';
import { peeked } from './peeked';

/** How rows are written in a text. */
export const rowFormats = ['automatic', 'ndjson', 'csv'] as const;
export type RowFormat = (typeof rowFormats)[number];

/** Which rows of a file are wanted. */
export interface WantedRows extends ForeignFileOptions {
	readonly format: RowFormat;
	/** Rows to leave out at the beginning. */
	readonly offset: number;
	/** At least 1. */
	readonly limit: number;
}

/**
 * Some rows of a file: gzip, zip or plain, with a JSON object a line or separated values, the
 * broken ones among them; those of a zip's entries follow each other.
 *
 * @throws what `foreignTexts` and `csvRows` do.
 */
export async function* readRows(
	store: Store,
	file: ForeignFile,
	{ format, offset, limit, ...options }: WantedRows,
): AsyncGenerator<FileRow> {
	let rows = 0;
	for await (const text of foreignTexts(store, file, options)) {
		for await (const row of rowsOf(text, format, options)) {
			rows += 1;
			if (rows > offset) yield row;
			if (rows >= offset + limit) return;
		}
	}
}

const readers = { ndjson: ndjsonRows, csv: csvRows } as const;

async function* rowsOf(
	text: ForeignText,
	format: RowFormat,
	limits: LineLimits,
): AsyncGenerator<FileRow> {
	if (format !== 'automatic') return yield* readers[format](text, limits);
	const { head, all } = await peeked(withoutByteOrderMark(text.chunks), hasCharacter);
	const isJson = /^[{[]/.test(beginning(head));
	yield* readers[isJson ? 'ndjson' : 'csv']({ ...text, chunks: all }, limits);
}

const peekBytes = 4096;

/** The first characters behind blank lines. */
const beginning = (bytes: Buffer): string => bytes.toString('utf8', 0, peekBytes).trimStart();

const hasCharacter = (bytes: Buffer): boolean =>
	bytes.length >= peekBytes || beginning(bytes) !== '';
