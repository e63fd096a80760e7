import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listBuckets } from '../../../core/stage/s3/buckets';
import { stageAccount } from '../../ports/credentials';
import { searchAccountList, type AccountList } from '../../ports/dropdown';

const buckets: AccountList = {
	credentialType: 's3StageApi',
	credentialName: 'S3 Stage',
	name: 'buckets',
	async *load(context) {
		const { settings } = stageAccount(await context.getCredentials('s3StageApi'));
		for (const name of await listBuckets(settings)) yield { name, value: name };
	},
};

/** The buckets that the S3 keys can see. */
export async function searchBuckets(
	this: ILoadOptionsFunctions,
	typed?: string,
): Promise<INodeListSearchResult> {
	return await searchAccountList(this, buckets, typed);
}
