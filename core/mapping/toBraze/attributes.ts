import { grouped } from './grouped';
import { nestedObjectWriter } from './nestedObject';
import { operators } from './operators';
import type { CompiledRow, WriteRow } from './rowWriter';
import type { TurnAway } from './unfitValue';

/** One key of an attributes object, and what stands behind it. */
export interface Attribute {
	readonly key: string;
	readonly write: WriteRow;
}

/** Rows of one attribute; the first decides what it is. */
type Rows = readonly [CompiledRow, ...CompiledRow[]];

/** What stands behind an attribute's key. */
type Shape = 'value' | 'operations' | 'nested' | 'groups';

/** Keys with a meaning of their own (braze.com/docs, user attributes object); no row fills them. */
const flags: ReadonlySet<string> = new Set(['_update_existing_only', '_merge_objects']);

/**
 * What a mapping's rows send, by attribute. Rows that cannot share one are the parser's to refuse;
 * here the first counts, so that no key comes twice.
 */
export function attributesOf(
	rows: readonly CompiledRow[],
	turnAway: TurnAway,
): readonly Attribute[] {
	return [...grouped(rows, attributeKey)]
		.filter(([key]) => !flags.has(key))
		.map(([key, all]) => ({ key, write: writers[shapeOf(all[0])](all, turnAway) }));
}

function attributeKey({ row: { target } }: CompiledRow): string {
	if (target.kind === 'subscriptionGroup') return 'subscription_groups';
	return target.kind === 'nested' ? (target.path[0] ?? '') : target.name;
}

function shapeOf({ row: { target, style } }: CompiledRow): Shape {
	if (target.kind === 'nested') return 'nested';
	if (target.kind === 'subscriptionGroup') return 'groups';
	return operators.has(style) ? 'operations' : 'value';
}

const writers: Readonly<Record<Shape, (rows: Rows, turnAway: TurnAway) => WriteRow>> = {
	value: ([{ write }]) => write,
	operations: operationsWriter,
	nested: (rows, turnAway) =>
		nestedObjectWriter(
			rows.flatMap((compiled) => {
				const { target } = compiled.row;
				return target.kind === 'nested' ? [{ ...compiled, path: target.path }] : [];
			}),
			turnAway,
		),
	groups: groupsWriter,
};

/** Each row writes an object with its own operation: together they are one. */
function operationsWriter(rows: Rows): WriteRow {
	const changes = rows.filter((row) => shapeOf(row) === 'operations');
	const writes = [...grouped(changes, ({ row }) => row.style).values()].map(([{ write }]) => write);
	const [first, second] = writes;
	if (first && !second) return first;

	return (draft) => {
		let object = '';
		for (const write of writes) {
			const text = write(draft);
			if (text !== '') object += (object === '' ? '{' : ',') + text.slice(1, -1);
		}
		return object === '' ? '' : `${object}}`;
	};
}

function groupsWriter(rows: Rows): WriteRow {
	const groups = rows.flatMap(({ row: { target }, write }) => {
		if (target.kind !== 'subscriptionGroup') return [];
		const id = JSON.stringify(target.id);
		return [{ opening: `{"subscription_group_id":${id},"subscription_state":`, write }];
	});

	return (draft) => {
		let list = '';
		for (const { opening, write } of groups) {
			const state = write(draft);
			if (state !== '') list += `${list === '' ? '[' : ','}${opening}${state}}`;
		}
		return list === '' ? '' : `${list}]`;
	};
}
