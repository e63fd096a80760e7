import type { INodeProperties } from 'n8n-workflow';

/** Whether the mapping is rows or a table. */
export const mappingAsProperty: INodeProperties = {
	displayName: 'Mapping As',
	name: 'mappingAs',
	type: 'options',
	noDataExpression: true,
	default: 'rows',
	options: [
		{ name: 'Rows', value: 'rows', description: 'Chosen one by one from lists' },
		{
			name: 'Table',
			value: 'table',
			description: "Pasted as a whole; 'Preview' gives rows as such a table to copy out",
		},
	],
};

/** Whether what is missing is made. */
export const allowCreationProperty: INodeProperties = {
	displayName: 'Allow Creation',
	name: 'allowCreation',
	type: 'boolean',
	default: false,
	description:
		'Whether a person whom no identifier finds is created: a profile in BlueConic, a user in Braze. Without it Braze ignores unknown users in silence.',
};

/** How the rows of a direction are shown. */
interface MappingRows {
	readonly name: string;
	readonly table: string;
	readonly displayName: string;
	readonly row: readonly INodeProperties[];
	readonly itemTitle: string;
	/** Names of the table's columns. */
	readonly columns: string;
	readonly example: string;
}

/**
 * The rows, and the table that can stand in their place. n8n forgets what is not shown: so the rows
 * stay in sight when a table is used instead. Conditions name their parameter from the root, with a
 * slash: n8n's editor empties rows whose condition names the parameter that was changed.
 */
export function mappingRowsProperties({
	name,
	table,
	displayName,
	row,
	itemTitle,
	columns,
	example,
}: MappingRows): INodeProperties[] {
	const rows: INodeProperties = {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true, fixedCollection: { itemTitle } },
		placeholder: 'Add Mapping',
		default: {},
		displayOptions: { show: { '/mappingAs': ['rows'] } },
		options: [{ displayName: 'Mapping', name: 'values', values: [...row] }],
	};
	return [
		rows,
		{
			displayName: displayName.replace('Mapping', 'Mapping Table'),
			name: table,
			type: 'string',
			typeOptions: { rows: 12 },
			default: '',
			placeholder: `e.g. ${columns}\n${example}`,
			description: `CSV with the header ${columns} in any order, or a JSON list of objects with these keys. A column that is missing has its default.`,
			displayOptions: { show: { '/mappingAs': ['table'] } },
		},
		{
			...rows,
			displayName: displayName.replace('Mapping', 'Mapping Rows (Not Used)'),
			description: "Kept for when 'Mapping As' is 'Rows' again",
			displayOptions: { show: { '/mappingAs': ['table'] } },
		},
	];
}
