import type { GoalCounts } from './oracle/goalCounts';

/** One goal's line in the table that the demo prints. */
export interface TableRow extends Omit<GoalCounts, 'unknown'> {
	readonly goal: string;
	readonly requests: number;
	readonly seconds: number;
	/** Values, counts and requests that are not what the oracle expects. */
	readonly differences: number;
}

/** The rows under their headings, numbers to the right. */
export function tableText(rows: readonly TableRow[]): string {
	const [first] = rows;
	if (!first) return '';
	const headings = Object.keys(first);
	const lines = [headings, ...rows.map((row) => Object.values(row).map(String))];
	const widths = headings.map((_, column) =>
		Math.max(...lines.map((line) => (line[column] ?? '').length)),
	);
	return lines
		.map((line) =>
			line
				.map((cell, column) => {
					const width = widths[column] ?? 0;
					return column === 0 ? cell.padEnd(width) : cell.padStart(width);
				})
				.join('  '),
		)
		.join('\n');
}
