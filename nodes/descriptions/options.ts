import type { INodeProperties } from 'n8n-workflow';

import type { OptionBoolean } from '../ports/optionBoolean';
import type { OptionNumber } from '../ports/optionNumber';

type Option = (OptionNumber | OptionBoolean) & { readonly description: string };

/** The 'Options' of an operation: numbers and switches that have a good default. */
export function optionsProperty(options: readonly Option[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.map((option) => ({
			displayName: option.displayName,
			name: option.name,
			...(option.default === false
				? { type: 'boolean' as const }
				: {
						type: 'number' as const,
						typeOptions: { minValue: option.minValue, maxValue: option.maxValue },
					}),
			default: option.default,
			description: option.description,
		})),
	};
}
