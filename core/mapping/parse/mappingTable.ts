import { ConfigurationError } from '../../flow/syncError';
import { textOfBrazeField } from '../model/brazeFieldText';
import { textOfBrazeTarget } from '../model/brazeTargetText';
import type { Mapping } from '../model/mapping';
import type { ProfileSource } from '../model/profileSource';
import type { ToBlueConicRow } from '../model/toBlueConicMapping';
import type { ToBrazeRow } from '../model/toBrazeMapping';
import {
	blueConicTypeWords,
	brazeTypeWords,
	emptyRuleWords,
	mergeStrategyWords,
	plainWord,
	sourceWords,
	tellingWords,
	updateStyleWords,
	valueOf,
	fieldWord,
	type Words,
} from './editorWords';
import { textOfNames } from './listedNames';
import { csvOf, readTableText } from './tableText';

/** A text as it is, a choice of the list's text form, or one of a few words. */
type Column = 'text' | 'locator' | Words;

/** The columns of a table for each direction: the parameters of a row. */
export const mappingColumns = {
	toBlueConic: new Map<string, Column>([
		['brazeField', 'locator'],
		['property', 'locator'],
		['mergeStrategy', mergeStrategyWords],
		['type', blueConicTypeWords],
	]),
	toBraze: new Map<string, Column>([
		['source', sourceWords],
		['property', 'locator'],
		['telling', tellingWords],
		['chosenSegments', 'text'],
		['text', 'text'],
		['brazeField', 'locator'],
		['updateStyle', updateStyleWords],
		['type', brazeTypeWords],
		['whenEmpty', emptyRuleWords],
		['identifierKey', 'text'],
	]),
} as const satisfies Record<Mapping['direction'], ReadonlyMap<string, Column>>;

/**
 * The rows of a pasted table as a Mapper's parameters have them. Columns and choices may be written
 * as workflows store them or as the editor shows them; a blank cell is the default.
 *
 * @throws ConfigurationError naming the row and the column.
 */
export function tableRows(direction: Mapping['direction'], text: string): readonly object[] {
	const known = mappingColumns[direction];
	const table = readTableText(text);
	const names = namesOf(table.columns, [...known.keys()]);
	return table.rows.map((cells, index) => {
		const row = `Table row ${index + 1}`;
		const named = cells.map(([column, cell]) => ({
			column,
			cell,
			name: names.get(column) ?? column,
		}));
		refuseTwice(
			named.map(({ name }) => name),
			row,
		);
		return Object.fromEntries(
			named
				.filter(({ cell }) => cell.trim() !== '')
				.map(({ column, cell, name }) => [
					name,
					parameterOf(known.get(name) ?? 'text', cell, row, column),
				]),
		);
	});
}

/** A mapping's rows as a table that reads back as the same rows, in words and as CSV. */
export function tableOf(mapping: Mapping): {
	readonly csv: string;
	readonly rows: readonly Readonly<Record<string, string>>[];
} {
	const rows =
		mapping.direction === 'toBraze'
			? mapping.rows.map(brazeCells)
			: mapping.rows.map(blueConicCells);
	return { csv: csvOf([...mappingColumns[mapping.direction].keys()], rows), rows };
}

/** The parameter that each column of a table is. */
function namesOf(
	columns: readonly string[],
	known: readonly string[],
): ReadonlyMap<string, string> {
	const names = new Map<string, string>();
	for (const column of columns) {
		const name = known.find((one) =>
			[one, fieldWord(one)].some((word) => plainWord(word) === plainWord(column)),
		);
		if (name === undefined) {
			throw new ConfigurationError(
				`'Mapping Table' has the column "${column}", which is not known: name the columns ${listed(known, 'and')}.`,
			);
		}
		names.set(column, name);
	}
	return names;
}

function refuseTwice(names: readonly string[], row: string): void {
	const twice = names.find((name, position) => names.indexOf(name) !== position);
	if (twice === undefined) return;
	throw new ConfigurationError(
		`${row} has the column "${twice}" twice: remove one of the two columns.`,
	);
}

function parameterOf(read: Column, cell: string, row: string, column: string): unknown {
	if (read === 'text') return cell;
	if (read === 'locator') return { mode: 'list', value: cell };
	const value = valueOf(read, cell);
	if (value !== undefined) return value;
	throw new ConfigurationError(
		`${row} has "${cell.trim()}" in the column "${column}": write ${listed(Object.keys(read), 'or')}.`,
	);
}

const listed = (names: readonly string[], last: 'and' | 'or'): string =>
	`${names.slice(0, -1).join(', ')} ${last} ${names.at(-1) ?? ''}`;

const blueConicCells = (row: ToBlueConicRow): Readonly<Record<string, string>> => ({
	brazeField: textOfBrazeField(row.field),
	property: row.property,
	mergeStrategy: row.strategy,
	type: row.type,
});

const brazeCells = (row: ToBrazeRow): Readonly<Record<string, string>> => ({
	...sourceCells(row.source),
	brazeField: textOfBrazeTarget(row.target),
	updateStyle: row.style,
	type: row.type,
	whenEmpty: row.whenEmpty,
	identifierKey: row.identifierKey,
});

const sourceCells = (source: ProfileSource): Readonly<Record<string, string>> => ({
	source: source.kind,
	property: source.kind === 'property' ? source.property : '',
	telling: 'as' in source ? source.as : '',
	chosenSegments: source.kind === 'segments' ? textOfNames(source.chosen) : '',
	text: source.kind === 'staticText' ? source.text : '',
});
