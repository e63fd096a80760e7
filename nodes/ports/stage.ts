import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { ConfigurationError } from '../../core/flow/syncError';
import type { RunReference } from '../../core/stage/run/reference';
import { openRun, type StagedRun } from '../../core/stage/run/runFile';
import { S3Store } from '../../core/stage/s3/store';
import { endpointOf } from '../../core/stage/s3/settings';
import { stageAccount, type StageAccount } from './credentials';

/** The stage of a node: a bucket, and the folders in it. */
export interface NodeStage {
	readonly store: S3Store;
	readonly account: StageAccount;
}

/** The stage credential of the node. */
export async function stageAccountOf(context: IExecuteFunctions): Promise<StageAccount> {
	return stageAccount(await context.getCredentials('s3StageApi'));
}

/**
 * Opens the stage that a run is in.
 *
 * @throws ConfigurationError when the node's credential is for another server, bucket or folder. A
 * bucket that only the incoming item names is never used: it has to be the credential's, or chosen
 * in a Begin Run before this node.
 */
export async function stageOfRun(
	context: IExecuteFunctions,
	{ stage, runId }: RunReference,
): Promise<NodeStage> {
	const account = await stageAccountOf(context);
	const endpoint = endpointOf(account.settings);
	const isKnown = stage.bucket === account.bucket || bucketsBefore(context).includes(stage.bucket);
	if (stage.endpoint !== endpoint || stage.folder !== account.stageFolder || !isKnown) {
		throw new ConfigurationError(
			`Run '${runId}' is staged in bucket '${stage.bucket}' at ${stage.endpoint}, folder '${stage.folder}', but this node's S3 Stage credential is for bucket '${account.bucket}' at ${endpoint}, folder '${account.stageFolder}': choose the credential of 'Begin Run' here.`,
		);
	}
	return { store: new S3Store(account.settings, stage.bucket), account };
}

const bucketParameter = z.object({ bucket: z.object({ value: z.string() }) });

/** Buckets that Begin Run nodes before this one have chosen, as the workflow has them written. */
function bucketsBefore(context: IExecuteFunctions): readonly string[] {
	return context
		.getParentNodes(context.getNode().name, { includeNodeParameters: true })
		.filter(({ type }) => type.endsWith('.s3Stage'))
		.flatMap(({ parameters }) => {
			const parsed = bucketParameter.safeParse(parameters);
			return parsed.success ? [parsed.data.bucket.value] : [];
		});
}

/** Opens the run that an item refers to. */
export async function runOf(
	{ store, account }: NodeStage,
	{ connection, goalKey, runId }: RunReference,
	signal: AbortSignal | undefined,
): Promise<StagedRun> {
	return await openRun(store, account.stageFolder, { connection, goalKey, runId }, signal);
}
