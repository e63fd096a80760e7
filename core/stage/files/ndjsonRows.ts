import { RowError } from '../../flow/syncError';
import { lineBatches, type LineLimits } from '../parts/lines';
import { rowTextOf } from '../parts/rowText';
import type { FileRow } from './fileRow';
import type { ForeignText } from './foreignFile';

/** The rows of a text with a JSON object a line; blank lines are none. */
export async function* ndjsonRows(
	{ key, chunks }: ForeignText,
	limits: LineLimits = {},
): AsyncGenerator<FileRow> {
	let line = 0;
	for await (const lines of lineBatches(chunks, limits)) {
		for (const bytes of lines) {
			line += 1;
			if (bytes.length > 0) yield { key, line, read: () => objectOf(bytes) };
		}
	}
}

function objectOf(line: Buffer): Record<string, unknown> {
	const value = parsed(rowTextOf(line));
	if (isRecord(value)) return value;
	throw new RowError('noObject', 'The line is no JSON object.');
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new RowError('brokenJson', 'The line is no whole JSON text.');
	}
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
