import 'reflect-metadata';

import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { TestCredentials } from './credentialsHelper';
import { loadNodeTypes } from './nodeTypes';

/** A workflow file, as templates are. */
export type WorkflowFile = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections' | 'settings'>;

/** Credentials by type, as a user would enter them. */
export type CredentialData = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/** Runs a workflow from one of its triggers in n8n's own engine. */
export async function runWorkflow(
	file: WorkflowFile,
	startNode: string,
	credentials: CredentialData,
): Promise<IRun> {
	const { nodeTypes, loader } = await loadNodeTypes();
	const workflow = new Workflow({
		id: 'workflow',
		name: file.name,
		nodes: file.nodes,
		connections: file.connections,
		nodeTypes,
		settings: file.settings,
		active: false,
	});
	const workflowData: IWorkflowBase = {
		id: 'workflow',
		name: file.name,
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes: file.nodes,
		connections: file.connections,
	};
	const additionalData = {
		hooks: new ExecutionLifecycleHooks('manual', 'execution', workflowData),
		executionId: 'execution',
		credentialsHelper: new TestCredentials(loader, credentials),
		variables: {},
		restApiUrl: '',
		instanceBaseUrl: '',
		webhookBaseUrl: '',
		webhookTestBaseUrl: '',
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
	const start = workflow.getNode(startNode);
	if (!start) throw new Error(`No node ${startNode}`);
	const engine = new WorkflowExecute(additionalData, 'manual');
	return await engine.run({ workflow, startNode: start });
}
