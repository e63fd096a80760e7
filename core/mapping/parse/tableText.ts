import { parse, CsvError } from 'csv-parse/sync';

import { ConfigurationError } from '../../flow/syncError';
import { quoted } from './listedNames';

/** The columns that a table has, and its rows, each cell with its column. */
export interface TableText {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly (readonly [column: string, cell: string])[])[];
}

/** What separates cells; the one most often in the header row does. */
const delimiters = [',', ';', '\t'] as const;

const faults: Readonly<Record<string, string>> = {
	CSV_QUOTE_NOT_CLOSED: 'a quotation mark is never closed',
	CSV_INVALID_CLOSING_QUOTE: 'something stands between a closing quotation mark and the next cell',
	INVALID_OPENING_QUOTE: 'a quotation mark stands inside a cell that has none around it',
};

/**
 * The cells of a pasted table: JSON when it begins as a list or an object, otherwise CSV
 * (rfc-editor.org/rfc/rfc4180), parted by commas, semicolons or tabs. Blank rows are none.
 *
 * @throws ConfigurationError when it is neither, or a row has more cells than there are columns.
 */
export function readTableText(text: string): TableText {
	const bare = text.replace(/^\uFEFF/, '');
	return /^\s*[[{]/.test(bare) ? readJson(bare) : readCsv(bare);
}

/** The rows as CSV with a header row, as `readTableText` reads it. */
export function csvOf(
	columns: readonly string[],
	rows: readonly Readonly<Record<string, string>>[],
): string {
	const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
	return lines.map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');
}

const csvCell = (cell: string): string => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? quoted(cell) : cell);

function readCsv(text: string): TableText {
	const [header = [], ...records] = csvRecords(text);
	const columns = header.map((column) => column.trim());
	const nameless = columns.indexOf('');
	if (nameless >= 0) {
		throw new ConfigurationError(
			`'Mapping Table' has no name for column ${nameless + 1}: name each column in the first row.`,
		);
	}
	const rows = records.map((cells, index) => {
		if (cells.slice(columns.length).some(isFilled)) {
			throw new ConfigurationError(
				`Table row ${index + 1} has more cells than there are columns: put quotation marks around cells that hold a separator.`,
			);
		}
		return columns.map((column, place) => [column, cells[place] ?? ''] as const);
	});
	return { columns, rows };
}

function csvRecords(text: string): readonly (readonly string[])[] {
	try {
		const records = parse(text, {
			delimiter: delimiterOf(text),
			record_delimiter: ['\r\n', '\n', '\r'],
			relax_column_count: true,
		});
		return records.filter((cells) => cells.some(isFilled));
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const fault = faults[error.code] ?? 'it is no row of separated cells';
		throw new ConfigurationError(
			`'Mapping Table' cannot be read in line ${String(error.lines)}: ${fault}. Correct that line, with quotation marks doubled inside quoted cells.`,
		);
	}
}

function delimiterOf(text: string): string {
	const [header = ''] = text.trimStart().split(/[\r\n]/, 1);
	const often = (delimiter: string): number => header.split(delimiter).length;
	return delimiters.reduce((best, one) => (often(one) > often(best) ? one : best));
}

function readJson(text: string): TableText {
	const value = parsedJson(text);
	const rows = (Array.isArray(value) ? value : [value]).map((row: unknown, index) => {
		if (typeof row !== 'object' || row === null || Array.isArray(row)) {
			throw new ConfigurationError(
				`Table row ${index + 1} is no object: write each row as {"column": "value"}.`,
			);
		}
		return Object.entries(row).map(
			([column, cell]) => [column, jsonCell(cell, column, index)] as const,
		);
	});
	return { columns: [...new Set(rows.flatMap((row) => row.map(([column]) => column)))], rows };
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new ConfigurationError(
			`'Mapping Table' begins like JSON, but is none: paste a list of objects, or CSV with a header row.`,
		);
	}
}

function jsonCell(cell: unknown, column: string, index: number): string {
	if (cell === null) return '';
	if (typeof cell === 'string') return cell;
	if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
	throw new ConfigurationError(
		`Table row ${index + 1} has a list or an object in the column "${column}": write a text.`,
	);
}

const isFilled = (cell: string): boolean => cell.trim() !== '';
