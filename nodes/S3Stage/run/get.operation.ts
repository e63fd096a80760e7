import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { ConfigurationError } from '../../../core/flow/syncError';
import { historyOfGoal, historyOfRun, type RunHistory } from '../../../core/stage/run/history';
import { shownFor } from '../../descriptions/shownFor';
import { forEachItem } from '../../ports/items';
import { goalProperties, requiredText, withGoal, type NodeGoal } from '../goal/goalFields';
import { runIdProperty } from './runIdField';

const properties: INodeProperties[] = [
	...goalProperties,
	{
		displayName: 'Get By',
		name: 'getBy',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Execution ID',
				value: 'executionId',
				description: 'The run that an execution of n8n worked on, as an error workflow knows it',
			},
			{ name: 'Latest', value: 'latest', description: "The goal's latest run" },
			{ name: 'Run ID', value: 'runId', description: 'The run of that name' },
		],
		default: 'latest',
	},
	{
		...runIdProperty,
		required: true,
		displayOptions: { show: { getBy: ['runId'] } },
		description: "The run's name in the bucket",
	},
	{
		displayName: 'Execution ID',
		name: 'executionId',
		type: 'string',
		default: '={{ $json.execution.id }}',
		required: true,
		displayOptions: { show: { getBy: ['executionId'] } },
		placeholder: 'e.g. 231',
		description: 'The number of an execution of n8n, which an Error Trigger hands on',
	},
];

export const description = shownFor({ resource: ['run'], operation: ['get'] }, properties);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachItem(this, async (itemIndex) =>
		withGoal(this, itemIndex, async (goal) => {
			const wanted = wantedRun(this, itemIndex);
			const run = await foundRun(goal, wanted);
			if (run) return run;
			throw new ConfigurationError(
				`Goal '${goal.goal.goalKey}' of connection '${goal.goal.connection}' has no ${wanted.words}: look at its runs with 'S3 Stage: Run: Get Many'.`,
			);
		}),
	);
}

interface WantedRun {
	readonly runId?: string;
	readonly executionId?: string;
	readonly words: string;
}

function wantedRun(context: IExecuteFunctions, itemIndex: number): WantedRun {
	const getBy = context.getNodeParameter('getBy', itemIndex);
	if (getBy === 'runId') {
		const runId = requiredText(context, itemIndex, 'runId', 'Run ID');
		return { runId, words: `run '${runId}'` };
	}
	if (getBy === 'executionId') {
		const executionId = requiredText(context, itemIndex, 'executionId', 'Execution ID');
		return { executionId, words: `run that execution ${executionId} worked on` };
	}
	return { words: 'run yet' };
}

async function foundRun(
	{ stage, keys }: NodeGoal,
	{ runId, executionId }: WantedRun,
): Promise<RunHistory | undefined> {
	if (runId !== undefined) return await historyOfRun(stage, keys, runId, stage.signal);
	for await (const run of historyOfGoal(stage, keys, stage.signal)) {
		if (executionId === undefined || run.executions.includes(executionId)) return run;
	}
	return undefined;
}
