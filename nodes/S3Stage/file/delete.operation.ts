import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { deletableKey } from '../../../core/stage/files/fileKeys';
import { findFile } from '../../../core/stage/files/listFiles';
import { shownFor } from '../../descriptions/shownFor';
import { forEachItem } from '../../ports/items';
import { fileBucket, fileKey, typedKey, withFiles } from './fileFields';

export const description = shownFor({ resource: ['file'], operation: ['delete'] }, [
	fileKey,
	fileBucket,
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachItem(
		this,
		async (itemIndex) =>
			await withFiles(this, itemIndex, async ({ store, folders, signal }) => {
				const { key } = await findFile(
					store,
					deletableKey(folders, typedKey(this, itemIndex)),
					signal,
				);
				await store.delete(key, signal);
				return { key, deleted: true };
			}),
	);
}
