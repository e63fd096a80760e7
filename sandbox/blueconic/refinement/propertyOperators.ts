import { z } from 'zod';
import type { BlueConicBehaviour } from '../blueConicSettings';
import { includesText } from '../textCase';
import { inNext, inLast, inRange } from './ranges';

export type ValuesTest = (values: readonly string[]) => boolean;

/** Makes the test from the filter's other keys. @throws ZodError when they do not belong to it. */
export type Operator = (operands: unknown, settings: BlueConicBehaviour) => ValuesTest;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const noOperands = z.strictObject({});
const wantedValues = z.strictObject({ values: z.array(z.string()).min(1) });

function not(operator: Operator): Operator {
	return (operands, settings) => {
		const test = operator(operands, settings);
		return (values) => !test(values);
	};
}

const isEmpty: Operator = (operands) => {
	noOperands.parse(operands);
	return (values) => values.length === 0;
};

const containsAny: Operator = (operands, { textCase }) => {
	const wanted = wantedValues.parse(operands).values;
	return (values) => wanted.some((value) => includesText(values, value, textCase));
};

const containsAll: Operator = (operands, { textCase }) => {
	const wanted = wantedValues.parse(operands).values;
	return (values) => wanted.every((value) => includesText(values, value, textCase));
};

const inLastDays = inLast('daysCount', DAY_MS);
const inNextDays = inNext('daysCount', DAY_MS);
const inLastHours = inLast('hoursCount', HOUR_MS);
const inNextHours = inNext('hoursCount', HOUR_MS);

/** https://rest.apidoc.blueconic.com: the operators of a refinement by property. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
	['IS_EMPTY', isEmpty],
	['NOT_IS_EMPTY', not(isEmpty)],
	['CONTAINS_ANY', containsAny],
	['CONTAINS_ALL', containsAll],
	['NOT_CONTAINS_ANY', not(containsAny)],
	['NOT_CONTAINS_ALL', not(containsAll)],
	['IN_RANGE', inRange],
	['NOT_IN_RANGE', not(inRange)],
	['IN_LAST_DAYS', inLastDays],
	['NOT_IN_LAST_DAYS', not(inLastDays)],
	['IN_NEXT_DAYS', inNextDays],
	['NOT_IN_NEXT_DAYS', not(inNextDays)],
	['IN_LAST_HOURS', inLastHours],
	['NOT_IN_LAST_HOURS', not(inLastHours)],
	['IN_NEXT_HOURS', inNextHours],
	['NOT_IN_NEXT_HOURS', not(inNextHours)],
]);
