import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

import type { Goal } from './fillIn';
import { outputOf, readExecution, runWorkflow, untilFinished } from './n8n/api/executions';
import type { Rig } from './rig';

const countsSchema = z.object({
	read: z.number(),
	mapped: z.number(),
	accepted: z.number(),
	created: z.number(),
	updated: z.number(),
	unchanged: z.number(),
	skipped: z.number(),
	rejected: z.number(),
	unknown: z.number(),
	requests: z.number(),
});

const finishedSchema = z.object({ status: z.literal('finished'), counts: countsSchema });

/** What a run of a goal told. */
export interface GoalRun {
	readonly executionId: string;
	readonly counts: z.infer<typeof countsSchema>;
	/** Requests that delivered rows, as the stand-in counted them. */
	readonly requestsSeen: number;
	readonly seconds: number;
}

const deliveries: Readonly<
	Record<Goal, { readonly server: 'braze' | 'blueconic'; route: string }>
> = {
	import: { server: 'blueconic', route: 'PUT /rest/v2/profiles' },
	export: { server: 'braze', route: 'POST /users/track' },
};

const requestsSchema = z.record(z.string(), z.record(z.string(), z.number()));

/**
 * Runs a goal as the editor's 'Execute workflow' does and waits for its end.
 *
 * @throws with the node's sentence when the run stops.
 */
export async function runGoal(
	{ session, sandbox, workflowIds }: Rig,
	goal: Goal,
	onProgress: (text: string) => void,
): Promise<GoalRun> {
	const adminRequests = `${sandbox.admin.url}/admin/requests`;
	await fetch(adminRequests, { method: 'DELETE' });
	const seen = async (): Promise<number> => {
		const { server, route } = deliveries[goal];
		const counts = requestsSchema.parse(await (await fetch(adminRequests)).json());
		return counts[server]?.[route] ?? 0;
	};
	const started = performance.now();
	const executionId = await runWorkflow(session, workflowIds[goal], 'Start by Hand');
	const progress = new AbortController();
	const watching = watch(seen, onProgress, progress.signal);
	await untilFinished(session, executionId);
	const seconds = (performance.now() - started) / 1000;
	progress.abort();
	await watching;

	const execution = await readExecution(session, executionId);
	const { error } = execution.data.resultData;
	if (error) throw new Error(`The ${goal} goal stopped: ${error.message}`);
	const [item] = outputOf(execution, 'Finish Run');
	const { counts } = finishedSchema.parse(item);
	return { executionId, counts, requestsSeen: await seen(), seconds };
}

async function watch(
	seen: () => Promise<number>,
	onProgress: (text: string) => void,
	signal: AbortSignal,
): Promise<void> {
	for (let last = -1; !signal.aborted;) {
		const now = await seen();
		if (now !== last) onProgress(`${now} requests with rows`);
		last = now;
		await delay(1000, undefined, { signal }).catch(() => undefined);
	}
}
