import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listSegments } from '../../../core/braze/segments';
import { searchAccountList, type AccountList } from '../../ports/dropdown';
import { brazeOf } from '../../ports/services';

const segments: AccountList = {
	credentialType: 'brazeApi',
	credentialName: 'Braze',
	name: 'segments',
	async *load(context) {
		for await (const { id, name } of listSegments(await brazeOf(context))) {
			yield { name, value: id };
		}
	},
};

/** Braze's segments, newest first. */
export async function searchSegments(
	this: ILoadOptionsFunctions,
	typed?: string,
): Promise<INodeListSearchResult> {
	return await searchAccountList(this, segments, typed);
}
