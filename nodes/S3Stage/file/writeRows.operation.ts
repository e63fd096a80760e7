import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { Readable } from 'node:stream';

import { writtenKey } from '../../../core/stage/files/fileKeys';
import { writeBytes, writeRows } from '../../../core/stage/files/writeFile';
import { shownFor } from '../../descriptions/shownFor';
import { sentenceOf } from '../../ports/runFailure';
import { forEachItem } from '../../ports/items';
import { requiredText } from '../goal/goalFields';
import { fileBucket, withFiles } from './fileFields';

export const description = shownFor({ resource: ['file'], operation: ['writeRows'] }, [
	{
		displayName: 'Input',
		name: 'input',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Binary File',
				value: 'binary',
				description: 'A file for each item, as it is',
			},
			{
				name: 'Items',
				value: 'items',
				description: 'One file of all items, a JSON object a line, packed with gzip',
			},
		],
		default: 'items',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. people.ndjson.gz',
		description: "The key in the stage's folder 'files'; a file that is there is replaced",
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. data',
		displayOptions: { show: { input: ['binary'] } },
		description: 'The name of the input field containing the file',
	},
	fileBucket,
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return this.getNodeParameter('input', 0) === 'binary'
		? await forEachItem(this, async (itemIndex) => await writeBinary(this, itemIndex))
		: await writeItems(this);
}

async function writeBinary(context: IExecuteFunctions, itemIndex: number): Promise<object> {
	const name = requiredText(context, itemIndex, 'fileName', 'File Name');
	const field = requiredText(context, itemIndex, 'binaryPropertyName', 'Input Binary Field');
	return await withFiles(context, itemIndex, async ({ store, folders, signal }) => {
		const key = writtenKey(folders, name);
		const { id, data, mimeType } = context.helpers.assertBinaryData(itemIndex, field);
		const bytes =
			id === undefined
				? Readable.from([Buffer.from(data, 'base64')])
				: await context.helpers.getBinaryStream(id);
		return await writeBytes(store, key, bytes, { contentType: mimeType, signal });
	});
}

/** One file, and so one item, for all items together. */
async function writeItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const pairedItem = items.map((_item, item) => ({ item }));
	try {
		const name = requiredText(context, 0, 'fileName', 'File Name');
		const json = await withFiles(context, 0, async ({ store, folders, signal }) => {
			const written = await writeRows(store, writtenKey(folders, name), lines(items), signal);
			return { ...written, rows: items.length };
		});
		return [[{ json, pairedItem }]];
	} catch (error) {
		const message = sentenceOf(error);
		if (!context.continueOnFail()) throw new NodeOperationError(context.getNode(), message);
		return [[{ json: { error: message }, pairedItem }]];
	}
}

function* lines(items: readonly INodeExecutionData[]): Generator<string> {
	for (const { json } of items) yield JSON.stringify(json);
}
