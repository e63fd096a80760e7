import type { INodeProperties } from 'n8n-workflow';

/** A Braze field: a standard one from the list, or a custom attribute by name. */
export function brazeFieldProperty(
	searchListMethod: string,
	customAttributeHint: string,
): INodeProperties {
	return {
		displayName: 'Braze Field',
		name: 'brazeField',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [
			{
				displayName: 'Standard Field',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a field',
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'Custom Attribute',
				name: 'customAttribute',
				type: 'string',
				placeholder: 'e.g. loyalty_tier',
				hint: customAttributeHint,
			},
		],
	};
}
