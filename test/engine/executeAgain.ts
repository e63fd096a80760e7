import { WorkflowExecute } from 'n8n-core';
import type { IPinData, IRun, IRunExecutionData } from 'n8n-workflow';

import type { CredentialData } from './credentialsHelper';
import { openEngine, type ExecutionKind, type WorkflowFile } from './runWorkflow';

/** A copy, as an execution is saved and read back. */
const saved = (data: IRunExecutionData): IRunExecutionData => JSON.parse(JSON.stringify(data));

/**
 * n8n's 'Retry with currently saved workflow' of a failed execution: the failed node is executed
 * with its saved items, and those after it (n8n's `executions/execution.service`).
 */
export async function retryWorkflow(
	file: WorkflowFile,
	failed: IRun,
	credentials: CredentialData,
	executionId: string,
): Promise<IRun> {
	const engine = await openEngine(file, credentials, { executionId, mode: 'retry' });
	const data = saved(failed.data);
	const { resultData, executionData } = data;
	delete resultData.error;
	const ofFailed = resultData.runData[resultData.lastNodeExecuted ?? ''];
	if (ofFailed?.at(-1)?.error !== undefined) ofFailed.pop();
	for (const waiting of executionData?.nodeExecutionStack ?? []) {
		const node = engine.workflow.getNode(waiting.node.name);
		if (!node) throw new Error(`No node ${waiting.node.name}`);
		waiting.node = node;
	}
	return await new WorkflowExecute(engine.data, 'retry', data).processRunExecutionData(
		engine.workflow,
	);
}

/** What the editor knows when a user executes one step. */
export interface EditorState extends Partial<ExecutionKind> {
	/** The execution that it shows. */
	readonly shown?: IRun;
	readonly pinned?: IPinData;
	/** Nodes that were changed since. */
	readonly changed?: readonly string[];
}

/** The editor's 'Execute step' of a node: it executes what is missing before the node, and the node. */
export async function executeStep(
	file: WorkflowFile,
	node: string,
	credentials: CredentialData,
	{ shown, pinned, changed = [], ...kind }: EditorState,
): Promise<IRun> {
	const { workflow, data } = await openEngine(file, credentials, { ...kind, mode: 'manual' });
	const { runData } = shown ? saved(shown.data).resultData : { runData: {} };
	// The node itself is always executed anew.
	delete runData[node];
	return await new WorkflowExecute(data, 'manual').runPartialWorkflow2(
		workflow,
		runData,
		pinned,
		[...changed],
		{ nodeName: node, mode: 'inclusive' },
	);
}
