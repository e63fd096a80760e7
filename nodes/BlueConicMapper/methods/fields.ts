import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { exportFields, trackFields, type StandardField } from '../../../core/braze/fieldCatalogue';
import { matching } from '../../ports/dropdown';

const items = (fields: readonly StandardField[]): readonly INodeListSearchItems[] =>
	fields.map(({ name, label }) => ({ name: `${label} (${name})`, value: name }));

const exportItems = items(exportFields);
const trackItems = items(trackFields);

/** Standard fields of Braze's segment export. */
export async function searchExportFields(
	this: ILoadOptionsFunctions,
	typed?: string,
): Promise<INodeListSearchResult> {
	return matching(exportItems, typed);
}

/** Standard fields that Braze takes. */
export async function searchTrackFields(
	this: ILoadOptionsFunctions,
	typed?: string,
): Promise<INodeListSearchResult> {
	return matching(trackItems, typed);
}
