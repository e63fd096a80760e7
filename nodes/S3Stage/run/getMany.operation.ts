import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { historyOfGoal, type RunHistory } from '../../../core/stage/run/history';
import { limitOf, returnAllProperties } from '../../descriptions/returnAll';
import { shownFor } from '../../descriptions/shownFor';
import { manyForEachItem } from '../../ports/items';
import { goalProperties, openGoal } from '../goal/goalFields';

export const description = shownFor({ resource: ['run'], operation: ['getMany'] }, [
	...goalProperties,
	...returnAllProperties,
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await manyForEachItem(this, (itemIndex) => runs(this, itemIndex));
}

async function* runs(context: IExecuteFunctions, itemIndex: number): AsyncGenerator<RunHistory> {
	let left = limitOf(context, itemIndex);
	const { stage, keys } = await openGoal(context, itemIndex);
	try {
		for await (const run of historyOfGoal(stage, keys, stage.signal)) {
			yield run;
			left -= 1;
			if (left <= 0) return;
		}
	} finally {
		stage.store.close();
	}
}
