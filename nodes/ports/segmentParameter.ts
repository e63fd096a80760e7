import type { IExecuteFunctions } from 'n8n-workflow';

import { ConfigurationError } from '../../core/flow/syncError';

/**
 * The chosen segment's id.
 *
 * @throws ConfigurationError when none is chosen.
 */
export function segmentParameter(context: IExecuteFunctions, itemIndex: number): string {
	const value = context.getNodeParameter('segment', itemIndex, '', { extractValue: true });
	const segmentId = typeof value === 'string' ? value.trim() : '';
	if (segmentId !== '') return segmentId;
	throw new ConfigurationError(`No segment is chosen: pick one in 'Segment'.`);
}
