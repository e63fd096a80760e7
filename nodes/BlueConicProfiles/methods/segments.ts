import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listSegments } from '../../../core/blueconic/segments';
import { searchAccountList, type AccountList } from '../../ports/dropdown';
import { blueConicOf } from '../../ports/services';

const segments: AccountList = {
	credentialType: 'blueConicApi',
	credentialName: 'BlueConic',
	name: 'segments',
	async *load(context) {
		for await (const { id, name, profileCount } of listSegments(await blueConicOf(context))) {
			const count =
				profileCount === undefined ? '' : ` (${profileCount.toLocaleString('en')} profiles)`;
			yield { name: `${name}${count}`, value: id };
		}
	},
};

/** BlueConic's segments with their profile counts. */
export async function searchSegments(
	this: ILoadOptionsFunctions,
	typed?: string,
): Promise<INodeListSearchResult> {
	return await searchAccountList(this, segments, typed);
}
