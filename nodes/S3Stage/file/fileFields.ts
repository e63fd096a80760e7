import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { FileFolders } from '../../../core/stage/files/fileKeys';
import { S3Store } from '../../../core/stage/s3/store';
import { stageAccountOf } from '../../ports/stage';
import { bucketOf, bucketProperty, requiredText } from '../goal/goalFields';

/** Where the files are. */
export const fileBucket: INodeProperties = {
	...bucketProperty,
	description: 'Where the files are. Leave empty for the bucket of the credential.',
};

/** Which file. */
export const fileKey: INodeProperties = {
	displayName: 'Key',
	name: 'key',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. stage/files/people.csv',
	description: "The whole key of the file, as 'Get Many' gives it",
};

/** A bucket with the folders that file operations know. */
export interface NodeFiles {
	readonly store: S3Store;
	readonly folders: FileFolders;
	readonly signal: AbortSignal | undefined;
}

/** Opens the bucket that the fields name; its connections are closed by `store.close`. */
export async function filesOf(context: IExecuteFunctions, itemIndex: number): Promise<NodeFiles> {
	const { settings, bucket, ...folders } = await stageAccountOf(context);
	return {
		store: new S3Store(settings, bucketOf(context, itemIndex, bucket)),
		folders,
		signal: context.getExecutionCancelSignal(),
	};
}

/** Works in the bucket that the fields name; its connections are closed afterwards. */
export async function withFiles<T>(
	context: IExecuteFunctions,
	itemIndex: number,
	work: (files: NodeFiles) => Promise<T>,
): Promise<T> {
	const files = await filesOf(context, itemIndex);
	try {
		return await work(files);
	} finally {
		files.store.close();
	}
}

/** The key that a user typed. */
export const typedKey = (context: IExecuteFunctions, itemIndex: number): string =>
	requiredText(context, itemIndex, 'key', 'Key');
