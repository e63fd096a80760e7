import 'reflect-metadata';
import './nodeErrors';

import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	Workflow,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { TestCredentials, type CredentialData } from './credentialsHelper';
import { loadNodeTypes, type LoadedNodeTypes } from './nodeTypes';

/** A workflow file, as templates are. */
export type WorkflowFile = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections' | 'settings'>;

/** A workflow as the engine has it. */
export function engineWorkflow(file: WorkflowFile, { nodeTypes }: LoadedNodeTypes): Workflow {
	return new Workflow({
		id: 'workflow',
		name: file.name,
		nodes: file.nodes,
		connections: file.connections,
		nodeTypes,
		settings: file.settings,
		active: false,
	});
}

/** What n8n hands to the engine with every execution, as far as our nodes reach it. */
export function engineData(
	file: WorkflowFile,
	{ loader }: LoadedNodeTypes,
	credentials: CredentialData,
): IWorkflowExecuteAdditionalData {
	const stored: IWorkflowBase = {
		...file,
		id: 'workflow',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(0),
		updatedAt: new Date(0),
	};
	const data: Partial<IWorkflowExecuteAdditionalData> = {
		hooks: new ExecutionLifecycleHooks('manual', 'execution', stored),
		executionId: 'execution',
		credentialsHelper: new TestCredentials(loader, credentials),
		variables: {},
		restApiUrl: '',
		instanceBaseUrl: '',
		webhookBaseUrl: '',
		webhookTestBaseUrl: '',
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
	};
	return data as IWorkflowExecuteAdditionalData;
}

/** Runs a workflow in n8n's own engine, from one of its triggers to its end or to another node. */
export async function runWorkflow(
	file: WorkflowFile,
	way: { readonly from: string; readonly to?: string },
	credentials: CredentialData,
): Promise<IRun> {
	const loaded = await loadNodeTypes();
	const workflow = engineWorkflow(file, loaded);
	const startNode = workflow.getNode(way.from);
	if (!startNode) throw new Error(`No node ${way.from}`);
	const engine = new WorkflowExecute(engineData(file, loaded, credentials), 'manual');
	return await engine.run({
		workflow,
		startNode,
		destinationNode:
			way.to === undefined ? undefined : { nodeName: way.to, mode: 'inclusive' as const },
	});
}
