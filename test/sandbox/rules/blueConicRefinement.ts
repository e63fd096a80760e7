import { blueConicRules, type BlueConicRow } from './blueConicRow';
import type { RuleTable } from './rule';

const OPERATORS = 'refinement/propertyOperators.ts';
const PERIODS = [
	['IN_LAST_DAYS', 'inLastDays', 'before now, in days'],
	['IN_NEXT_DAYS', 'inNextDays', 'from now on, in days'],
	['IN_LAST_HOURS', 'inLastHours', 'before now, in hours'],
	['IN_NEXT_HOURS', 'inNextHours', 'from now on, in hours'],
] as const;

function operator(name: string, code: string, rule: string): BlueConicRow {
	const nobody = `['${name}', () => () => false]`;
	return [`\`${name}\`: ${rule}`, name, OPERATORS, `['${name}', ${code}]`, nobody];
}

const OPERATOR_ROWS: readonly BlueConicRow[] = [
	operator('IS_EMPTY', 'isEmpty', 'the property has no value'),
	operator('NOT_IS_EMPTY', 'not(isEmpty)', 'the property has a value'),
	operator('CONTAINS_ANY', 'containsAny', 'the property has one of the values'),
	operator('CONTAINS_ALL', 'containsAll', 'the property has all of the values'),
	operator('NOT_CONTAINS_ANY', 'not(containsAny)', 'the property has none of the values'),
	operator('NOT_CONTAINS_ALL', 'not(containsAll)', 'the property lacks one of the values'),
	operator('IN_RANGE', 'inRange', 'a value lies in the range'),
	operator('NOT_IN_RANGE', 'not(inRange)', 'no value lies in the range'),
	...PERIODS.flatMap(([name, code, period]) => [
		operator(name, code, `a date lies in the period ${period}`),
		operator(`NOT_${name}`, `not(${code})`, `no date lies in the period ${period}`),
	]),
];

const FILTER_ROWS: readonly BlueConicRow[] = [
	[
		'A range of dates has `fromDate` and `toDate`',
		'a range of dates',
		'refinement/ranges.ts',
		'from: fromDate, to: toDate',
		'from: toDate, to: fromDate',
	],
	[
		'`fromValue` and `toValue` are whole numbers of 32 bits: epoch milliseconds do not fit',
		'a refinement with milliseconds in fromValue answers 400',
		'refinement/ranges.ts',
		'fromValue: z.int32().optional(), toValue: z.int32().optional()',
		'fromValue: z.number().optional(), toValue: z.number().optional()',
	],
	[
		'The ends of a range belong to it',
		'a range that ends where a value is',
		'refinement/ranges.ts',
		'Number(text) >= from && Number(text) <= to',
		'Number(text) > from && Number(text) < to',
		'inferred',
	],
	[
		'A range has two ends',
		'a range with one end is taken by setting only',
		'refinement/ranges.ts',
		"openRanges === 'accepted' ? range : closedRange",
		'openRanges ? range : closedRange',
		'unknown: openRanges',
	],
	[
		'Texts that differ in case are others',
		'texts that differ in case are the same by setting only',
		'textCase.ts',
		"if (textCase === 'sensitive') return false;",
		'',
		'unknown: textCase',
	],
	[
		'`AND`: all filters fit',
		'filters are joined: AND',
		'refinement/refinement.ts',
		"operator === 'AND'",
		'false',
	],
	[
		'`OR`: one of the filters fits',
		'filters are joined: OR',
		'refinement/refinement.ts',
		'compiled.some((isWanted) => isWanted(profile))',
		'compiled.every((isWanted) => isWanted(profile))',
	],
	[
		'Joined filters can be joined again',
		'filters are joined: OR in AND',
		'refinement/refinement.ts',
		"['filters', compileGroup],",
		'',
	],
	[
		'A malformed refinement is answered 400',
		'a refinement with no JSON answers 400',
		'refinement/refinement.ts',
		"if (error instanceof SyntaxError) throw refuse('no JSON');",
		'',
	],
	[
		'A refinement names a property that exists',
		'a refinement with an unknown property answers 400',
		'refinement/propertyFilter.ts',
		'if (slot === undefined) throw new BlueConicError(400, `No property is named ${property}`);',
		'if (slot === undefined) return () => false;',
		'inferred',
	],
];

function objective(name: string, test: string, text: string, rule: string): BlueConicRow {
	const instead = text.replace(/:.*$/s, ': () => true,');
	return [`Objective \`${name}\`: ${rule}`, test, 'refinement/objectiveFilter.ts', text, instead];
}

const OBJECTIVE_ROWS: readonly BlueConicRow[] = [
	objective(
		'CONSENTED',
		'refinement CONSENTED CONTAINS_ANY ["marketing_email","personalization"]',
		'CONSENTED: isConsented,',
		'the profile consented to it',
	),
	objective(
		'REFUSED',
		'refinement REFUSED CONTAINS_ANY ["marketing_email","personalization"]',
		'REFUSED: isRefused,',
		'the profile refused it',
	),
	objective(
		'UNKNOWN',
		'refinement UNKNOWN CONTAINS_ANY ["marketing_email"]',
		'\tUNKNOWN: (consent, id) => !isConsented(consent, id) && !isRefused(consent, id),',
		'the profile did neither',
	),
	objective(
		'REFUSED_OR_UNKNOWN',
		'refinement REFUSED_OR_UNKNOWN CONTAINS_ANY ["marketing_email"]',
		'REFUSED_OR_UNKNOWN: (consent, id) => !isConsented(consent, id),',
		'the profile did not consent to it',
	),
	[
		'Objective `CONSENTED_OR_UNNEEDED`: the profile consented to it, or is where it needs none',
		'refinement CONSENTED_OR_UNNEEDED CONTAINS_ANY ["personalization"]',
		'refinement/objectiveFilter.ts',
		'isConsented(consent, id) || isConsentUnneeded(consent, id)',
		'isConsented(consent, id)',
	],
	[
		'Of several objectives `CONTAINS_ALL` wants all, `CONTAINS_ANY` one',
		'refinement CONSENTED CONTAINS_ALL ["marketing_email","personalization"]',
		'refinement/objectiveFilter.ts',
		"operator === 'CONTAINS_ANY'",
		'true',
	],
];

export const BLUECONIC_REFINEMENT: RuleTable = {
	title: 'BlueConic: refinement of a segment',
	rules: [
		...blueConicRules('blueconicRefinement.test.ts', [...OPERATOR_ROWS, ...FILTER_ROWS]),
		...blueConicRules('blueconicConsent.test.ts', OBJECTIVE_ROWS),
	],
};
