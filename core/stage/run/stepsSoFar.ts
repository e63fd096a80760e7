import { closeDelivery, deliveredSoFar } from '../deliver/deliveredSoFar';
import { ConfigurationError } from '../../flow/syncError';
import type { Step } from '../keys';
import { readStepIndex, type StepIndex } from '../parts/stepIndex';
import type { StepContext } from '../step';
import type { StepsSoFar } from './tally';

/**
 * What is there of a run. When it is closed, the rows that were refused and those of which nobody
 * knows the end are listed beside the deliveries; while it can go on, nothing is written.
 */
export async function stepsSoFar(
	context: StepContext,
	what: 'look' | 'close',
): Promise<StepsSoFar> {
	const { store, keys, signal } = context;
	const read = await readStepIndex(store, keys, 'read', signal);
	const map = await readStepIndex(store, keys, 'map', signal);
	if (!map) return { read };
	const deliver = await readStepIndex(store, keys, 'deliver', signal);
	if (deliver) return { read, map, delivered: deliver };
	const delivered =
		what === 'close'
			? await closeDelivery(context, map.parts)
			: await deliveredSoFar(context, map.parts);
	return { read, map, delivered };
}

/** The same without what was sent, of indexes that can be read. */
export async function mappedSoFar({ store, keys, signal }: StepContext): Promise<StepsSoFar> {
	const readable = async (step: Step): Promise<StepIndex | undefined> => {
		try {
			return await readStepIndex(store, keys, step, signal);
		} catch (error) {
			if (error instanceof ConfigurationError) return undefined;
			throw error;
		}
	};
	return { read: await readable('read'), map: await readable('map') };
}
