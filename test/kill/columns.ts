/** Rows of the same fields under their headings, numbers to the right. */
export function columns(rows: readonly Readonly<Record<string, string | number>>[]): string {
	const [first] = rows;
	if (!first) return '';
	const lines = [Object.keys(first), ...rows.map((row) => Object.values(row).map(String))];
	const widths = Object.keys(first).map((_, column) =>
		Math.max(...lines.map((line) => (line[column] ?? '').length)),
	);
	return lines
		.map((line) => line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
		.join('\n');
}
