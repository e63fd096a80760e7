import type { PropertyCatalogue } from '../properties/propertyCatalogue';
import { isNumeric, sizeProblem, typeProblem } from '../properties/propertyValues';
import type { PropertyRule } from './bulkRequest';
import { CONSENT_PROPERTIES, consentProblem } from './consentRules';

/** A rule whose values fit its property. */
export interface CheckedRule extends Omit<PropertyRule, 'values'> {
	readonly values: readonly string[];
}

export interface CheckedRules {
	readonly rules: readonly CheckedRule[];
	readonly problems: readonly (readonly [property: string, problems: readonly string[]])[];
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

function isSum({ strategy }: PropertyRule): boolean {
	return strategy === 'INCREMENT' || strategy === 'SUM';
}

function valueProblem(
	catalogue: PropertyCatalogue,
	{ id, strategy }: PropertyRule,
	value: unknown,
): string | undefined {
	const property = catalogue.get(id);
	if (!isText(value)) return `The value ${JSON.stringify(value)} is not a text`;
	if (CONSENT_PROPERTIES.has(id)) return consentProblem(id, value);
	// What is taken out need not fit: it may be a value that should never have come in.
	const wrongType = property && strategy !== 'REMOVE' ? typeProblem(property, value) : undefined;
	return wrongType ?? sizeProblem(value);
}

function problemsOf(catalogue: PropertyCatalogue, rule: PropertyRule): readonly string[] {
	const property = catalogue.get(rule.id);
	if (!property) return ['The property does not exist'];
	if (property.system && !CONSENT_PROPERTIES.has(rule.id)) return ['The property is read-only'];
	if (isSum(rule) && !isNumeric(property)) return [`${rule.strategy} needs a numeric property`];
	const problems = rule.values.map((value) => valueProblem(catalogue, rule, value));
	return problems.filter((problem) => problem !== undefined);
}

/** Holds an entry's rules against the properties: one bad value spoils its rule only. */
export function checkRules(
	catalogue: PropertyCatalogue,
	rules: readonly PropertyRule[],
): CheckedRules {
	const checked: CheckedRule[] = [];
	const problems: (readonly [string, readonly string[]])[] = [];
	for (const rule of rules) {
		const found = problemsOf(catalogue, rule);
		if (found.length > 0) problems.push([rule.id, found]);
		else checked.push({ ...rule, values: rule.values.filter(isText) });
	}
	return { rules: checked, problems };
}
