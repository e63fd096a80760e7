import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { OptionBoolean } from '../ports/optionBoolean';
import type { OptionNumber } from '../ports/optionNumber';

/** A short text. */
interface OptionText {
	readonly name: string;
	readonly displayName: string;
	readonly default: string;
	readonly placeholder: string;
}

/** One of a few. */
interface OptionChoice {
	readonly name: string;
	readonly displayName: string;
	readonly default: string;
	readonly choices: readonly INodePropertyOptions[];
}

/** What can be added under 'Options'. */
export type Option = (OptionNumber | OptionBoolean | OptionText | OptionChoice) & {
	readonly description: string;
};

/** The 'Options' of an operation, each with a good default; in the order of the alphabet. */
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
			...kindOf(option),
			default: option.default,
			description: option.description,
		})),
	};
}

function kindOf(option: Option): Pick<INodeProperties, 'type'> & Partial<INodeProperties> {
	if ('minValue' in option) {
		const { minValue, maxValue } = option;
		return { type: 'number', typeOptions: { minValue, maxValue } };
	}
	if ('choices' in option) return { type: 'options', options: [...option.choices] };
	if ('placeholder' in option) return { type: 'string', placeholder: option.placeholder };
	return { type: 'boolean' };
}
