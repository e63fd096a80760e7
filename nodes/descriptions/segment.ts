import type { INodeProperties } from 'n8n-workflow';

/** A segment of either service, from the list or by ID. */
export function segmentProperty(description: string): INodeProperties {
	return {
		displayName: 'Segment',
		name: 'segment',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a segment',
				typeOptions: { searchListMethod: 'searchSegments', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 5a63fa7d-2cb4-4e0b-a1d8-4ef0d5c0b5d1',
			},
		],
	};
}
