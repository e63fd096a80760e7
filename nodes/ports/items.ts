import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { SyncError } from '../../core/flow/syncError';
import { isCancelled, sentenceOf } from './runFailure';

/**
 * Runs an operation for every incoming item, one after another; where it answers with nothing, no
 * item goes out.
 */
export async function forEachItem(
	context: IExecuteFunctions,
	work: (itemIndex: number) => Promise<object | undefined>,
): Promise<INodeExecutionData[][]> {
	return await manyForEachItem(context, async function* (itemIndex) {
		const json = await work(itemIndex);
		if (json) yield json;
	});
}

/**
 * Runs an operation for every incoming item, one after another; all that it answers with go out,
 * linked to that item. A failure becomes n8n's error with its sentence alone: what caused it may
 * hold a key or a profile's values.
 */
export async function manyForEachItem(
	context: IExecuteFunctions,
	work: (itemIndex: number) => AsyncIterable<object>,
): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		const pairedItem = { item: itemIndex };
		try {
			for await (const json of work(itemIndex)) output.push({ json: { ...json }, pairedItem });
		} catch (error) {
			const message = messageOf(context, error);
			if (!context.continueOnFail()) {
				throw new NodeOperationError(context.getNode(), message, { itemIndex });
			}
			output.push({ json: { error: message }, pairedItem });
		}
	}
	return [output];
}

/** The sentence that n8n shows of a failure. */
export const messageOf = (context: IExecuteFunctions, error: unknown): string =>
	isCancelled(context) && !(error instanceof SyncError)
		? `Execution ${context.getExecutionId()} was canceled before this node was done.`
		: sentenceOf(error);
