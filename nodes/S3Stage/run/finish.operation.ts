import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { ConfigurationError } from '../../../core/flow/syncError';
import { GoalKeys } from '../../../core/stage/keys';
import { ending } from '../../../core/stage/lease/leaseChanges';
import { finishRun } from '../../../core/stage/run/finishRun';
import type { RunReport } from '../../../core/stage/run/report';
import { applyRetention } from '../../../core/stage/run/retention';
import { optionsProperty } from '../../descriptions/options';
import { shownFor } from '../../descriptions/shownFor';
import { tellExecution } from '../../ports/executionData';
import { optionNumber } from '../../ports/optionNumber';
import { forEachHeldRun, withCounts, type RunItem } from '../../ports/runItems';

const mostRefused = {
	displayName: 'Most Refused Rows (%)',
	name: 'mostRefusedPercent',
	description:
		'When a larger share of the rows was refused, the finished run ends with an error, so that somebody looks',
	default: 10,
	minValue: 0,
	maxValue: 100,
};

const keepRows = {
	displayName: 'Keep Rows of Runs',
	name: 'keepRowsOfRuns',
	description: "For how many runs of the goal the staged rows stay in the bucket: people's data",
	default: 7,
	minValue: 1,
	maxValue: 1000,
};

const keepReports = {
	displayName: 'Keep Reports of Runs',
	name: 'keepReportsOfRuns',
	description: 'For how many runs of the goal the reports stay in the bucket: counts and reasons',
	default: 400,
	minValue: 1,
	maxValue: 10_000,
};

export const description = shownFor({ resource: ['run'], operation: ['finish'] }, [
	optionsProperty([mostRefused, keepRows, keepReports]),
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachHeldRun(this, async (item) => {
		const most = optionNumber(this, item.itemIndex, mostRefused);
		const report = await finished(this, item);
		requireFewRefused(report, most);
		return {
			...withCounts(item.reference, report.counts),
			status: report.status,
			seconds: report.seconds,
			reasons: report.reasons,
			warnings: report.warnings,
			report: item.run.keys.report(),
		};
	});
}

/** The run stays finished: what arrived has arrived. */
function requireFewRefused({ runId, counts }: RunReport, mostPercent: number): void {
	const percent = (100 * counts.rejected) / Math.max(1, counts.read);
	if (percent <= mostPercent) return;
	throw new ConfigurationError(
		`Run '${runId}' is finished, but ${counts.rejected} of its ${counts.read} rows were refused (${percent.toFixed(1)} %, 'Most Refused Rows' is ${mostPercent} %): look at the reasons with 'S3 Stage: Run: Get' and mend the mapping or the data.`,
	);
}

async function finished(context: IExecuteFunctions, item: RunItem): Promise<RunReport> {
	const { held, run, lease, itemIndex } = item;
	const retention = {
		runs: optionNumber(context, itemIndex, keepRows),
		reports: optionNumber(context, itemIndex, keepReports),
	};
	const report = await finishRun(held, run, lease.signal);
	const goal = new GoalKeys(held.stageFolder, run.file);
	await applyRetention(held.store, goal, retention, lease.signal);
	await lease.release(ending(run.file));
	tellExecution(context, run.file, report.status);
	return report;
}
