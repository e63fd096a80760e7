import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import {
	bulkLimits,
	bulkSender,
	mostEntriesPerRequest,
} from '../../../core/blueconic/bulkDelivery';
import { deliverRun } from '../../../core/stage/deliverRun';
import { optionsProperty } from '../../descriptions/options';
import { shownFor } from '../../descriptions/shownFor';
import { optionNumber } from '../../ports/optionNumber';
import { forEachRun, withCounts } from '../../ports/runItems';
import { blueConicOf } from '../../ports/services';

const profilesPerRequest = {
	displayName: 'Profiles per Request',
	name: 'profilesPerRequest',
	description: 'BlueConic takes at most 1,000',
	default: mostEntriesPerRequest,
	minValue: 1,
	maxValue: mostEntriesPerRequest,
};

const requestsAtOnce = {
	displayName: 'Requests at Once',
	name: 'requestsAtOnce',
	description: 'Lower it when BlueConic answers that there are too many requests',
	default: 2,
	minValue: 1,
	maxValue: 10,
};

export const description = shownFor({ resource: ['profile'], operation: ['import'] }, [
	optionsProperty([profilesPerRequest, requestsAtOnce]),
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachRun(this, 'deliver', async ({ itemIndex, reference, step }) => {
		const blueConic = await blueConicOf(this);
		const delivery = {
			target: blueConic.url,
			limits: bulkLimits(optionNumber(this, itemIndex, profilesPerRequest)),
			requestsAtOnce: optionNumber(this, itemIndex, requestsAtOnce),
			send: bulkSender(blueConic),
		};
		const { map, deliver } = await deliverRun(step, delivery);
		return withCounts(reference, map.counts, deliver.counts);
	});
}
