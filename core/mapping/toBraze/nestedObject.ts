import { grouped } from './grouped';
import type { RowDraft } from './rowDraft';
import type { CompiledRow, WriteRow } from './rowWriter';
import type { TurnAway } from './unfitValue';
import { sizedJson } from './values/objectTexts';

/** A row whose value lies in an object; the path starts with the attribute. */
export interface NestedRow extends CompiledRow {
	readonly path: readonly string[];
}

/** Compiles the rows of one attribute to one object; too large a one is left out as a whole. */
export function nestedObjectWriter(rows: readonly NestedRow[], turnAway: TurnAway): WriteRow {
	const write = objectWriter(rows, 1);
	const { place = '', path: [target = ''] = [] } = rows[0] ?? {};

	return (draft) => {
		const text = write(draft);
		const sized = sizedJson(text, undefined);
		if (!sized || 'json' in sized) return text;
		turnAway(draft, sized.warning, { place, target });
		for (const { position } of rows) draft.fields[position] = '';
		return '';
	};
}

/** An object with a member for each name that the paths have at this depth. */
function objectWriter(rows: readonly NestedRow[], depth: number): WriteRow {
	const members = [...grouped(rows, ({ path }) => path[depth] ?? '')].map(([name, below]) => ({
		opening: `${JSON.stringify(name)}:`,
		write: memberWriter(below, depth + 1),
	}));

	return (draft: RowDraft) => {
		let object = '';
		for (const { opening, write } of members) {
			const text = write(draft);
			if (text !== '') object += (object === '' ? '{' : ',') + opening + text;
		}
		return object === '' ? '' : `${object}}`;
	};
}

/** The first row decides whether a member is a value or an object. */
function memberWriter(rows: readonly NestedRow[], depth: number): WriteRow {
	const [first] = rows;
	if (first && first.path.length <= depth) return first.write;
	return objectWriter(
		rows.filter(({ path }) => path.length > depth),
		depth,
	);
}
