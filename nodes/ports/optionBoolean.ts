import type { IExecuteFunctions } from 'n8n-workflow';

/** A switch in the 'Options' of a node, off when it was not added. */
export interface OptionBoolean {
	readonly name: string;
	readonly displayName: string;
	readonly default: false;
}

/** Whether the switch is on; an expression may answer with a text. */
export function optionBoolean(
	context: IExecuteFunctions,
	itemIndex: number,
	option: OptionBoolean,
): boolean {
	const value = context.getNodeParameter(`options.${option.name}`, itemIndex, option.default);
	return value === true || value === 'true';
}
