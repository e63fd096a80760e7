import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { exportedNames } from '../../core/braze/exportedNames';
import { SyncError } from '../../core/flow/syncError';
import type { BrazeField } from '../../core/mapping/model/brazeField';
import { S3Store } from '../../core/stage/s3/store';
import { stageAccount } from './credentials';

/** A person who opens a dropdown waits no longer for a bucket. */
const longestLookMs = 8000;

/**
 * The fields in the export that Braze wrote last into the bucket of the S3 Stage credential. A
 * bucket that does not answer has none to offer; a run will say what is wrong with it.
 */
export async function newestExport(context: ILoadOptionsFunctions): Promise<readonly BrazeField[]> {
	const data = await context.getCredentials('s3StageApi');
	const signal = AbortSignal.timeout(longestLookMs);
	try {
		const { settings, bucket, brazeFolder } = stageAccount(data);
		if (bucket === '') return [];
		const store = new S3Store(settings, bucket);
		try {
			return await exportedNames(store, brazeFolder, signal);
		} finally {
			store.close();
		}
	} catch (error) {
		if (error instanceof SyncError || signal.aborted) return [];
		throw error;
	}
}
