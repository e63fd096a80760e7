import { deliverParts, type DeliverySettings } from './deliver/deliverParts';
import { requireStepIndex, type StepIndex } from './parts/stepIndex';
import { completeStep, type StepContext } from './step';

/** The deliver step: every mapped part is sent, and how its rows ended is stored. */
export async function deliverRun(
	context: StepContext,
	delivery: DeliverySettings,
): Promise<{ readonly map: StepIndex; readonly deliver: StepIndex }> {
	const { store, keys, signal } = context;
	const map = await requireStepIndex(store, keys, 'map', signal);
	const deliver = await completeStep(context, 'deliver', {
		settings: delivery.target,
		before: map,
		work: () => deliverParts(context, map.parts, delivery),
	});
	return { map, deliver };
}
