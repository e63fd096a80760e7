import 'reflect-metadata';
import './nodeErrors';

import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	Workflow,
	type IPinData,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
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

/** An execution, as n8n counts them and as it came about. */
export interface ExecutionKind {
	readonly executionId: string;
	readonly mode: WorkflowExecuteMode;
}

const byHand: ExecutionKind = { executionId: 'execution', mode: 'manual' };

/** What n8n hands to the engine with every execution, as far as our nodes reach it. */
export function engineData(
	file: WorkflowFile,
	{ loader }: LoadedNodeTypes,
	credentials: CredentialData,
	{ executionId, mode }: ExecutionKind = byHand,
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
		hooks: new ExecutionLifecycleHooks(mode, executionId, stored),
		executionId,
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

/** A workflow in n8n's own engine, for one execution. */
export interface Engine {
	readonly workflow: Workflow;
	readonly data: IWorkflowExecuteAdditionalData;
	readonly mode: WorkflowExecuteMode;
}

/** Opens a workflow in the engine, for one execution. */
export async function openEngine(
	file: WorkflowFile,
	credentials: CredentialData,
	{ executionId = byHand.executionId, mode = byHand.mode }: Partial<ExecutionKind> = {},
): Promise<Engine> {
	const loaded = await loadNodeTypes();
	return {
		workflow: engineWorkflow(file, loaded),
		data: engineData(file, loaded, credentials, { executionId, mode }),
		mode,
	};
}

/** Where an execution starts and ends. */
export interface WorkflowWay extends Partial<ExecutionKind> {
	readonly from: string;
	/** The last node; the workflow's end when left out. */
	readonly to?: string;
	/** What a user pinned as the output of nodes, by node. */
	readonly pinned?: IPinData;
}

/** An execution that is under way. */
export interface RunningWorkflow {
	readonly ended: Promise<IRun>;
	/** As n8n's button to stop an execution does. */
	cancel(): void;
}

/** Starts a workflow from one of its triggers. */
export async function startWorkflow(
	file: WorkflowFile,
	{ from, to, pinned, ...kind }: WorkflowWay,
	credentials: CredentialData,
): Promise<RunningWorkflow> {
	const { workflow, data, mode } = await openEngine(file, credentials, kind);
	const startNode = workflow.getNode(from);
	if (!startNode) throw new Error(`No node ${from}`);
	const running = new WorkflowExecute(data, mode).run({
		workflow,
		startNode,
		destinationNode: to === undefined ? undefined : { nodeName: to, mode: 'inclusive' as const },
		pinData: pinned,
	});
	return { ended: running, cancel: () => running.cancel() };
}

/** Runs a workflow in n8n's own engine, from one of its triggers to its end or to another node. */
export async function runWorkflow(
	file: WorkflowFile,
	way: WorkflowWay,
	credentials: CredentialData,
): Promise<IRun> {
	const { ended } = await startWorkflow(file, way, credentials);
	return await ended;
}
