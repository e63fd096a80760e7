import type { Converted } from './brazeValues';

const decimal = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** The number that a text is, or why it is none that can be passed on exactly. */
export function numberOf(text: string): NonNullable<Converted<number>> {
	const number = decimal.test(text.trim()) ? Number(text) : NaN;
	if (!Number.isFinite(number)) return { warning: 'notANumber' };
	const isExact = !Number.isInteger(number) || Number.isSafeInteger(number);
	return isExact ? { value: number } : { warning: 'numberTooLarge' };
}

/** The same where only whole numbers count. */
export function integerOf(text: string): NonNullable<Converted<number>> {
	const number = numberOf(text);
	return 'value' in number && !Number.isInteger(number.value)
		? { warning: 'notAnInteger' }
		: number;
}
