import type { FilterType, PropertyDefinition } from './propertyCatalogue';

/** https://support.blueconic.com/hc/en-us/articles/247611 */
const MAX_TEXT_CHARACTERS = 65_000;
const MAX_NUMBER = 2_147_483_647;

interface ValueRule {
	readonly pattern: RegExp;
	readonly maximum: number;
	readonly problem: string;
}

const VALUE_RULES: Readonly<Record<FilterType, ValueRule>> = {
	RANGE: { pattern: /^-?\d+$/, maximum: MAX_NUMBER, problem: 'is not a whole number' },
	DECIMAL: { pattern: /^-?\d+(\.\d+)?$/, maximum: MAX_NUMBER, problem: 'is not a number' },
	DATETIME: { pattern: /^-?\d+$/, maximum: Infinity, problem: 'is not a date in milliseconds' },
	EMAIL: { pattern: /^[^\s@]+@[^\s@]+$/, maximum: Infinity, problem: 'is not an e-mail address' },
	SELECT: { pattern: /^/, maximum: Infinity, problem: 'is not a text' },
};

/** Why a value does not fit its property; nothing when it does. */
export function valueProblem(
	{ filterType, system }: PropertyDefinition,
	value: unknown,
): string | undefined {
	if (system) return 'The property is read-only';
	if (typeof value !== 'string') return `The value ${JSON.stringify(value)} is not a text`;
	if (value.length > MAX_TEXT_CHARACTERS) return 'The value is too long';
	const { pattern, maximum, problem } = VALUE_RULES[filterType];
	if (!pattern.test(value)) return `The value '${value}' ${problem}`;
	return Number(value) > maximum ? `The value '${value}' is too large` : undefined;
}
