import { ConfigurationError } from '../flow/syncError';
import type { GoalType } from '../stage/run/reference';
import { foreignRows } from '../stage/files/foreignFile';
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

/**
 * The map step: every row that was read becomes the final JSON text of what is sent.
 *
 * @throws ConfigurationError when the mapping is for the other direction, or nothing was read yet.
 */
export async function mapRun(
	context: StepContext,
	goalType: GoalType,
	mapping: Mapping,
): Promise<StepIndex> {
	const direction = directionOfGoal[goalType];
	if (mapping.direction !== direction) {
		throw new ConfigurationError(
			`This run is of an ${goalType} goal: set 'Operation' of this node to '${operationNames[direction]}'.`,
		);
	}
	const before = await requireStepIndex(context.store, context.keys, 'read', context.signal);
	const mapRow = compile(mapping);
	return await completeStep(context, 'map', {
		settings: { mapping, limitProfiles: context.limitProfiles },
		before,
		work: () => mapRows(context, rowSources(context, before), mapRow),
		remake: (part) => remapPart(context, before, mapRow, part),
	});
}

/** Equal mapping, equal sources: the same rows, and so the same bytes. */
async function remapPart(
	context: StepContext,
	read: StepIndex,
	mapRow: MapRow,
	part: OwnPart,
): Promise<OwnPart | undefined> {
	const { origin, rows, once = false } = part;
	if (!origin) return undefined;
	const section = { origin, rows, once };
	const sources = rowSources(context, read);
	return await rewritePart(context, part, remappedRows(sources, mapRow, section, context.signal));
}

function compile(mapping: Mapping): MapRow {
	return mapping.direction === 'toBraze' ? compileToBraze(mapping) : compileToBlueConic(mapping);
}

function* rowSources({ store, signal }: StepContext, read: StepIndex): Generator<RowSource> {
	for (const part of read.parts) yield [{ key: part.key, lines: readPart(store, part, signal) }];
	for (const file of read.files) yield foreignRows(store, file, { signal });
}
