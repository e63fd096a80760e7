import { privacyLegislation } from '../objectives/privacyLegislation';
import type { Consent } from '../objectives/consent';
import type { CheckedRule } from './checkedRules';
import { MERGES } from './propertyStrategies';

const LEGISLATION = 'privacy_legislation';
const CONSENTED = 'consented_objectives';
const REFUSED = 'refused_objectives';

/** The properties by which a bulk request changes consent: https://rest.apidoc.blueconic.com */
export const CONSENT_PROPERTIES: ReadonlySet<string> = new Set([LEGISLATION, CONSENTED, REFUSED]);

/** Why a value cannot be one of a consent property; nothing when it can. */
export function consentProblem(property: string, value: string): string | undefined {
	if (property !== LEGISLATION || privacyLegislation.safeParse(value).success) return undefined;
	return `The value '${value}' is no privacy legislation zone`;
}

/** An objective is consented to or refused: what is newly said of it goes before. */
function applyRule(consent: Consent, { id, strategy, values }: CheckedRule): Consent {
	const merge = MERGES[strategy];
	if (id === LEGISLATION) {
		const current = consent.legislation === undefined ? [] : [consent.legislation];
		return { ...consent, legislation: merge(current, values)[0] };
	}
	const isConsented = id === CONSENTED;
	const own = merge(isConsented ? consent.consented : consent.refused, values);
	const other = isConsented ? consent.refused : consent.consented;
	const rest = other.filter((objective) => !own.includes(objective));
	const [consented, refused] = isConsented ? [own, rest] : [rest, own];
	return { ...consent, consented, refused };
}

/** The consent of a profile after an entry's rules. */
export function consentAfter(consent: Consent, rules: readonly CheckedRule[]): Consent {
	return rules.filter(({ id }) => CONSENT_PROPERTIES.has(id)).reduce(applyRule, consent);
}

/** The values of each consent property. */
export function consentValues({
	legislation,
	consented,
	refused,
}: Consent): readonly (readonly [property: string, values: readonly string[]])[] {
	return [
		[LEGISLATION, legislation === undefined ? [] : [legislation]],
		[CONSENTED, consented],
		[REFUSED, refused],
	];
}
