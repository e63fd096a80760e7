import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import * as deleteFile from './file/delete.operation';
import * as getManyFiles from './file/getMany.operation';
import * as readRows from './file/readRows.operation';
import * as writeRows from './file/writeRows.operation';
import * as deleteGoal from './goal/delete.operation';
import * as begin from './run/begin.operation';
import * as discard from './run/discard.operation';
import * as finish from './run/finish.operation';
import * as get from './run/get.operation';
import * as getMany from './run/getMany.operation';

interface Operation {
	readonly name: string;
	readonly value: string;
	readonly action: string;
	readonly description: string;
	readonly operation: {
		readonly description: readonly INodeProperties[];
		execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]>;
	};
}

/** What the node can do, by resource; the first operation is the one a new node has. */
const operations: Readonly<Record<string, readonly Operation[]>> = {
	run: [
		{
			name: 'Begin',
			value: 'begin',
			action: 'Begin a run',
			description: 'Start a run of a goal or go on with its unfinished one',
			operation: begin,
		},
		{
			name: 'Discard',
			value: 'discard',
			action: 'Discard a run',
			description: 'Give up an unfinished run: what was sent is counted, the rest is not sent',
			operation: discard,
		},
		{
			name: 'Finish',
			value: 'finish',
			action: 'Finish a run',
			description: 'Check that every row met its end, and write the report',
			operation: finish,
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a run',
			description: 'Get how a run is going or how it ended',
			operation: get,
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many runs',
			description: "Get a goal's runs, the newest first",
			operation: getMany,
		},
	],
	goal: [
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete a goal',
			description: "Delete a goal's state, runs and reports",
			operation: deleteGoal,
		},
	],
	file: [
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete a file',
			description: 'Delete a file of the stage',
			operation: deleteFile,
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many files',
			description: "List the files of the stage or of Braze's folder",
			operation: getManyFiles,
		},
		{
			name: 'Read Rows',
			value: 'readRows',
			action: 'Read rows of a file',
			description: 'Get some rows of a file as items',
			operation: readRows,
		},
		{
			name: 'Write Rows',
			value: 'writeRows',
			action: 'Write rows to a file',
			description: 'Write items, or a binary file, to the stage',
			operation: writeRows,
		},
	],
};

const optionOf = ({ name, value, action, description }: Operation): INodePropertyOptions => ({
	name,
	value,
	action,
	description,
});

/** The choice of the operation, and the fields of each. */
export const operationFields: INodeProperties[] = Object.entries(operations).flatMap(
	([resource, ofResource]) => [
		// The rule does not see a default that comes from the table.
		// eslint-disable-next-line n8n-nodes-base/node-param-default-missing
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource] } },
			options: ofResource.map(optionOf),
			default: ofResource[0]?.value ?? '',
		},
		...ofResource.flatMap(({ operation }) => operation.description),
	],
);

/** The operation that a node is set to. */
export function operationOf(context: IExecuteFunctions): Operation['operation'] {
	const resource = context.getNodeParameter('resource', 0);
	const value = context.getNodeParameter('operation', 0);
	const chosen = operations[String(resource)]?.find((one) => one.value === value);
	if (!chosen) throw new TypeError(`There is no operation '${String(resource)}: ${String(value)}'`);
	return chosen.operation;
}
