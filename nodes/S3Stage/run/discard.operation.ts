import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { discardRun } from '../../../core/stage/run/discardRun';
import { historyOfRun } from '../../../core/stage/run/history';
import { shownFor } from '../../descriptions/shownFor';
import { forEachItem } from '../../ports/items';
import { goalProperties, withGoal } from '../goal/goalFields';
import { runIdOf, runIdProperty } from './runIdField';

export const description = shownFor({ resource: ['run'], operation: ['discard'] }, [
	...goalProperties,
	{
		...runIdProperty,
		description: "Which run to give up. Leave empty for the goal's unfinished run.",
	},
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachItem(this, async (itemIndex) =>
		withGoal(this, itemIndex, async ({ goal, keys, stage }) => {
			const runId = await discardRun(stage, {
				...goal,
				runId: runIdOf(this, itemIndex),
				executionId: this.getExecutionId(),
				manual: this.getMode() === 'manual',
			});
			const history = await historyOfRun(stage, keys, runId, stage.signal);
			return history ?? { ...goal, runId, state: 'discarded' };
		}),
	);
}
