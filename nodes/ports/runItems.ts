import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { addCounts, noCounts, type Counts } from '../../core/report/counts';
import { parseRunReference, type RunReference } from '../../core/stage/reference';
import { endRun, type StagedRun } from '../../core/stage/run';
import type { StepContext } from '../../core/stage/step';
import { runOf, stageOfRun, type NodeStage } from './stage';

/** One incoming run, opened. */
export interface RunItem {
	readonly itemIndex: number;
	readonly reference: RunReference;
	readonly stage: NodeStage;
	readonly run: StagedRun;
	readonly step: StepContext;
}

/** An operation's work on one run; it answers with what the outgoing item carries. */
export type RunWork = (item: RunItem) => Promise<object>;

/** Runs an operation for every incoming run, one after another, and hands each on. */
export async function forEachRun(
	context: IExecuteFunctions,
	work: RunWork,
): Promise<INodeExecutionData[][]> {
	return await forEachItem(context, async (itemIndex) => {
		const reference = parseRunReference(context.getInputData()[itemIndex]?.json);
		const signal = context.getExecutionCancelSignal();
		const stage = await stageOfRun(context, reference);
		try {
			const run = await runOf(stage, reference, signal);
			const step = { store: stage.store, keys: run.keys, signal };
			try {
				return await work({ itemIndex, reference, stage, run, step });
			} catch (error) {
				await recordFailure(stage, run, error);
				throw error;
			}
		} finally {
			stage.store.close();
		}
	});
}

/**
 * Runs an operation for every incoming item, one after another. A failure becomes n8n's error
 * with its sentence alone: what caused it may hold a key or a profile's values.
 */
export async function forEachItem(
	context: IExecuteFunctions,
	work: (itemIndex: number) => Promise<object>,
): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		const pairedItem = { item: itemIndex };
		try {
			output.push({ json: { ...(await work(itemIndex)) }, pairedItem });
		} catch (error) {
			const message = messageOf(error);
			if (!context.continueOnFail()) {
				throw new NodeOperationError(context.getNode(), message, { itemIndex });
			}
			output.push({ json: { error: message }, pairedItem });
		}
	}
	return [output];
}

/** The reference with the counts so far. */
export function withCounts(
	reference: RunReference,
	...counts: readonly Partial<Counts>[]
): RunReference {
	return { ...reference, counts: counts.reduce<Counts>(addCounts, noCounts) };
}

const messageOf = (error: unknown): string =>
	error instanceof Error ? error.message : 'The run stopped for an unknown cause';

/** Best effort: the failure itself must reach the user even when the stage does not answer. */
async function recordFailure(stage: NodeStage, run: StagedRun, error: unknown): Promise<void> {
	if (run.manifest.status === 'finished') return;
	const end = { status: 'failed', sentence: messageOf(error), endedAt: new Date() } as const;
	await endRun(stage.store, run, end).catch(() => undefined);
}
