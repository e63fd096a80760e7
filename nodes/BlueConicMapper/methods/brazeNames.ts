import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';

import { customAttributesOf } from '../../../core/braze/customAttributes';
import type { BrazeField } from '../../../core/mapping/model/brazeField';
import { textOfBrazeField } from '../../../core/mapping/model/brazeFieldText';
import { itemsOf, type AccountList } from '../../ports/dropdown';
import { newestExport } from '../../ports/newestExport';
import { brazeOf } from '../../ports/services';

const attributes: AccountList = {
	credentialType: 'brazeApi',
	credentialName: 'Braze',
	name: 'custom attributes',
	async *load(context) {
		for (const { name, dataType } of (await customAttributesOf(await brazeOf(context))) ?? []) {
			const type = dataType?.replace(/\s*\(.*$/, '').toLowerCase() ?? 'value';
			yield { name: `${name} (custom attribute, ${type})`, value: name };
		}
	},
};

const exported: AccountList = {
	credentialType: 's3StageApi',
	credentialName: 'S3 Stage',
	name: 'exported names',
	async *load(context) {
		for (const field of await newestExport(context)) {
			yield { name: wordsOf(field), value: textOfBrazeField(field) };
		}
	},
};

function wordsOf(field: BrazeField): string {
	switch (field.kind) {
		case 'standard':
			return field.name;
		case 'customAttribute':
			return `${field.name} (custom attribute)`;
		case 'path':
			return textOfBrazeField(field);
		case 'alias':
			return `${field.label} (user alias)`;
		case 'event':
			return `${field.name} (event, ${field.value})`;
		case 'purchase':
			return `${field.product} (purchase, ${field.value})`;
		case 'campaign':
			return `${field.nameOrId} (campaign received)`;
	}
}

/** The names of the workspace's custom attributes; none without a key that may list them. */
export async function attributeItems(
	context: ILoadOptionsFunctions,
): Promise<readonly INodeListSearchItems[]> {
	return context.getNode().credentials?.brazeApi ? await itemsOf(context, attributes) : [];
}

/** Fields beside the standard ones in the export that Braze wrote last; none without a stage. */
export async function exportedItems(
	context: ILoadOptionsFunctions,
): Promise<readonly INodeListSearchItems[]> {
	if (!context.getNode().credentials?.s3StageApi) return [];
	// n8n hides the credential where the rows come as items.
	if (context.getCurrentNodeParameter('input') === 'items') return [];
	return await itemsOf(context, exported);
}
