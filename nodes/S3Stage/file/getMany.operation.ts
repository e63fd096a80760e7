import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { listedPrefixes } from '../../../core/stage/files/fileKeys';
import { listFiles } from '../../../core/stage/files/listFiles';
import { limitOf, returnAllProperties } from '../../descriptions/returnAll';
import { shownFor } from '../../descriptions/shownFor';
import { manyForEachItem } from '../../ports/items';
import { fileBucket, filesOf } from './fileFields';

export const description = shownFor({ resource: ['file'], operation: ['getMany'] }, [
	{
		displayName: 'Folder',
		name: 'folder',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: "Braze's Folder",
				value: 'braze',
				description: 'What Braze exported',
			},
			{
				name: 'Stage Folder',
				value: 'stage',
				description: 'Files, runs and reports',
			},
		],
		default: 'stage',
	},
	{
		displayName: 'Prefix',
		name: 'prefix',
		type: 'string',
		default: '',
		placeholder: 'e.g. files/2026-',
		description: 'What the keys begin with behind the folder. Leave empty for all of it.',
	},
	...returnAllProperties,
	fileBucket,
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await manyForEachItem(this, (itemIndex) => files(this, itemIndex));
}

async function* files(context: IExecuteFunctions, itemIndex: number): AsyncGenerator<object> {
	const folder = context.getNodeParameter('folder', itemIndex) === 'braze' ? 'braze' : 'stage';
	const prefix = String(context.getNodeParameter('prefix', itemIndex, '')).trim();
	const limit = limitOf(context, itemIndex);
	const { store, folders, signal } = await filesOf(context, itemIndex);
	try {
		const prefixes = listedPrefixes(folders, folder, prefix);
		for await (const { key, bytes, modifiedAt } of listFiles(store, prefixes, limit, signal)) {
			yield { key, bytes, modifiedAt: modifiedAt.toISOString() };
		}
	} finally {
		store.close();
	}
}
