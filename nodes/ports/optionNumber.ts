import type { IExecuteFunctions } from 'n8n-workflow';

import { ConfigurationError } from '../../core/flow/syncError';

/** A number in the 'Options' of a node, as its description declares it. */
export interface OptionNumber {
	readonly name: string;
	readonly displayName: string;
	readonly default: number;
	readonly minValue: number;
	readonly maxValue: number;
}

/**
 * The value of an option, or its default when it was not added.
 *
 * @throws ConfigurationError when it is out of range.
 */
export function optionNumber(
	context: IExecuteFunctions,
	itemIndex: number,
	option: OptionNumber,
): number {
	const value = context.getNodeParameter(`options.${option.name}`, itemIndex, option.default);
	const isInRange =
		typeof value === 'number' && value >= option.minValue && value <= option.maxValue;
	if (isInRange) return value;
	throw new ConfigurationError(
		`'${option.displayName}' has to be a number from ${option.minValue} to ${option.maxValue}: change it in this node's 'Options'.`,
	);
}
