import type { FilterType, PropertyDefinition } from './propertyDefinition';

/** https://support.blueconic.com/hc/en-us/articles/247611 */
const MAX_TEXT_CHARACTERS = 65_000;
const MAX_VALUE_BYTES = 64 * 1024;
const MAX_NUMBER = 2_147_483_647;

interface ValueRule {
	readonly pattern: RegExp;
	readonly maximum: number;
	readonly problem: string;
}

const DECIMAL: ValueRule = {
	pattern: /^-?\d+(\.\d+)?$/,
	maximum: MAX_NUMBER,
	problem: 'is not a number',
};

const VALUE_RULES: Readonly<Record<FilterType, ValueRule>> = {
	RANGE: { pattern: /^-?\d+$/, maximum: MAX_NUMBER, problem: 'is not a whole number' },
	DECIMAL,
	CURRENCY: DECIMAL,
	DATETIME: { pattern: /^-?\d+$/, maximum: Infinity, problem: 'is not a date in milliseconds' },
	EMAIL: { pattern: /^[^\s@]+@[^\s@]+$/, maximum: Infinity, problem: 'is not an e-mail address' },
	SELECT: { pattern: /^/, maximum: Infinity, problem: 'is not a text' },
};

export function isNumeric({ filterType }: PropertyDefinition): boolean {
	return filterType === 'RANGE' || filterType === 'DECIMAL' || filterType === 'CURRENCY';
}

/** Why a value does not fit its property's type; nothing when it does. */
export function typeProblem(
	{ filterType, useValidation }: PropertyDefinition,
	value: string,
): string | undefined {
	if (!useValidation) return undefined;
	const { pattern, maximum, problem } = VALUE_RULES[filterType];
	if (!pattern.test(value)) return `The value '${value}' ${problem}`;
	return Number(value) > maximum ? `The value '${value}' is too large` : undefined;
}

/** Why a value cannot be held at all; nothing when it can. */
export function sizeProblem(value: string): string | undefined {
	const isTooLong = value.length > MAX_TEXT_CHARACTERS;
	return isTooLong || Buffer.byteLength(value) > MAX_VALUE_BYTES
		? 'The value is too long'
		: undefined;
}
