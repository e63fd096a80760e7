import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import {
	listProperties,
	typeOfProperty,
	type ProfileProperty,
} from '../../../core/blueconic/properties';
import { searchAccountList, type AccountList } from '../../ports/dropdown';
import { blueConicOf } from '../../ports/services';

const uniqueMark = 'unique identifier';

function itemOf(property: ProfileProperty): INodeListSearchItems {
	const marks = [property.id, typeOfProperty(property), ...(property.indexed ? [uniqueMark] : [])];
	return {
		name: `${property.name ?? property.id} (${marks.join(', ')})`,
		value: property.id,
		description: property.indexed ? uniqueMark : undefined,
	};
}

const properties: AccountList = {
	credentialType: 'blueConicApi',
	credentialName: 'BlueConic',
	name: 'properties',
	async *load(context) {
		for await (const property of listProperties(await blueConicOf(context))) yield itemOf(property);
	},
};

/** BlueConic's profile properties, with type and identifier mark. */
export async function searchProperties(
	this: ILoadOptionsFunctions,
	typed?: string,
): Promise<INodeListSearchResult> {
	return await searchAccountList(this, properties, typed);
}

/** Only those that profiles can be matched by. */
export async function searchUniqueProperties(
	this: ILoadOptionsFunctions,
	typed?: string,
): Promise<INodeListSearchResult> {
	const { results } = await searchAccountList(this, properties, typed);
	return { results: results.filter(({ description }) => description === uniqueMark) };
}
