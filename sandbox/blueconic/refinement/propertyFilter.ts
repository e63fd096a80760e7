import { z } from 'zod';
import { BlueConicError } from '../blueconicError';
import type { ProfileFilter } from '../segments/segmentPage';
import { OPERATORS } from './propertyOperators';
import type { RefinementContext } from './refinement';

const OPERATOR_NAMES = [...OPERATORS.keys()];

const propertyFilter = z.looseObject({
	property: z.string(),
	operator: z.string().refine((name) => OPERATORS.has(name), {
		error: `takes one of ${OPERATOR_NAMES.join(', ')}`,
	}),
});

/** A filter by a property's values. @throws ZodError, BlueConicError when it is malformed. */
export function compilePropertyFilter(
	json: unknown,
	{ catalogue, settings }: RefinementContext,
): ProfileFilter {
	const { property, operator, ...operands } = propertyFilter.parse(json);
	const slot = catalogue.slotOf(property);
	if (slot === undefined) throw new BlueConicError(400, `No property is named ${property}`);
	const test = OPERATORS.get(operator)?.(operands, settings);
	return (profile) => test?.(profile.get(slot)) ?? false;
}
