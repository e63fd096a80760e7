import { z } from 'zod';

import { ConfigurationError } from '../../flow/syncError';
import type { Mapping } from '../model/mapping';
import { refuseExpressions } from './expressions';
import { tableRows } from './mappingTable';
import { placeOf, placeText } from './place';

/** Which parameters hold the mapping's rows, and in which they are pasted as a table. */
const rowParameters = {
	toBlueConic: { rows: 'blueConicMappings', table: 'blueConicTable' },
	toBraze: { rows: 'brazeMappings', table: 'brazeTable' },
} as const satisfies Record<Mapping['direction'], object>;

/** Those of the options that belong to the mapping; the others may be expressions. */
const mappingOptions: ReadonlySet<string> = new Set(['timeZone', 'whenUnfit', 'longestList']);

const anyParameters = z.record(z.string(), z.unknown());

/** A direction's parameters, and what a row of its mapping is called. */
export interface ReadParameters<Parameters> {
	readonly parameters: Parameters;
	readonly rowWord: 'Mapping' | 'Table row';
}

/**
 * The parameters of one direction; rows of a table stand in the place of those of the editor.
 *
 * @throws ConfigurationError naming the place of a value that cannot be read.
 */
export function readParameters<Shape extends z.ZodRawShape>(
	direction: Mapping['direction'],
	schema: z.ZodObject<Shape>,
	raw: unknown,
): ReadParameters<z.output<z.ZodObject<Shape>>> {
	const { rows, table } = rowParameters[direction];
	const all = anyParameters.safeParse(raw);
	if (!all.success) throw unreadable([]);
	const isTable = all.data.mappingAs === 'table';
	const used = Object.fromEntries(
		Object.entries(all.data)
			.filter(([name]) => Object.hasOwn(schema.shape, name) && name !== (isTable ? rows : table))
			.map(([name, value]) => [name, name === 'options' ? mappingOptionsOf(value) : value]),
	);
	refuseExpressions(used);
	const pasted = isTable && typeof used[table] === 'string' ? used[table] : '';
	const parsed = schema.safeParse(
		isTable ? { ...used, [rows]: { values: tableRows(direction, pasted) } } : used,
	);
	if (!parsed.success) throw unreadable(parsed.error.issues[0]?.path ?? []);
	return { parameters: parsed.data, rowWord: isTable ? 'Table row' : 'Mapping' };
}

function mappingOptionsOf(options: unknown): unknown {
	const all = anyParameters.safeParse(options);
	if (!all.success) return options;
	return Object.fromEntries(Object.entries(all.data).filter(([name]) => mappingOptions.has(name)));
}

function unreadable(path: readonly PropertyKey[]): ConfigurationError {
	const what = path.length === 0 ? 'The mapping' : placeText(placeOf(path));
	return new ConfigurationError(
		`${what} cannot be read: open 'BlueConic Mapper' and choose that value anew.`,
	);
}
