import { fieldWord } from './editorWords';

/** Where in the Mapper's parameters something stands, in the editor's words. */
export interface Place {
	/** `Mapping 3`, when it is in a row. */
	readonly row: string | undefined;
	readonly field: string;
}

const rowWords: ReadonlyMap<unknown, string> = new Map([
	['blueConicIdentifiers', 'Identifier'],
	['brazeIdentifiers', 'Identifier'],
	['blueConicMappings', 'Mapping'],
	['brazeMappings', 'Mapping'],
]);

/** Parts of a parameter that the editor shows as one. */
const inner: ReadonlySet<unknown> = new Set(['values', 'value', 'mode']);

/** The place of a path such as `brazeMappings > values > 2 > property > value`. */
export function placeOf(path: readonly PropertyKey[]): Place {
	const names = path.filter((name) => typeof name === 'string' && !inner.has(name)).map(String);
	const number = path.find((name) => typeof name === 'number');
	const word = rowWords.get(path[0]);
	const row = word === undefined || number === undefined ? undefined : `${word} ${number + 1}`;
	const name = row === undefined ? names.at(-1) : (names[1] ?? names[0]);
	return { row, field: fieldWord(name ?? 'parameters') };
}

/** `'Profile Property' of Mapping 3`. */
export const placeText = ({ row, field }: Place): string =>
	row === undefined ? `'${field}'` : `'${field}' of ${row}`;
