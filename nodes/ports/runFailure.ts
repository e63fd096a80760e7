import type { IExecuteFunctions } from 'n8n-workflow';

import { PassingError } from '../../core/flow/syncError';
import type { Lease } from '../../core/stage/lease/keepLease';
import { ending } from '../../core/stage/lease/leaseChanges';
import { failRun } from '../../core/stage/run/failRun';
import type { StagedRun } from '../../core/stage/run/runFile';
import type { HeldStage } from '../../core/stage/run/runStage';
import { tellExecution } from './executionData';

/** What remains to be done after a failure is done within this time, cancelled or not. */
const recordingMs = 10_000;

/** Whether somebody stopped the execution. */
export const isCancelled = (context: IExecuteFunctions): boolean =>
	context.getExecutionCancelSignal()?.aborted === true;

/** The sentence of a failure, as n8n shows it. */
export const sentenceOf = (error: unknown): string =>
	error instanceof Error ? error.message : 'The run stopped for an unknown cause';

/**
 * Records why a run stopped, and frees the lease. Best effort: the failure itself must reach the
 * user even when the stage does not answer; the lease then frees itself. Nothing is recorded when
 * somebody else has the lease now.
 *
 * @returns what the node fails with.
 */
export async function recordFailure(
	context: IExecuteFunctions,
	held: HeldStage,
	run: StagedRun,
	lease: Lease,
	error: unknown,
): Promise<unknown> {
	const wasCancelled = isCancelled(context);
	if (lease.signal.aborted && !wasCancelled) {
		await lease.release();
		return error;
	}
	const failure = wasCancelled ? cancellation(context, run) : error;
	const sentence = sentenceOf(failure);
	const signal = AbortSignal.timeout(recordingMs);
	let hasEnded = false;
	try {
		hasEnded = await failRun(held, run.file, { error, sentence }, signal);
	} catch {
		// The lease is freed all the same.
	}
	if (!hasEnded) tellExecution(context, run.file, 'failed');
	await lease.release(hasEnded ? ending(run.file) : undefined).catch(() => undefined);
	return failure;
}

/** By the word 'canceled' n8n tells a stopped execution from a failed one. */
const cancellation = (context: IExecuteFunctions, { file }: StagedRun): PassingError =>
	new PassingError(
		`Execution ${context.getExecutionId()} was canceled: start the goal again with 'Begin Run', which goes on with run '${file.runId}'.`,
	);
