import { ConfigurationError } from '../../flow/syncError';
import { addKinds, type Kinds } from '../../report/counts';
import type { GoalType } from '../../stage/run/reference';
import { foreignRows, type ForeignFileOptions } from '../../stage/files/foreignFile';
import { readPart } from '../../stage/parts/partReader';
import { rewritePart } from '../../stage/parts/rewritePart';
import { requireStepIndex, type OwnPart, type StepIndex } from '../../stage/parts/stepIndex';
import { completeStep, type StepContext } from '../../stage/step';
import { noCatalogue } from '../model/catalogue';
import type { Mapping } from '../model/mapping';
import { wantedOfTenant } from '../model/neededFields';
import type { ToBlueConicMapping } from '../model/toBlueConicMapping';
import type { ToBrazeMapping } from '../model/toBrazeMapping';
import { compileToBlueConic } from '../toBlueConic/compileToBlueConic';
import { compileToBraze } from '../toBraze/compileToBraze';
import { importPlan, type MapTenant } from './importPlan';
import type { MapRow } from './mapRow';
import { mapRows, type RowSource } from './mapRows';
import { parsedRows } from './parsedRows';
import { remappedRows } from './remappedRows';
import { catalogueWarnings, readCatalogue } from './stagedCatalogue';

const directionOfGoal = { import: 'toBlueConic', export: 'toBraze' } as const;

const operationNames = { toBlueConic: 'Map to BlueConic', toBraze: 'Map to Braze' } as const;

/** How far the files that others wrote may go. */
export type FileLimits = Pick<ForeignFileOptions, 'longestLineBytes' | 'limits'>;

/** What a map step may need beside the mapping. */
export interface MapOptions {
	readonly fileLimits?: FileLimits;
	/** Only an import asks for it: what an export wants to know was staged with its rows. */
	readonly tenant?: MapTenant;
}

/** A mapping as one function, and what beside the mapping it was made from. */
interface Compiled {
	readonly mapRow: MapRow;
	readonly madeFrom: unknown;
	/** What is to be told of the run as a whole. */
	readonly warnings: Kinds;
}

/**
 * The map step: every row that was read becomes the final JSON text of what is sent.
 *
 * @throws ConfigurationError when the mapping is for the other direction, or nothing was read yet.
 */
export async function mapRun(
	context: StepContext,
	goalType: GoalType,
	mapping: Mapping,
	options: MapOptions = {},
): Promise<StepIndex> {
	requireDirection(goalType, mapping);
	const { fileLimits = {} } = options;
	const before = await requireStepIndex(context.store, context.keys, 'read', context.signal);
	const sources = () => rowSources(context, before, fileLimits);
	const { mapRow, madeFrom, warnings } =
		mapping.direction === 'toBraze'
			? await compiledToBraze(context, mapping)
			: await compiledToBlueConic(context, mapping, sources, options.tenant);
	return await completeStep(context, 'map', {
		settings: {
			mapping,
			madeFrom,
			limitProfiles: context.limitProfiles,
			longestLineBytes: fileLimits.longestLineBytes,
		},
		before,
		work: async () => {
			const outcome = await mapRows(context, sources(), mapRow);
			return { ...outcome, warnings: addKinds(warnings, outcome.warnings ?? {}) };
		},
		remake: (part) => remapPart(context, sources(), mapRow, part),
	});
}

/** @throws ConfigurationError when the mapping is for the other direction. */
export function requireDirection(goalType: GoalType, mapping: Mapping): void {
	const direction = directionOfGoal[goalType];
	if (mapping.direction === direction) return;
	throw new ConfigurationError(
		`This run is of an ${goalType} goal: set 'Operation' of this node to '${operationNames[direction]}'.`,
	);
}

async function compiledToBraze(
	{ store, keys, signal }: StepContext,
	mapping: ToBrazeMapping,
): Promise<Compiled> {
	const catalogue = await readCatalogue(store, keys, signal);
	const { properties, interactionNames, objectiveNames } = catalogue;
	return {
		mapRow: compileToBraze(mapping, catalogue),
		madeFrom: [properties && [...properties], [...interactionNames], [...objectiveNames]],
		warnings: catalogueWarnings(wantedOfTenant(mapping), catalogue),
	};
}

async function compiledToBlueConic(
	{ store, keys, signal, limitProfiles }: StepContext,
	mapping: ToBlueConicMapping,
	sources: () => Iterable<RowSource>,
	tenant: MapTenant | undefined,
): Promise<Compiled> {
	const rows = () => parsedRows(sources(), limitProfiles, signal);
	const plan = await importPlan({ store, keys, signal, mapping, tenant, rows });
	const catalogue = { ...noCatalogue, properties: plan.properties };
	return {
		mapRow: compileToBlueConic(mapping, catalogue, plan.remaining),
		madeFrom: [plan.properties && [...plan.properties], plan.remaining?.seen],
		warnings: {},
	};
}

/** Equal mapping, equal sources: the same rows, and so the same bytes. */
async function remapPart(
	context: StepContext,
	sources: Iterable<RowSource>,
	mapRow: MapRow,
	part: OwnPart,
): Promise<OwnPart | undefined> {
	const { origin, rows, once = false } = part;
	if (!origin) return undefined;
	const section = { origin, rows, once };
	return await rewritePart(context, part, remappedRows(sources, mapRow, section, context.signal));
}

/** What a read step left: parts of our own, or files that Braze wrote. */
export function* rowSources(
	{ store, signal }: Pick<StepContext, 'store' | 'signal'>,
	read: StepIndex,
	fileLimits: FileLimits,
): Generator<RowSource> {
	for (const part of read.parts) yield [{ key: part.key, lines: readPart(store, part, signal) }];
	for (const file of read.files) yield foreignRows(store, file, { ...fileLimits, signal });
}
