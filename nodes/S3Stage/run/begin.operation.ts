import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { noCounts } from '../../../core/report/counts';
import { beginRun, type BegunRun } from '../../../core/stage/run/beginRun';
import type { GoalType, RunReference } from '../../../core/stage/run/reference';
import { optionsProperty } from '../../descriptions/options';
import { shownFor } from '../../descriptions/shownFor';
import { tellExecution } from '../../ports/executionData';
import { optionBoolean } from '../../ports/optionBoolean';
import { optionNumber } from '../../ports/optionNumber';
import { forEachItem } from '../../ports/items';
import { settingsAfter } from '../../ports/settingsAfter';
import { goalProperties, withGoal, type NodeGoal } from '../goal/goalFields';

const goalType: INodeProperties = {
	displayName: 'Goal Type',
	name: 'goalType',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Export Goal',
			value: 'export',
			description: "Send a BlueConic segment's profiles to Braze",
		},
		{
			name: 'Import Goal',
			value: 'import',
			description: "Bring a Braze segment's users to BlueConic",
		},
	],
	default: 'import',
};

const limitProfiles = {
	displayName: 'Limit Profiles',
	name: 'limitProfiles',
	description:
		'For a first try: the run takes this many profiles at most and leaves no state. 0 takes all.',
	default: 0,
	minValue: 0,
	maxValue: 1_000_000,
};

const onlyIfUnfinished = {
	displayName: 'Only If Unfinished',
	name: 'onlyIfUnfinished',
	description:
		'Whether to do nothing unless a scheduled run of this goal crashed or failed for a cause that passes',
	default: false,
} as const;

const onlyOneN8n = {
	displayName: 'Only One n8n Runs This Connection',
	name: 'onlyOneN8n',
	description:
		'Whether to run on an S3 server that ignores conditional writes, which cannot keep two runs apart',
	default: false,
} as const;

const resumeWithin = {
	displayName: 'Resume Within (Hours)',
	name: 'resumeWithinHours',
	description:
		'An unfinished run that was started longer ago is closed as partial, and a new one reads anew',
	default: 6,
	minValue: 0,
	maxValue: 168,
};

export const description = shownFor({ resource: ['run'], operation: ['begin'] }, [
	goalType,
	...goalProperties,
	optionsProperty([limitProfiles, onlyIfUnfinished, onlyOneN8n, resumeWithin]),
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachItem(this, async (itemIndex) =>
		withGoal(this, itemIndex, async (goal) => await begun(this, itemIndex, goal)),
	);
}

async function begun(
	context: IExecuteFunctions,
	itemIndex: number,
	{ goal, stage }: NodeGoal,
): Promise<object | undefined> {
	const type = goalTypeOf(context, itemIndex);
	const begun = await beginRun(stage, {
		...goal,
		goalType: type,
		manual: context.getMode() === 'manual',
		executionId: context.getExecutionId(),
		settings: settingsAfter(context, type),
		limitProfiles: optionNumber(context, itemIndex, limitProfiles) || undefined,
		onlyIfUnfinished: optionBoolean(context, itemIndex, onlyIfUnfinished),
		onlyOneN8n: optionBoolean(context, itemIndex, onlyOneN8n),
		resumeWithinMs: optionNumber(context, itemIndex, resumeWithin) * 3_600_000,
	});
	if (!begun) return undefined;
	await begun.lease.rest();
	const { run, resumed } = begun;
	if (resumed) {
		context.addExecutionHints({
			message: `Run ${run.file.runId} of ${run.file.startedAt} had not ended and goes on: what it read, mapped and sent already is not done again. To begin anew, execute 'Run: Discard' first.`,
			location: 'outputPane',
		});
	}
	tellExecution(context, run.file, run.file.status);
	return { ...referenceOf(begun, stage), manual: run.file.manual, resumed };
}

const goalTypeOf = (context: IExecuteFunctions, itemIndex: number): GoalType =>
	context.getNodeParameter('goalType', itemIndex) === 'export' ? 'export' : 'import';

function referenceOf({ run }: BegunRun, { store, stageFolder }: NodeGoal['stage']): RunReference {
	const { runId, connection, goalKey, goalType } = run.file;
	return {
		runId,
		connection,
		goalKey,
		goalType,
		stage: { endpoint: store.endpoint, bucket: store.bucket, folder: stageFolder },
		counts: noCounts,
	};
}
