import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { ConfigurationError } from '../../../core/flow/syncError';
import { systemClock } from '../../../core/flow/clock';
import { GoalKeys, type GoalName } from '../../../core/stage/keys';
import type { BeginStage } from '../../../core/stage/run/beginRun';
import { S3Store } from '../../../core/stage/s3/store';
import { stageAccountOf } from '../../ports/stage';

/** Which bucket is worked in. */
export const bucketProperty: INodeProperties = {
	displayName: 'Bucket',
	name: 'bucket',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'Where the run is staged. Leave empty for the bucket of the credential.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a bucket',
			typeOptions: { searchListMethod: 'searchBuckets', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. my-company-braze',
		},
	],
};

/** Which goal of which connection, and where it is staged. */
export const goalProperties: readonly INodeProperties[] = [
	{
		displayName: 'Connection',
		name: 'connection',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Braze production',
		description: 'The pair of accounts and the bucket; the same in all goals of a connection',
	},
	{
		displayName: 'Goal Key',
		name: 'goalKey',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. newsletter-import',
		description: "The goal's own name in the stage; keep it when you rename the workflow",
	},
	bucketProperty,
];

/** A goal that a node's fields name, in its stage. */
export interface NodeGoal {
	readonly goal: GoalName;
	readonly keys: GoalKeys;
	readonly stage: BeginStage & { readonly store: S3Store };
}

/** The goal that the fields name; whoever opens it closes its store. */
export async function openGoal(context: IExecuteFunctions, itemIndex: number): Promise<NodeGoal> {
	const goal = {
		connection: requiredText(context, itemIndex, 'connection', 'Connection'),
		goalKey: requiredText(context, itemIndex, 'goalKey', 'Goal Key'),
	};
	const { settings, bucket, stageFolder } = await stageAccountOf(context);
	const store = new S3Store(settings, bucketOf(context, itemIndex, bucket));
	const signal = context.getExecutionCancelSignal();
	const keys = new GoalKeys(stageFolder, goal);
	return { goal, keys, stage: { store, stageFolder, clock: systemClock, signal } };
}

/** Works on the goal that the fields name; the stage's connections are closed afterwards. */
export async function withGoal<T>(
	context: IExecuteFunctions,
	itemIndex: number,
	work: (goal: NodeGoal) => Promise<T>,
): Promise<T> {
	const opened = await openGoal(context, itemIndex);
	try {
		return await work(opened);
	} finally {
		opened.stage.store.close();
	}
}

/** A text that a user has to fill in. */
export function requiredText(
	context: IExecuteFunctions,
	itemIndex: number,
	name: string,
	displayName: string,
): string {
	const value = String(context.getNodeParameter(name, itemIndex, '')).trim();
	if (value !== '') return value;
	throw new ConfigurationError(`'${displayName}' is empty: fill it in.`);
}

/** The bucket that a user chose, else the credential's. */
export function bucketOf(
	context: IExecuteFunctions,
	itemIndex: number,
	ofCredential: string,
): string {
	const chosen = context.getNodeParameter('bucket', itemIndex, '', { extractValue: true });
	const bucket = typeof chosen === 'string' && chosen.trim() !== '' ? chosen.trim() : ofCredential;
	if (bucket !== '') return bucket;
	throw new ConfigurationError(
		`No bucket is chosen: pick one in 'Bucket', or set it in the S3 Stage credential.`,
	);
}
