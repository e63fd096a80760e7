import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { exportFields, trackFields, type StandardField } from '../../../core/braze/fieldCatalogue';
import { brazeFieldOf, textOfBrazeField } from '../../../core/mapping/model/brazeFieldText';
import { textOfBrazeTarget } from '../../../core/mapping/model/brazeTargetText';
import { matching, shownOf } from '../../ports/dropdown';
import { attributeItems, exportedItems } from './brazeNames';

const items = (fields: readonly StandardField[]): readonly INodeListSearchItems[] =>
	fields.map(({ name, label }) => ({ name: `${label} (${name})`, value: name }));

const exportItems = items(exportFields);
const trackItems = items(trackFields);

/** Fields of Braze's segment export: the standard ones, then those of this account. */
export async function searchExportFields(
	this: ILoadOptionsFunctions,
	typed?: string,
): Promise<INodeListSearchResult> {
	return await shownOf(this, async () => {
		const attributes = await attributeItems(this);
		const listed = attributes.map((item) => ({
			...item,
			value: textOfBrazeField({ kind: 'customAttribute', name: String(item.value) }),
		}));
		const known = new Set(listed.map(({ value }) => value));
		const seen = (await exportedItems(this)).filter(({ value }) => !known.has(String(value)));
		return matching([...exportItems, ...listed, ...seen], typed);
	});
}

/** Fields that Braze takes: the standard ones, then the custom attributes of this account. */
export async function searchTrackFields(
	this: ILoadOptionsFunctions,
	typed?: string,
): Promise<INodeListSearchResult> {
	return await shownOf(this, async () => {
		const listed = await attributeItems(this);
		const attributes = listed.length > 0 ? listed : await exportedAttributes(this);
		const targets = attributes.map((item) => ({
			...item,
			value: textOfBrazeTarget({ kind: 'customAttribute', name: String(item.value) }),
		}));
		return matching([...trackItems, ...targets], typed);
	});
}

/** A dot in an exported name may be its own or a way inside: those are left to be typed. */
async function exportedAttributes(
	context: ILoadOptionsFunctions,
): Promise<readonly INodeListSearchItems[]> {
	return (await exportedItems(context)).flatMap((item) => {
		const field = brazeFieldOf(String(item.value));
		const isPlain = field.kind === 'customAttribute' && !field.name.includes('.');
		return isPlain ? [{ ...item, value: field.name }] : [];
	});
}
