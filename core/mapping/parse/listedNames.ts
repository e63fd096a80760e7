import { parse } from 'csv-parse/sync';

const needsQuotes = /[",\r\n]|^\s|\s$/;

/**
 * The names in a text, separated by commas or line ends, each once; a name with a comma stands in
 * quotation marks.
 */
export function listedNames(text: string): readonly string[] {
	const names = lists(text)
		.flat()
		.map((name) => name.trim());
	return [...new Set(names)].filter((name) => name !== '');
}

/** The text that `listedNames` reads back. */
export const textOfNames = (names: readonly string[]): string =>
	names.map((name) => (needsQuotes.test(name) ? quoted(name) : name)).join(', ');

/** A value between quotation marks (rfc-editor.org/rfc/rfc4180). */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Names with quotation marks of their own are taken as they are. */
function lists(text: string): readonly (readonly string[])[] {
	try {
		return parse(text, {
			trim: true,
			relax_column_count: true,
			record_delimiter: ['\r\n', '\n', '\r'],
		});
	} catch {
		return [text.split(/[,\r\n]/)];
	}
}
