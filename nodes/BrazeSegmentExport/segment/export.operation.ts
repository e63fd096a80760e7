import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { exportSegment } from '../../../core/braze/exportSegment';
import { neededBrazeFields } from '../../../core/mapping/model/neededFields';
import { optionsProperty } from '../../descriptions/options';
import { segmentProperty } from '../../descriptions/segment';
import { shownFor } from '../../descriptions/shownFor';
import { mappingsAfter } from '../../ports/mappingAfter';
import { optionNumber } from '../../ports/optionNumber';
import { forEachRun, withCounts } from '../../ports/runItems';
import { segmentParameter } from '../../ports/segmentParameter';
import { brazeOf } from '../../ports/services';

const checkEvery = {
	displayName: 'Check Every (Seconds)',
	name: 'checkEverySeconds',
	description: "How often to look for the export's files in the bucket",
	default: 10,
	minValue: 1,
	maxValue: 600,
};

const sameLooks = {
	displayName: 'Complete After Same Looks',
	name: 'sameLooks',
	description:
		'Braze does not say when an export is complete: so many looks in a row have to show the same files',
	default: 3,
	minValue: 2,
	maxValue: 60,
};

const longestWait = {
	displayName: 'Longest Wait (Minutes)',
	name: 'longestWaitMinutes',
	description: 'After which an export without complete files stops the run',
	default: 60,
	minValue: 1,
	maxValue: 1440,
};

export const description = shownFor({ resource: ['segment'], operation: ['export'] }, [
	segmentProperty('The Braze segment to export. All its members are exported each time.'),
	optionsProperty([checkEvery, sameLooks, longestWait]),
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachRun(this, 'read', async ({ itemIndex, reference, stage, step }) => {
		const fields = neededBrazeFields(...mappingsAfter(this, 'toBlueConic'));
		const what = { segmentId: segmentParameter(this, itemIndex), fields };
		const read = await exportSegment(step, await brazeOf(this), what, {
			brazeFolder: stage.account.brazeFolder,
			wait: {
				intervalMs: optionNumber(this, itemIndex, checkEvery) * 1000,
				sameLooks: optionNumber(this, itemIndex, sameLooks),
				longestMs: optionNumber(this, itemIndex, longestWait) * 60_000,
			},
		});
		return withCounts(reference, read.counts);
	});
}
