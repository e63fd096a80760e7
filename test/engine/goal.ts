import type { IDataObject, INode, INodeExecutionData, INodeParameters, IRun } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Sandbox } from '../../sandbox/sandbox';
import type { CredentialData } from './credentialsHelper';
import { savedItems } from './nodeTypes';
import { runWorkflow, type WorkflowFile } from './runWorkflow';

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
}

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
	const filled = withParameters(template(name), filledIn(sandbox)[name]);
	const changed = withParameters(filled, changes.parameters);
	return changes.edit ? changes.edit(changed) : changed;
}

/** Runs a template against the sandbox. */
export async function runGoal(
	sandbox: Sandbox,
	name: GoalFile,
	changes: GoalChanges = {},
): Promise<IRun> {
	return await runWorkflow(
		goalWorkflow(sandbox, name, changes),
		{ from: 'Start by Hand', to: changes.to },
		sandboxCredentials(sandbox, changes.credentials),
	);
}

/** Runs one node of a template with items that were saved, as n8n's Retry and Execute Step do. */
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
		{ from: trigger.name, to: node },
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
