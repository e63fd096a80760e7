import { z } from 'zod';
import { apiTime } from '../http/apiDate';
import type { Operator, ValuesTest } from './propertyOperators';

const values = z.strictObject({ fromValue: z.int32().optional(), toValue: z.int32().optional() });
const dates = z.strictObject({ fromDate: apiTime.optional(), toDate: apiTime.optional() });

/** A range of numbers or of dates, its ends included: epoch milliseconds do not fit an int32. */
const range = z
	.union([
		values.transform(({ fromValue, toValue }) => ({ from: fromValue, to: toValue })),
		dates.transform(({ fromDate, toDate }) => ({ from: fromDate, to: toDate })),
	])
	.refine(({ from, to }) => from !== undefined || to !== undefined, {
		error: 'a range has fromValue and toValue, or fromDate and toDate',
	});

const closedRange = range.refine(({ from, to }) => from !== undefined && to !== undefined, {
	error: 'a range has both ends',
});

const NUMBER = /^-?\d+(\.\d+)?$/;

function between(from: number, to: number): ValuesTest {
	return (texts) =>
		texts.some((text) => NUMBER.test(text) && Number(text) >= from && Number(text) <= to);
}

export const inRange: Operator = (operands, { openRanges }) => {
	const schema = openRanges === 'accepted' ? range : closedRange;
	const { from = -Infinity, to = Infinity } = schema.parse(operands);
	return between(from, to);
};

function lengthMs(operands: unknown, key: 'daysCount' | 'hoursCount', unitMs: number): number {
	const count = z.strictObject({ [key]: z.int32().min(0) }).parse(operands);
	return Number(count[key]) * unitMs;
}

/** Within so many days or hours before now. */
export function inLast(key: 'daysCount' | 'hoursCount', unitMs: number): Operator {
	return (operands) => {
		const nowMs = Date.now();
		return between(nowMs - lengthMs(operands, key, unitMs), nowMs);
	};
}

/** Within so many days or hours from now on. */
export function inNext(key: 'daysCount' | 'hoursCount', unitMs: number): Operator {
	return (operands) => {
		const nowMs = Date.now();
		return between(nowMs, nowMs + lengthMs(operands, key, unitMs));
	};
}
