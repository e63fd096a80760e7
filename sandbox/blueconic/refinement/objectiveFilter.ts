import { z } from 'zod';
import { consentReader, isConsentUnneeded, type Consent } from '../objectives/consent';
import type { ProfileFilter } from '../segments/segmentPage';
import type { RefinementContext } from './refinement';

type ObjectiveTest = (consent: Consent, objectiveId: string) => boolean;

const isConsented: ObjectiveTest = ({ consented }, id) => consented.includes(id);
const isRefused: ObjectiveTest = ({ refused }, id) => refused.includes(id);

/** https://rest.apidoc.blueconic.com: what a profile can say of an objective. */
const TESTS = {
	CONSENTED: isConsented,
	REFUSED: isRefused,
	UNKNOWN: (consent, id) => !isConsented(consent, id) && !isRefused(consent, id),
	REFUSED_OR_UNKNOWN: (consent, id) => !isConsented(consent, id),
	CONSENTED_OR_UNNEEDED: (consent, id) =>
		isConsented(consent, id) || isConsentUnneeded(consent, id),
} satisfies Record<string, ObjectiveTest>;

const objectiveFilter = z.strictObject({
	objective: z.enum([
		'CONSENTED',
		'REFUSED',
		'UNKNOWN',
		'REFUSED_OR_UNKNOWN',
		'CONSENTED_OR_UNNEEDED',
	]),
	operator: z.enum(['CONTAINS_ANY', 'CONTAINS_ALL']),
	values: z.array(z.string()).min(1),
});

/** A filter by consent. @throws ZodError when it is malformed. */
export function compileObjectiveFilter(
	json: unknown,
	{ catalogue }: RefinementContext,
): ProfileFilter {
	const { objective, operator, values } = objectiveFilter.parse(json);
	const consentOf = consentReader(catalogue);
	const test: ObjectiveTest = TESTS[objective];
	return (profile) => {
		const consent = consentOf(profile);
		return operator === 'CONTAINS_ANY'
			? values.some((id) => test(consent, id))
			: values.every((id) => test(consent, id));
	};
}
