import type { IExecuteFunctions } from 'n8n-workflow';

import type { RunFile } from '../../core/stage/run/runFile';

/**
 * Marks the execution in n8n with its run, so that the list of executions can be searched for it.
 * Nothing depends on it: an n8n without that list goes without.
 */
export function tellExecution(
	context: IExecuteFunctions,
	{ connection, goalKey, runId }: Pick<RunFile, 'connection' | 'goalKey' | 'runId'>,
	outcome: string,
): void {
	const { $execution } = context.getWorkflowDataProxy(0);
	$execution?.customData?.setAll?.({ connection, goal: goalKey, run: runId, outcome });
}
