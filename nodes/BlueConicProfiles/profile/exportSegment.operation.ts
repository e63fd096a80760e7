import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { exportSegment } from '../../../core/blueconic/exportSegment';
import { neededOfProfiles, wantedOfTenant } from '../../../core/mapping/model/neededFields';
import { segmentProperty } from '../../descriptions/segment';
import { shownFor } from '../../descriptions/shownFor';
import { mappingsAfter } from '../../ports/mappingAfter';
import { forEachRun, withCounts } from '../../ports/runItems';
import { segmentParameter } from '../../ports/segmentParameter';
import { blueConicOf } from '../../ports/services';

export const description = shownFor({ resource: ['profile'], operation: ['exportSegment'] }, [
	segmentProperty('The BlueConic segment whose profiles are read'),
]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachRun(this, 'read', async ({ itemIndex, reference, step }) => {
		const mappings = mappingsAfter(this, 'toBraze');
		const what = { segmentId: segmentParameter(this, itemIndex), ...neededOfProfiles(...mappings) };
		const wanted = wantedOfTenant(...mappings);
		const read = await exportSegment(step, await blueConicOf(this), what, wanted);
		return withCounts(reference, read.counts);
	});
}
