import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { ConfigurationError } from '../../../core/flow/syncError';
import { deleteGoal } from '../../../core/stage/run/deleteGoal';
import { shownFor } from '../../descriptions/shownFor';
import { forEachItem } from '../../ports/items';
import { goalProperties, withGoal } from './goalFields';

export const description = shownFor({ resource: ['goal'], operation: ['delete'] }, [
	...goalProperties,
	{
		displayName: 'Confirm Goal Key',
		name: 'confirmGoalKey',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. newsletter-import',
		description:
			"The goal key once more, since this cannot be undone: the goal's state, runs and reports are deleted",
	},
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachItem(this, async (itemIndex) =>
		withGoal(this, itemIndex, async ({ goal, stage }) => {
			const confirmed = String(this.getNodeParameter('confirmGoalKey', itemIndex, '')).trim();
			if (confirmed !== goal.goalKey) {
				throw new ConfigurationError(
					`'Confirm Goal Key' is not '${goal.goalKey}': type the goal key there to delete the goal's state, runs and reports.`,
				);
			}
			return { ...goal, deleted: await deleteGoal(stage, goal, this.getExecutionId()) };
		}),
	);
}
