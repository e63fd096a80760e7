import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { finishRun } from '../../../core/stage/finishRun';
import { forEachRun, withCounts } from '../../ports/runItems';

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachRun(this, async ({ reference, stage, run, step }) => {
		const report = await finishRun(stage.store, run, new Date(), step.signal);
		return {
			...withCounts(reference, report.counts),
			status: report.status,
			seconds: report.seconds,
			reasons: report.reasons,
			warnings: report.warnings,
			report: run.keys.report(),
		};
	});
}
