import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { ConfigurationError } from '../../../core/flow/syncError';
import { noCounts } from '../../../core/report/counts';
import type { RunReference } from '../../../core/stage/reference';
import { beginRun } from '../../../core/stage/run';
import { newRunId } from '../../../core/stage/runId';
import { S3Store } from '../../../core/stage/s3/store';
import { shownFor } from '../../descriptions/shownFor';
import { forEachItem } from '../../ports/runItems';
import { stageAccountOf } from '../../ports/stage';

const properties: INodeProperties[] = [
	{
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
	},
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
	{
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
	},
];

export const description = shownFor({ resource: ['run'], operation: ['begin'] }, properties);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachItem(this, async (itemIndex): Promise<RunReference> => {
		const text = (name: string, displayName: string): string =>
			requiredText(this, name, displayName, itemIndex);
		const goalType =
			this.getNodeParameter('goalType', itemIndex) === 'export' ? 'export' : 'import';
		const connection = text('connection', 'Connection');
		const goalKey = text('goalKey', 'Goal Key');
		const account = await stageAccountOf(this);
		const store = new S3Store(account.settings, bucketOf(this, itemIndex, account.bucket));
		const startedAt = new Date();
		try {
			const run = await beginRun(
				store,
				account.stageFolder,
				{
					connection,
					goalKey,
					goalType,
					runId: newRunId(startedAt),
					manual: this.getMode() === 'manual',
					executionId: this.getExecutionId(),
					startedAt,
				},
				this.getExecutionCancelSignal(),
			);
			return {
				runId: run.manifest.runId,
				connection,
				goalKey,
				goalType,
				stage: { endpoint: store.endpoint, bucket: store.bucket, folder: account.stageFolder },
				counts: noCounts,
			};
		} finally {
			store.close();
		}
	});
}

function requiredText(
	context: IExecuteFunctions,
	name: string,
	displayName: string,
	itemIndex: number,
): string {
	const value = String(context.getNodeParameter(name, itemIndex, '')).trim();
	if (value !== '') return value;
	throw new ConfigurationError(`'${displayName}' is empty: fill it in.`);
}

function bucketOf(context: IExecuteFunctions, itemIndex: number, ofCredential: string): string {
	const chosen = context.getNodeParameter('bucket', itemIndex, '', { extractValue: true });
	const bucket = typeof chosen === 'string' && chosen.trim() !== '' ? chosen.trim() : ofCredential;
	if (bucket !== '') return bucket;
	throw new ConfigurationError(
		`No bucket is chosen: pick one in 'Bucket', or set it in the S3 Stage credential.`,
	);
}
