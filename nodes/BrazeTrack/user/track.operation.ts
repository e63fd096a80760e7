import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { mostObjectsPerRequest, trackLimits, trackSender } from '../../../core/braze/trackDelivery';
import { deliverRun } from '../../../core/stage/deliverRun';
import { optionsProperty } from '../../descriptions/options';
import { shownFor } from '../../descriptions/shownFor';
import { optionNumber } from '../../ports/optionNumber';
import { forEachRun, withCounts } from '../../ports/runItems';
import { brazeOf } from '../../ports/services';

const objectsPerRequest = {
	displayName: 'Objects per Request',
	name: 'objectsPerRequest',
	description: 'Braze takes 75, some contracts allow fewer',
	default: mostObjectsPerRequest,
	minValue: 1,
	maxValue: mostObjectsPerRequest,
};

const requestsAtOnce = {
	displayName: 'Requests at Once',
	name: 'requestsAtOnce',
	description: 'How many requests may be on their way at the same time',
	default: 10,
	minValue: 1,
	maxValue: 50,
};

export const description = shownFor({ operation: ['track'] }, [
	optionsProperty([objectsPerRequest, requestsAtOnce]),
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachRun(this, 'deliver', async ({ itemIndex, reference, step }) => {
		const braze = await brazeOf(this);
		const delivery = {
			target: braze.url,
			limits: trackLimits(optionNumber(this, itemIndex, objectsPerRequest)),
			requestsAtOnce: optionNumber(this, itemIndex, requestsAtOnce),
			send: trackSender(braze),
		};
		const { map, deliver } = await deliverRun(step, delivery);
		return withCounts(reference, map.counts, deliver.counts);
	});
}
