import type { IExecuteFunctions } from 'n8n-workflow';

import { ConfigurationError } from '../../core/flow/syncError';

/** Items stay in n8n's memory: more of them than this do not fit beside each other. */
const mostItems = 100_000;

/**
 * How many items a user wants.
 *
 * @throws ConfigurationError when it is no number that n8n can hold.
 */
export function limitParameter(context: IExecuteFunctions, itemIndex: number): number {
	const limit = context.getNodeParameter('limit', itemIndex);
	if (typeof limit === 'number' && Number.isInteger(limit) && limit >= 1 && limit <= mostItems) {
		return limit;
	}
	throw new ConfigurationError(`'Limit' has to be a whole number from 1 to ${mostItems}: mend it.`);
}
