import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { RowError } from '../../core/flow/syncError';
import { messageOf } from './items';
import { isCancelled } from './runFailure';

/** n8n's own work gets its turn after so many items. */
const itemsAtOnce = 2000;

/** What becomes of an item, or why it is refused. */
export type ItemWork = (json: object, itemIndex: number) => object | RowError;

/**
 * Makes one item of every incoming one, linked to it; one that is refused becomes an error item, or
 * stops the node. What all items need is prepared once: where that fails, none can go on.
 *
 * @param items The first of the incoming ones, or all.
 */
export async function forEachRowItem(
	context: IExecuteFunctions,
	prepare: () => Promise<ItemWork>,
	items: readonly INodeExecutionData[] = context.getInputData(),
): Promise<INodeExecutionData[][]> {
	const goesOn = context.continueOnFail();
	const failed = (message: string, itemIndex: number): INodeExecutionData => {
		if (!goesOn) throw new NodeOperationError(context.getNode(), message, { itemIndex });
		return { json: { error: message }, pairedItem: { item: itemIndex } };
	};
	let work: ItemWork;
	try {
		work = await prepare();
	} catch (error) {
		const message = messageOf(context, error);
		return [items.map((_item, itemIndex) => failed(message, itemIndex))];
	}
	const output: INodeExecutionData[] = [];
	for (const [itemIndex, { json }] of items.entries()) {
		if (itemIndex % itemsAtOnce === itemsAtOnce - 1) {
			await nextTurn();
			if (isCancelled(context)) {
				throw new NodeOperationError(context.getNode(), messageOf(context, undefined), {
					itemIndex,
				});
			}
		}
		const outcome = work(json, itemIndex);
		output.push(
			outcome instanceof RowError
				? failed(outcome.message, itemIndex)
				: { json: { ...outcome }, pairedItem: { item: itemIndex } },
		);
	}
	return [output];
}
