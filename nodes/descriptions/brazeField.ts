import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

const brazeFieldProperty = ({
	description,
	modes,
}: {
	readonly description: string;
	readonly modes: INodePropertyMode[];
}): INodeProperties => ({
	displayName: 'Braze Field',
	name: 'brazeField',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description,
	modes,
});

/** A field of a user as Braze exports it: from the list, a custom attribute, or by its path. */
export const exportedFieldProperty = brazeFieldProperty({
	description: 'What of the Braze user is read. A field that Braze leaves out counts as empty.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a field',
			typeOptions: { searchListMethod: 'searchExportFields', searchable: true },
		},
		{
			displayName: 'Custom Attribute',
			name: 'customAttribute',
			type: 'string',
			placeholder: 'e.g. loyalty_tier',
			hint: 'A value inside a nested attribute is written with a dot, such as plan.name',
		},
		{
			displayName: 'By Path',
			name: 'path',
			type: 'string',
			placeholder: 'e.g. custom_events.Bought Something.last',
			hint: 'In the words of the export: user_aliases.label, custom_events.name.count, purchases.product.last, campaigns_received.name, devices.model; a list on the way stands for all its elements',
		},
	],
});

/** A field of a user that Braze is sent. */
export const sentFieldProperty = brazeFieldProperty({
	description: 'Where the value goes in the Braze user',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a field',
			typeOptions: { searchListMethod: 'searchTrackFields', searchable: true },
		},
		{
			displayName: 'Custom Attribute',
			name: 'customAttribute',
			type: 'string',
			placeholder: 'e.g. loyalty_tier',
			hint: 'Created in Braze when it does not exist',
		},
		{
			displayName: 'Nested Attribute',
			name: 'nestedAttribute',
			type: 'string',
			placeholder: 'e.g. plan.name',
			hint: 'The attribute, then the way into it, with dots. A dot that belongs to a name is written \\.',
		},
		{
			displayName: 'Subscription Group',
			name: 'subscriptionGroup',
			type: 'string',
			placeholder: 'e.g. 32c3b1f4-1b2d-4c8e-9d6f-0a1b2c3d4e5f',
			hint: 'ID of the group, as Braze shows it. Values such as yes, true or subscribed subscribe; no, false or unsubscribed unsubscribe.',
		},
	],
});
