import type { INodeProperties } from 'n8n-workflow';

/** A BlueConic profile property, from the list or by ID. */
export function profilePropertyProperty(
	searchListMethod: string,
	extra: Partial<INodeProperties> = {},
): INodeProperties {
	return {
		displayName: 'Profile Property',
		name: 'property',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a property',
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. email',
			},
		],
		...extra,
	};
}
