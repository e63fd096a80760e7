import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { parseMapping } from '../../../core/mapping/parse/parseMapping';
import { compileForSample } from '../../../core/mapping/preview/compileForSample';
import { mapRun } from '../../../core/mapping/run/mapRun';
import { takesItems } from '../../descriptions/mappingInput';
import { toBrazeOptions } from '../../descriptions/mappingOptions';
import { allowCreationProperty, mappingAsProperty } from '../../descriptions/mappingRows';
import { optionsProperty } from '../../descriptions/options';
import { shownFor } from '../../descriptions/shownFor';
import { toBrazeProperties } from '../../descriptions/toBrazeMapping';
import { mappingParameters } from '../../ports/mappingParameters';
import { forEachRowItem } from '../../ports/rowItems';
import { forEachRun, withCounts } from '../../ports/runItems';
import { mapItem } from './mapItem';
import { catalogueOf } from './tenant';

const { identifiers, rows } = toBrazeProperties();

const properties = [
	...identifiers,
	allowCreationProperty,
	mappingAsProperty,
	...rows,
	optionsProperty(toBrazeOptions),
];

const names = properties.map(({ name }) => name);

export const description = shownFor({ '/operation': ['mapToBraze'] }, properties);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return takesItems(this) ? await mapItems(this) : await mapRuns(this);
}

const mappingOf = (context: IExecuteFunctions, itemIndex: number) =>
	parseMapping('mapToBraze', mappingParameters(context, names, itemIndex));

async function mapRuns(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachRun(context, 'map', async ({ itemIndex, reference, step }) => {
		const map = await mapRun(step, reference.goalType, mappingOf(context, itemIndex));
		return withCounts(reference, map.counts);
	});
}

async function mapItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forEachRowItem(context, async () => {
		const mapping = mappingOf(context, 0);
		const catalogue = await catalogueOf(context, mapping);
		const mapRow = await compileForSample(mapping, { catalogue });
		return (json, itemIndex) => mapItem(mapRow, 'attributes', json, itemIndex);
	});
}
