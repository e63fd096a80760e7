import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { parseMapping } from '../../../core/mapping/parse/parseMapping';
import { compileForSample } from '../../../core/mapping/preview/compileForSample';
import { mapRun } from '../../../core/mapping/run/mapRun';
import { fileLimitsOf } from '../../descriptions/fileLimits';
import { takesItems } from '../../descriptions/mappingInput';
import { toBlueConicOptions } from '../../descriptions/mappingOptions';
import { allowCreationProperty, mappingAsProperty } from '../../descriptions/mappingRows';
import { optionsProperty } from '../../descriptions/options';
import { shownFor } from '../../descriptions/shownFor';
import { toBlueConicProperties } from '../../descriptions/toBlueConicMapping';
import { mappingParameters } from '../../ports/mappingParameters';
import { forEachRowItem } from '../../ports/rowItems';
import { forEachRun, withCounts } from '../../ports/runItems';
import { mapItem } from './mapItem';
import { catalogueOf, tenantOf } from './tenant';

const { identifiers, rows, remaining } = toBlueConicProperties();

const properties = [
	...identifiers,
	allowCreationProperty,
	mappingAsProperty,
	...rows,
	...remaining,
	optionsProperty(toBlueConicOptions),
];

const names = properties.map(({ name }) => name);

export const description = shownFor({ '/operation': ['mapToBlueConic'] }, properties);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return takesItems(this) ? await mapItems(this) : await mapRuns(this);
}

const mappingOf = (context: IExecuteFunctions, itemIndex: number) =>
	parseMapping('mapToBlueConic', mappingParameters(context, names, itemIndex));

async function mapRuns(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachRun(context, 'map', async ({ itemIndex, reference, step }) => {
		const mapping = mappingOf(context, itemIndex);
		const map = await mapRun(step, reference.goalType, mapping, {
			fileLimits: fileLimitsOf(context, itemIndex),
			tenant: await tenantOf(context, mapping, step.signal),
		});
		return withCounts(reference, map.counts);
	});
}

async function mapItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachRowItem(context, async () => {
		const mapping = mappingOf(context, 0);
		const catalogue = await catalogueOf(context, mapping);
		const rows = () => context.getInputData().map(({ json }) => json);
		const mapRow = await compileForSample(mapping, { catalogue, rows });
		return (json, itemIndex) => mapItem(mapRow, 'entry', json, itemIndex);
	});
}
