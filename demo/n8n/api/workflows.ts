import { z } from 'zod';
import type { N8nSession } from './session';

const nodeSchema = z.looseObject({
	name: z.string(),
	type: z.string(),
	typeVersion: z.number(),
	parameters: z.record(z.string(), z.unknown()).default({}),
	credentials: z
		.record(z.string(), z.looseObject({ id: z.string().nullable(), name: z.string() }))
		.optional(),
});

/** A workflow as n8n exports it; settings and pinned data pass through untouched. */
export const exportedWorkflowSchema = z.looseObject({
	name: z.string(),
	nodes: z.array(nodeSchema),
	connections: z.record(z.string(), z.unknown()),
});

const storedWorkflowSchema = exportedWorkflowSchema.extend({ id: z.string() });
const listedSchema = z.looseObject({ id: z.string(), name: z.string() });

export type WorkflowNode = z.infer<typeof nodeSchema>;
export type ExportedWorkflow = z.infer<typeof exportedWorkflowSchema>;
export type StoredWorkflow = z.infer<typeof storedWorkflowSchema>;
export type NodeParameters = WorkflowNode['parameters'];

/**
 * Stores an exported workflow as a new one, as the editor does after "Import from File".
 * Credentials given without an id are resolved by n8n if there is one of that type and name.
 */
export async function importWorkflow(
	session: N8nSession,
	exported: ExportedWorkflow,
): Promise<StoredWorkflow> {
	const { id, versionId, ...workflow } = exported;
	return await session.rest('POST', '/workflows', storedWorkflowSchema, {
		settings: {},
		...workflow,
		active: false,
	});
}

/** Reads a workflow as it was saved last. */
export async function readWorkflow(session: N8nSession, id: string): Promise<StoredWorkflow> {
	return await session.rest('GET', `/workflows/${id}`, storedWorkflowSchema);
}

/** The id of the workflow of that name, if there is one. */
export async function findWorkflow(session: N8nSession, name: string): Promise<string | undefined> {
	const filter = encodeURIComponent(JSON.stringify({ query: name }));
	const path = `/workflows?filter=${filter}`;
	const found = await session.rest('GET', path, z.array(listedSchema));
	return found.find((workflow) => workflow.name === name)?.id;
}

/** Saves the workflow with one node's parameters changed. */
export async function updateNodeParameters(
	session: N8nSession,
	workflowId: string,
	nodeName: string,
	change: (parameters: NodeParameters) => NodeParameters,
): Promise<StoredWorkflow> {
	const workflow = await readWorkflow(session, workflowId);
	if (!workflow.nodes.some((node) => node.name === nodeName)) {
		throw new Error(`The workflow '${workflow.name}' has no node '${nodeName}'`);
	}
	const nodes = workflow.nodes.map((node) =>
		node.name === nodeName ? { ...node, parameters: change(node.parameters) } : node,
	);
	const { connections, settings, pinData, name } = workflow;
	return await session.rest('PATCH', `/workflows/${workflowId}`, storedWorkflowSchema, {
		name,
		nodes,
		connections,
		settings,
		pinData,
		versionId: workflow['versionId'],
	});
}

/** Deletes a workflow with its executions. */
export async function deleteWorkflow(session: N8nSession, workflowId: string): Promise<void> {
	await session.public('DELETE', `/workflows/${workflowId}`, z.unknown());
}
