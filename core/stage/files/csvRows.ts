import { Parser } from 'csv-parse';
import { finished } from 'node:stream/promises';

import { ConfigurationError, RowError } from '../../flow/syncError';
import { defaultLongestLineBytes, withoutByteOrderMark, type LineLimits } from '../parts/lines';
import { rowTextOf } from '../parts/rowText';
import type { FileRow } from './fileRow';
import type { ForeignText } from './foreignFile';
import { peeked } from './peeked';

/** What separates values; the one most often in the header line does. */
const delimiters = [',', ';', '\t', '|'] as const;

const newline = 0x0a;

/** A header longer than this is no header. */
const longestHeaderBytes = 64 * 1024;

/** Why the parser gives up; what stands behind cannot be told apart any more. */
const sentences: Readonly<Record<string, string>> = {
	INVALID_OPENING_QUOTE: 'A quotation mark stands inside a value that has none around it.',
	CSV_INVALID_CLOSING_QUOTE:
		'Something stands between a closing quotation mark and the next value.',
	CSV_QUOTE_NOT_CLOSED: 'A quotation mark is never closed.',
	CSV_MAX_RECORD_SIZE: "The row is longer than 'Longest Line' allows.",
};

interface Row {
	readonly line: number;
	readonly values: readonly Buffer[];
}

/**
 * The rows of a text of separated values (rfc-editor.org/rfc/rfc4180) whose first line names the
 * columns; all values are texts, blank lines are no rows.
 *
 * @throws ConfigurationError when the header line does not name every column differently.
 */
export async function* csvRows(
	{ key, chunks }: ForeignText,
	{ longestLineBytes = defaultLongestLineBytes }: LineLimits = {},
): AsyncGenerator<FileRow> {
	const isHeader = (head: Buffer): boolean =>
		head.length > longestHeaderBytes || head.includes(newline);
	const { head, all } = await peeked(withoutByteOrderMark(chunks), isHeader);
	let names: readonly string[] | undefined;
	for await (const row of parsedRows(all, delimiterOf(head), longestLineBytes)) {
		if (row instanceof BrokenCsv) {
			yield { key, line: row.line, read: () => row.refuse() };
		} else if (names) {
			yield { key, line: row.line, read: objectReader(names, row.values) };
		} else {
			names = headerOf(row, key);
		}
	}
}

function delimiterOf(head: Buffer): string {
	const end = head.indexOf(newline);
	const line = head.toString('utf8', 0, end < 0 ? head.length : end);
	const often = (delimiter: string): number => line.split(delimiter).length;
	return delimiters.reduce((best, one) => (often(one) > often(best) ? one : best));
}

function headerOf({ values }: Row, key: string): readonly string[] {
	const names = values.map((value) => value.toString('utf8'));
	names.forEach((name, place) => {
		const column = place + 1;
		const before = names.indexOf(name) + 1;
		if (name.trim() === '') throw badHeader(key, `column ${column} has no name`);
		if (before < column) throw badHeader(key, `columns ${before} and ${column} have the same name`);
	});
	return names;
}

const badHeader = (key: string, what: string): ConfigurationError =>
	new ConfigurationError(
		`In the header line of '${key}' ${what}: give each column a name of its own.`,
	);

const objectReader = (names: readonly string[], values: readonly Buffer[]) => () => {
	if (values.length !== names.length) {
		const what = `The row has ${values.length} values, the header line ${names.length} names.`;
		throw new RowError('otherColumns', what);
	}
	// An assignment to a column of the name `__proto__` would change the object itself.
	return Object.fromEntries(
		names.map((name, place) => [name, rowTextOf(values[place] ?? Buffer.alloc(0))]),
	);
};

/** The place where the parser gave up. */
class BrokenCsv {
	constructor(
		readonly line: number,
		private readonly code: string,
	) {}

	refuse(): never {
		const why = sentences[this.code] ?? 'The line is no row of separated values.';
		throw new RowError('brokenCsv', `${why} Nothing behind it was read.`);
	}
}

async function* parsedRows(
	chunks: AsyncIterable<Buffer>,
	delimiter: string,
	longestLineBytes: number,
): AsyncGenerator<Row | BrokenCsv> {
	const lines = new LineCount();
	let rows: Row[] = [];
	let broken: BrokenCsv | undefined;
	const parser = new Parser({
		delimiter,
		record_delimiter: ['\r\n', '\n'],
		// Values stay bytes, so that broken ones are seen.
		encoding: null,
		relax_column_count: true,
		skip_empty_lines: true,
		max_record_size: longestLineBytes,
		// Taken here, in order, instead of from the parser's own buffer.
		on_record: (record: readonly unknown[], info: { readonly bytes: number }) => {
			const values = record.map(bytesOf);
			rows.push({ line: lines.upTo(info.bytes) - linesWithin(values), values });
			return null;
		},
	});
	parser.on('error', (error: Error & { readonly code?: string }) => {
		broken = new BrokenCsv(lines.next, error.code ?? '');
	});
	parser.resume();
	for await (const chunk of chunks) {
		lines.add(chunk);
		await new Promise((resolve) => parser.write(chunk, resolve));
		yield* rows;
		rows = [];
		if (broken) break;
	}
	if (!broken) {
		await finished(parser.end()).catch(() => undefined);
		yield* rows;
	}
	if (broken) yield broken;
}

/** Tells lines by the bytes before their ends. */
class LineCount {
	private readonly ends: number[] = [];
	private bytes = 0;
	private passed = 0;

	/** The line behind the last one that was told. */
	get next(): number {
		return this.passed + 1;
	}

	add(chunk: Buffer): void {
		for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) {
			this.ends.push(this.bytes + at + 1);
		}
		this.bytes += chunk.length;
	}

	/** The line, from 1, that so many first bytes end in or with; never fewer than before. */
	upTo(bytes: number): number {
		const later = this.ends.findIndex((end) => end > bytes);
		const ended = this.ends.splice(0, later < 0 ? this.ends.length : later);
		this.passed += ended.length;
		return ended.at(-1) === bytes ? this.passed : this.passed + 1;
	}
}

const bytesOf = (value: unknown): Buffer =>
	Buffer.isBuffer(value) ? value : Buffer.from(String(value));

const linesWithin = (values: readonly Buffer[]): number =>
	values.reduce((sum, value) => sum + value.toString('latin1').split('\n').length - 1, 0);
