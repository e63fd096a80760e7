import type { INodeProperties } from 'n8n-workflow';

import type { OptionNumber } from '../ports/optionNumber';

/** The 'Options' of an operation: numbers that have a good default. */
export function optionsProperty(
	options: readonly (OptionNumber & { readonly description: string })[],
): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		// The rule does not see a default that comes from the table.
		// eslint-disable-next-line n8n-nodes-base/node-param-default-missing
		options: options.map((option) => ({
			displayName: option.displayName,
			name: option.name,
			type: 'number',
			typeOptions: { minValue: option.minValue, maxValue: option.maxValue },
			default: option.default,
			description: option.description,
		})),
	};
}
