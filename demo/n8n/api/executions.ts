import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { N8nSession } from './session';
import { readWorkflow } from './workflows';

const POLL_INTERVAL_MS = 500;

const errorSchema = z.looseObject({
	message: z.string(),
	description: z.string().nullish(),
});

const itemSchema = z.looseObject({ json: z.record(z.string(), z.unknown()) });

const nodeRunSchema = z.looseObject({
	/** Milliseconds. */
	executionTime: z.number(),
	executionStatus: z.string().optional(),
	error: errorSchema.optional(),
	/** The items of each output. */
	data: z.looseObject({ main: z.array(z.array(itemSchema).nullable()).optional() }).optional(),
});

const stateSchema = z.looseObject({
	id: z.coerce.string(),
	status: z.string(),
	startedAt: z.string().nullish(),
	stoppedAt: z.string().nullish(),
});

const executionSchema = stateSchema.extend({
	data: z.looseObject({
		resultData: z.looseObject({
			runData: z.record(z.string(), z.array(nodeRunSchema)).default({}),
			lastNodeExecuted: z.string().optional(),
			error: errorSchema.optional(),
		}),
	}),
});

const startedSchema = z.looseObject({
	executionId: z.coerce.string().optional(),
	waitingForWebhook: z.boolean().optional(),
});

const UNFINISHED = new Set(['new', 'running', 'waiting']);

/** How far an execution is. */
export type ExecutionState = z.infer<typeof stateSchema>;
/** An execution with the items of every node. */
export type Execution = z.infer<typeof executionSchema>;
/** One pass of a node. */
export type NodeRun = z.infer<typeof nodeRunSchema>;

export interface WaitOptions {
	/** Called at every look. */
	readonly onProgress?: (state: ExecutionState, elapsedMs: number) => void;
	readonly timeoutMs?: number;
	readonly signal?: AbortSignal;
}

/**
 * Runs the saved workflow as the editor's "Execute workflow" does, starting at that trigger.
 * @returns the execution's id
 */
export async function runWorkflow(
	session: N8nSession,
	workflowId: string,
	triggerName: string,
): Promise<string> {
	const workflowData = await readWorkflow(session, workflowId);
	if (!workflowData.nodes.some((node) => node.name === triggerName)) {
		throw new Error(`The workflow '${workflowData.name}' has no trigger '${triggerName}'`);
	}
	const path = `/workflows/${workflowId}/run`;
	const started = await session.rest('POST', path, startedSchema, {
		workflowData,
		triggerToStartFrom: { name: triggerName },
	});
	if (started.executionId === undefined) {
		throw new Error(`'${triggerName}' of '${workflowData.name}' waits for a call from outside`);
	}
	return started.executionId;
}

/**
 * Waits until the execution has ended, well or not.
 * @throws when it takes longer than the time given, by default an hour
 */
export async function untilFinished(
	session: N8nSession,
	executionId: string,
	options: WaitOptions = {},
): Promise<ExecutionState> {
	const { onProgress, timeoutMs = 3_600_000, signal } = options;
	const started = performance.now();
	for (;;) {
		const state = await session.public('GET', `/executions/${executionId}`, stateSchema);
		const elapsedMs = performance.now() - started;
		onProgress?.(state, elapsedMs);
		if (!UNFINISHED.has(state.status)) return state;
		if (elapsedMs > timeoutMs) {
			throw new Error(`Execution ${executionId} is still ${state.status} after ${timeoutMs} ms`);
		}
		await sleep(POLL_INTERVAL_MS, undefined, signal && { signal });
	}
}

/** Reads an execution that has ended, with the items of every node. */
export async function readExecution(session: N8nSession, executionId: string): Promise<Execution> {
	const path = `/executions/${executionId}?includeData=true`;
	return await session.public('GET', path, executionSchema);
}

/** The JSON of the items a node gave out in its last pass, over all its outputs. */
export function outputOf(execution: Execution, nodeName: string): Record<string, unknown>[] {
	const outputs = execution.data.resultData.runData[nodeName]?.at(-1)?.data?.main ?? [];
	return outputs.flatMap((items) => (items ?? []).map((item) => item.json));
}
