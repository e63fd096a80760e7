import { ConfigurationError } from '../flow/syncError';
import type { GoalType } from '../stage/run/reference';
import { foreignRows, type ForeignFileOptions } from '../stage/files/foreignFile';
import { readPart } from '../stage/parts/partReader';
import { rewritePart } from '../stage/parts/rewritePart';
import { requireStepIndex, type OwnPart, type StepIndex } from '../stage/parts/stepIndex';
import { completeStep, type StepContext } from '../stage/step';
import type { MapRow } from './mapRow';
import { mapRows, type RowSource } from './mapRows';
import type { Mapping } from './model';
import { remappedRows } from './remappedRows';
import { compileToBlueConic } from './toBlueConic';
import { compileToBraze } from './toBraze';

const directionOfGoal = { import: 'toBlueConic', export: 'toBraze' } as const;

const operationNames = { toBlueConic: 'Map to BlueConic', toBraze: 'Map to Braze' } as const;

/** How far the files that others wrote may go. */
export type FileLimits = Pick<ForeignFileOptions, 'longestLineBytes' | 'limits'>;

/**
 * The map step: every row that was read becomes the final JSON text of what is sent.
 *
 * @throws ConfigurationError when the mapping is for the other direction, or nothing was read yet.
 */
export async function mapRun(
	context: StepContext,
	goalType: GoalType,
	mapping: Mapping,
	fileLimits: FileLimits = {},
): Promise<StepIndex> {
	const direction = directionOfGoal[goalType];
	if (mapping.direction !== direction) {
		throw new ConfigurationError(
			`This run is of an ${goalType} goal: set 'Operation' of this node to '${operationNames[direction]}'.`,
		);
	}
	const before = await requireStepIndex(context.store, context.keys, 'read', context.signal);
	const mapRow = compile(mapping);
	const sources = () => rowSources(context, before, fileLimits);
	return await completeStep(context, 'map', {
		settings: {
			mapping,
			limitProfiles: context.limitProfiles,
			longestLineBytes: fileLimits.longestLineBytes,
		},
		before,
		work: () => mapRows(context, sources(), mapRow),
		remake: (part) => remapPart(context, sources(), mapRow, part),
	});
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

function compile(mapping: Mapping): MapRow {
	return mapping.direction === 'toBraze' ? compileToBraze(mapping) : compileToBlueConic(mapping);
}

function* rowSources(
	{ store, signal }: StepContext,
	read: StepIndex,
	fileLimits: FileLimits,
): Generator<RowSource> {
	for (const part of read.parts) yield [{ key: part.key, lines: readPart(store, part, signal) }];
	for (const file of read.files) yield foreignRows(store, file, { ...fileLimits, signal });
}
