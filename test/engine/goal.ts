import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IPinData,
	IRun,
} from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Sandbox } from '../../sandbox/sandbox';
import type { CredentialData } from './credentialsHelper';
import { executeStep, retryWorkflow } from './executeAgain';
import { packageName, savedItems } from './nodeTypes';
import {
	runWorkflow,
	startWorkflow,
	type RunningWorkflow,
	type WorkflowFile,
	type WorkflowWay,
} from './runWorkflow';

export type GoalFile = 'import-goal' | 'export-goal';
export type CredentialType = 'brazeApi' | 'blueConicApi' | 's3StageApi';

/** What a test does otherwise than a user of the sandbox. */
export interface GoalChanges {
	/** Fields of credentials, by type. */
	readonly credentials?: Partial<Record<CredentialType, CredentialData[string]>>;
	/** Parameters, by node. */
	readonly parameters?: Readonly<Record<string, INodeParameters>>;
	/** The workflow itself. */
	readonly edit?: (file: WorkflowFile) => WorkflowFile;
	/** The last node to run. */
	readonly to?: string;
	/** As Begin Run names them. */
	readonly connection?: string;
	readonly goalKey?: string;
	/** How it is started; 'Start by Hand' when left out. */
	readonly trigger?: keyof typeof modes;
	readonly executionId?: string;
	/** What a user pinned as the output of nodes, by node. */
	readonly pinned?: IPinData;
}

/** The triggers of a template, and how n8n calls an execution that one of them starts. */
const modes = {
	'Start by Hand': 'manual',
	'Every Night': 'trigger',
	'Every 15 Minutes': 'trigger',
} as const;

/** Credentials as a user of the sandbox would enter them. */
export function sandboxCredentials(
	{ braze, blueConic, s3 }: Sandbox,
	changes: GoalChanges['credentials'] = {},
): Record<CredentialType, CredentialData[string]> {
	return {
		brazeApi: {
			instance: 'custom',
			customHost: braze.url,
			apiKey: braze.key,
			...changes.brazeApi,
		},
		blueConicApi: {
			tenant: blueConic.url,
			clientId: blueConic.clientId,
			clientSecret: blueConic.clientSecret,
			...changes.blueConicApi,
		},
		s3StageApi: {
			region: s3.region,
			endpoint: s3.endpoint,
			accessKeyId: s3.accessKeyId,
			secretAccessKey: s3.secretAccessKey,
			forcePathStyle: true,
			bucket: s3.bucket,
			brazeFolder: braze.folder,
			stageFolder: 'stage',
			...changes.s3StageApi,
		},
	};
}

/** A shipped template as it is. */
export function template(name: GoalFile): WorkflowFile {
	const path = join(__dirname, '..', '..', 'templates', `${name}.json`);
	return JSON.parse(readFileSync(path, 'utf8'));
}

/** The workflow with other parameters in some nodes. */
export function withParameters(
	file: WorkflowFile,
	parameters: Readonly<Record<string, INodeParameters>> = {},
): WorkflowFile {
	return editNodes(file, (node) => ({
		...node,
		parameters: { ...node.parameters, ...parameters[node.name] },
	}));
}

/** The workflow with each node as `edit` makes it. */
export function editNodes(file: WorkflowFile, edit: (node: INode) => INode): WorkflowFile {
	return { ...file, nodes: file.nodes.map(edit) };
}

/** A value of a resource locator, as if typed under 'By ID'. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** What a user of the sandbox fills into each template. */
function filledIn({
	braze,
	blueConic,
}: Sandbox): Record<GoalFile, Record<string, INodeParameters>> {
	return {
		'import-goal': {
			'Export Braze Segment': {
				segment: byId(braze.importSegmentId),
				options: { checkEverySeconds: 1, sameLooks: 2 },
			},
		},
		'export-goal': { 'Read BlueConic Segment': { segment: byId(blueConic.exportSegmentId) } },
	};
}

function goalWorkflow(sandbox: Sandbox, name: GoalFile, changes: GoalChanges): WorkflowFile {
	const { connection, goalKey, parameters, edit } = changes;
	const named = {
		'Begin Run': { ...(connection && { connection }), ...(goalKey && { goalKey }) },
	};
	const filled = withParameters(template(name), filledIn(sandbox)[name]);
	const changed = withParameters(withParameters(filled, named), parameters);
	return edit ? edit(changed) : changed;
}

