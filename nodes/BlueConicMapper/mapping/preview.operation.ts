import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { RowError } from '../../../core/flow/syncError';
import { tableOf } from '../../../core/mapping/parse/mappingTable';
import { parsePreviewMapping } from '../../../core/mapping/parse/parseMapping';
import { compileForSample } from '../../../core/mapping/preview/compileForSample';
import { itemRow } from '../../../core/mapping/preview/itemRow';
import { previewRow } from '../../../core/mapping/preview/previewRow';
import { previewRun } from '../../../core/mapping/preview/previewRun';
import {
	parseRunReference,
	runReferenceSchema,
	type GoalType,
} from '../../../core/stage/run/reference';
import { fileLimitsOf } from '../../descriptions/fileLimits';
import { takesItems } from '../../descriptions/mappingInput';
import { bothOptions } from '../../descriptions/mappingOptions';
import { allowCreationProperty, mappingAsProperty } from '../../descriptions/mappingRows';
import { optionsProperty } from '../../descriptions/options';
import { shownFor } from '../../descriptions/shownFor';
import { toBlueConicProperties } from '../../descriptions/toBlueConicMapping';
import { toBrazeProperties } from '../../descriptions/toBrazeMapping';
import { manyForEachItem } from '../../ports/items';
import { mappingParameters } from '../../ports/mappingParameters';
import { forEachRowItem } from '../../ports/rowItems';
import { runOf, stageOfRun } from '../../ports/stage';
import { catalogueOf } from './tenant';

const defaultSampleSize = 10;
const largestSample = 100;

const shown: readonly INodeProperties[] = [
	{
		displayName: 'Show',
		name: 'show',
		type: 'options',
		noDataExpression: true,
		default: 'sample',
		options: [
			{
				name: 'Mapping Table',
				value: 'table',
				description: 'The mapping as CSV and as a list, to copy out',
			},
			{
				name: 'Sample',
				value: 'sample',
				description: 'What becomes of some rows, and the requests that would send them',
			},
		],
	},
	{
		displayName: 'Sample Size',
		name: 'sampleSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: largestSample },
		default: 10,
		displayOptions: { show: { show: ['sample'] } },
		description: 'How many rows to show',
	},
];

const toBlueConic = toBlueConicProperties(' to BlueConic');
const toBraze = toBrazeProperties(' to Braze');

/** None is begun: n8n runs no node in which a row is not filled in. */
const identifiers = [...toBlueConic.identifiers, ...toBraze.identifiers].map((property) =>
	property.type === 'fixedCollection' ? { ...property, default: {} } : property,
);

/** Of both directions: n8n forgets what is not shown. */
const mapping = [
	...identifiers,
	allowCreationProperty,
	mappingAsProperty,
	...toBlueConic.rows,
	...toBlueConic.remaining,
	...toBraze.rows,
	optionsProperty(bothOptions),
];

const names = mapping.map(({ name }) => name);

export const description = shownFor({ '/operation': ['preview'] }, [...shown, ...mapping]);

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	if (this.getNodeParameter('show', 0, 'sample') === 'table') return await table(this);
	return takesItems(this) ? await sampleOfItems(this) : await sampleOfRuns(this);
}

const mappingOf = (context: IExecuteFunctions, itemIndex: number, goalType: GoalType | undefined) =>
	parsePreviewMapping(mappingParameters(context, names, itemIndex), goalType);

function sampleSizeOf(context: IExecuteFunctions, itemIndex: number): number {
	const size = Number(context.getNodeParameter('sampleSize', itemIndex, defaultSampleSize));
	return Math.min(Math.max(1, Math.floor(size) || defaultSampleSize), largestSample);
}

/** The mapping itself needs no rows: any item will do. */
async function table(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await manyForEachItem(context, async function* (itemIndex) {
		if (takesItems(context) && itemIndex > 0) return;
		yield tableOf(mappingOf(context, itemIndex, goalTypeOf(context, itemIndex)));
	});
}

const goalTypeOf = (context: IExecuteFunctions, itemIndex: number): GoalType | undefined =>
	runReferenceSchema.safeParse(context.getInputData()[itemIndex]?.json).data?.goalType;

async function sampleOfRuns(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await manyForEachItem(context, async function* (itemIndex) {
		const reference = parseRunReference(context.getInputData()[itemIndex]?.json);
		const mapping = mappingOf(context, itemIndex, reference.goalType);
		const signal = context.getExecutionCancelSignal();
		const stage = await stageOfRun(context, reference);
		const { store } = stage;
		try {
			const { keys } = await runOf(stage, reference, signal);
			yield* previewRun({ store, keys, signal }, mapping, {
				mostRows: sampleSizeOf(context, itemIndex),
				fileLimits: fileLimitsOf(context, itemIndex),
				tenantCatalogue: async () => await catalogueOf(context, mapping),
			});
		} finally {
			store.close();
		}
	});
}

async function sampleOfItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const sampled = context.getInputData().slice(0, sampleSizeOf(context, 0));
	return await forEachRowItem(
		context,
		async () => {
			const mapping = mappingOf(context, 0, undefined);
			const catalogue = await catalogueOf(context, mapping);
			const rows = () => sampled.map(({ json }) => json);
			const mapRow = await compileForSample(mapping, { catalogue, rows });
			return (json, itemIndex) => {
				const row = itemRow(json, itemIndex);
				return row instanceof RowError ? row : previewRow(mapRow, mapping.direction, row);
			};
		},
		sampled,
	);
}
