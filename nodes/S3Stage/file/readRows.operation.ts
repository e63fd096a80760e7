import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { ConfigurationError, RowError } from '../../../core/flow/syncError';
import { readableKey } from '../../../core/stage/files/fileKeys';
import { fieldsOrRefusal, type FileRow } from '../../../core/stage/files/fileRow';
import { findFile } from '../../../core/stage/files/listFiles';
import { readRows, rowFormats, type RowFormat } from '../../../core/stage/files/readRows';
import { fileLimitOptions, fileLimitsOf } from '../../descriptions/fileLimits';
import { optionsProperty } from '../../descriptions/options';
import { shownFor } from '../../descriptions/shownFor';
import { limitParameter } from '../../ports/limitParameter';
import { manyForEachItem } from '../../ports/items';
import { fileBucket, fileKey, filesOf, typedKey } from './fileFields';

export const description = shownFor({ resource: ['file'], operation: ['readRows'] }, [
	fileKey,
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description: 'Told by the content, whatever the name',
			},
			{
				name: 'CSV',
				value: 'csv',
				description: 'Separated values; the first line names the columns',
			},
			{
				name: 'NDJSON',
				value: 'ndjson',
				description: 'A JSON object a line, as in all files of the stage',
			},
		],
		default: 'automatic',
		description: 'How the rows are written; gzip and zip are unpacked',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
	},
	{
		displayName: 'Offset',
		name: 'offset',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How many rows to leave out at the beginning',
	},
	fileBucket,
	optionsProperty(fileLimitOptions),
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await manyForEachItem(this, (itemIndex) => rows(this, itemIndex));
}

async function* rows(context: IExecuteFunctions, itemIndex: number): AsyncGenerator<object> {
	const wanted = {
		format: formatOf(context, itemIndex),
		limit: limitParameter(context, itemIndex),
		offset: offsetOf(context, itemIndex),
		...fileLimitsOf(context, itemIndex),
	};
	const typed = typedKey(context, itemIndex);
	const { store, folders, signal } = await filesOf(context, itemIndex);
	try {
		const file = await findFile(store, readableKey(folders, typed), signal);
		for await (const row of readRows(store, file, { ...wanted, signal })) {
			yield itemOf(row, context.continueOnFail());
		}
	} finally {
		store.close();
	}
}

/** A row that is broken becomes an item of its own where the node goes on after errors. */
function itemOf(row: FileRow, goesOn: boolean): object {
	const fields = fieldsOrRefusal(row);
	if (!(fields instanceof RowError)) return fields;
	const { key, line } = row;
	const why = fields.message.replace(/\.$/, '');
	if (goesOn) return { error: `Line ${line} of '${key}' is refused: ${why}.`, key, line };
	throw new ConfigurationError(
		`Line ${line} of '${key}' is refused (${why}): mend it, or set 'On Error' in this node's settings to 'Continue', which gives such lines as items with their errors.`,
	);
}

function formatOf(context: IExecuteFunctions, itemIndex: number): RowFormat {
	const format = context.getNodeParameter('format', itemIndex);
	return rowFormats.find((one) => one === format) ?? 'automatic';
}

function offsetOf(context: IExecuteFunctions, itemIndex: number): number {
	const offset = context.getNodeParameter('offset', itemIndex);
	if (typeof offset === 'number' && Number.isInteger(offset) && offset >= 0) return offset;
	throw new ConfigurationError(`'Offset' has to be a whole number from 0 on: mend it.`);
}