function wayOf({
	trigger = 'Start by Hand',
	to,
	executionId = 'execution',
	pinned,
}: GoalChanges): WorkflowWay {
	return { from: trigger, mode: modes[trigger], to, executionId, pinned };
}

/** Starts a template against the sandbox. */
export async function startGoal(
	sandbox: Sandbox,
	name: GoalFile,
	changes: GoalChanges = {},
): Promise<RunningWorkflow> {
	const file = goalWorkflow(sandbox, name, changes);
	return await startWorkflow(
		file,
		wayOf(changes),
		sandboxCredentials(sandbox, changes.credentials),
	);
}

/** Runs a template against the sandbox. */
export async function runGoal(
	sandbox: Sandbox,
	name: GoalFile,
	changes: GoalChanges = {},
): Promise<IRun> {
	const { ended } = await startGoal(sandbox, name, changes);
	return await ended;
}

/** n8n's Retry of an execution that failed. */
export async function retryGoal(
	sandbox: Sandbox,
	name: GoalFile,
	failed: IRun,
	changes: GoalChanges = {},
): Promise<IRun> {
	const file = goalWorkflow(sandbox, name, changes);
	const credentials = sandboxCredentials(sandbox, changes.credentials);
	return await retryWorkflow(file, failed, credentials, changes.executionId ?? 'retry');
}

/** The editor's 'Execute step' on a node, with what the editor shows of an earlier execution. */
export async function executeGoalStep(
	sandbox: Sandbox,
	name: GoalFile,
	node: string,
	shown: IRun | undefined,
	changes: GoalChanges = {},
): Promise<IRun> {
	const { executionId = 'step', pinned, credentials } = changes;
	const file = goalWorkflow(sandbox, name, changes);
	const state = { shown, pinned, executionId };
	return await executeStep(file, node, sandboxCredentials(sandbox, credentials), state);
}

/** Runs one node of a template with items of a test. */
export async function runNode(
	sandbox: Sandbox,
	name: GoalFile,
	node: string,
	items: readonly unknown[],
	changes: GoalChanges = {},
): Promise<IRun> {
	const file = goalWorkflow(sandbox, name, changes);
	const trigger: INode = {
		id: 'saved-items',
		name: 'Saved Items',
		type: savedItems,
		typeVersion: 1,
		position: [0, 0],
		parameters: { items: JSON.stringify(items) },
	};
	return await runWorkflow(
		{
			...file,
			nodes: [...file.nodes, trigger],
			connections: {
				...file.connections,
				[trigger.name]: { main: [[{ node, type: 'main', index: 0 }]] },
			},
		},
		{ from: trigger.name, to: node, executionId: changes.executionId ?? 'execution' },
		sandboxCredentials(sandbox, changes.credentials),
	);
}

/** The name of the node that `runStageNode` runs. */
export const stageNode = 'Look at the Stage';

/** Runs one node of the S3 Stage with its parameters, by itself. */
export async function runStageNode(
	sandbox: Sandbox,
	parameters: INodeParameters,
	changes: Pick<GoalChanges, 'credentials' | 'executionId'> = {},
): Promise<IRun> {
	const node = stageNode;
	const trigger = 'n8n-nodes-base.manualTrigger';
	const place = { position: [0, 0] as [number, number], typeVersion: 1 };
	return await runWorkflow(
		{
			name: node,
			nodes: [
				{ ...place, id: 'start', name: 'Start', type: trigger, parameters: {} },
				{
					...place,
					id: 'stage',
					name: node,
					type: `${packageName}.s3Stage`,
					parameters,
					credentials: { s3StageApi: { id: null, name: 's3StageApi' } },
				},
			],
			connections: { Start: { main: [[{ node, type: 'main', index: 0 }]] } },
			settings: { executionOrder: 'v1' },
		},
		{ from: 'Start', to: node, executionId: changes.executionId },
		sandboxCredentials(sandbox, changes.credentials),
	);
}

/** The items a node handed on through one of its outputs. */
export function itemsOf(run: IRun, node: string, output = 0): readonly INodeExecutionData[] {
	return run.data.resultData.runData[node]?.[0]?.data?.main?.[output] ?? [];
}

/** The one item a node handed on. */
export function itemOf(run: IRun, node: string): IDataObject {
	const [item, ...others] = itemsOf(run, node);
	if (item && others.length === 0) return item.json;
	throw new Error(`${node} handed on no item or several: ${sentenceOf(run) ?? 'without an error'}`);
}

/** The sentence a run stopped with. */
export function sentenceOf(run: IRun): string | undefined {
	return run.data.resultData.error?.message;
}
