import { z } from 'zod';
import { BlueConicError } from '../blueconicError';
import type { BlueConicBehaviour } from '../blueConicSettings';
import type { PropertyCatalogue } from '../properties/propertyCatalogue';
import type { ProfileFilter } from '../segments/segmentPage';
import { compileObjectiveFilter } from './objectiveFilter';
import { compilePropertyFilter } from './propertyFilter';

/** What a refinement is understood with. */
export interface RefinementContext {
	readonly catalogue: PropertyCatalogue;
	readonly settings: BlueConicBehaviour;
}

type Compile = (filter: unknown, context: RefinementContext) => ProfileFilter;

const group = z.strictObject({
	operator: z.enum(['AND', 'OR']),
	filters: z.array(z.unknown()).min(1),
});

const compileGroup: Compile = (json, context) => {
	const { operator, filters } = group.parse(json);
	const compiled = filters.map((filter) => compileFilter(filter, context));
	return operator === 'AND'
		? (profile) => compiled.every((isWanted) => isWanted(profile))
		: (profile) => compiled.some((isWanted) => isWanted(profile));
};

const groupFilter = z.looseObject({ groupProperty: z.string() });

/** The tenant has no groups, so no profile has one with such a property. */
const compileGroupFilter: Compile = (json) => {
	groupFilter.parse(json);
	return () => false;
};

/** What a filter speaks of is told by the key it has. */
const COMPILERS: readonly (readonly [key: string, Compile])[] = [
	['filters', compileGroup],
	['objective', compileObjectiveFilter],
	['groupProperty', compileGroupFilter],
	['property', compilePropertyFilter],
];

const anyFilter = z.looseObject({});

function compileFilter(json: unknown, context: RefinementContext): ProfileFilter {
	const filter = anyFilter.parse(json);
	const found = COMPILERS.find(([key]) => Object.hasOwn(filter, key));
	if (!found) throw refuse('neither property, objective nor filters');
	return found[1](filter, context);
}

function refuse(message: string): BlueConicError {
	return new BlueConicError(400, 'The refinement is invalid', [{ field: 'refinement', message }]);
}

/**
 * The filter that a segment's refinement asks for: one of a property or objective, or several
 * joined by AND or OR. https://rest.apidoc.blueconic.com (`GET /segments/{segment}/profiles`)
 *
 * @throws BlueConicError 400 when it is malformed.
 */
export function compileRefinement(text: string, context: RefinementContext): ProfileFilter {
	try {
		return compileFilter(JSON.parse(text), context);
	} catch (error) {
		if (error instanceof z.ZodError) throw refuse(z.prettifyError(error));
		if (error instanceof SyntaxError) throw refuse('no JSON');
		throw error;
	}
}
