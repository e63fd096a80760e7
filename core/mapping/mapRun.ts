import { ConfigurationError } from '../flow/syncError';
import type { GoalType } from '../stage/reference';
import { readForeignFile, readPart } from '../stage/parts/partReader';
import { requireStepIndex, type StepIndex } from '../stage/parts/stepIndex';
import { completeStep, type StepContext } from '../stage/step';
import { mapRows, type MapRow, type RowSource } from './mapRows';
import type { Mapping } from './model';
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
	return await completeStep(context, 'map', {
		settings: mapping,
		before,
		work: () => mapRows(context, rowSources(context, before), compile(mapping)),
	});
}

function compile(mapping: Mapping): MapRow {
	return mapping.direction === 'toBraze' ? compileToBraze(mapping) : compileToBlueConic(mapping);
}

function* rowSources({ store, signal }: StepContext, read: StepIndex): Generator<RowSource> {
	for (const part of read.parts) yield { key: part.key, lines: readPart(store, part, signal) };
	for (const file of read.files) {
		yield { key: file.key, lines: readForeignFile(store, file, signal) };
	}
}
