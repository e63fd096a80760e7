import { attribute, decided, type DecidedValue } from './decision';

/** However a date comes to be one. */
const dates: readonly DecidedValue[] = [
	['epoch milliseconds', ['1580466030000'], '"2020-01-31T10:20:30.000Z"'],
	['epoch milliseconds before 1970', ['-1'], '"1969-12-31T23:59:59.999Z"'],
	['ISO date', [' 2020-01-31 '], '"2020-01-31T00:00:00.000Z"'],
	['ISO time without a zone', ['2020-01-31T10:20:30'], '"2020-01-31T10:20:30.000Z"'],
	['ISO time with an offset', ['2020-01-31T11:20:30+01:00'], '"2020-01-31T10:20:30.000Z"'],
	["date of Braze's exports", ['2020-07-10 15:00:00.000 UTC'], '"2020-07-10T15:00:00.000Z"'],
	['year 0', ['0000-01-01'], '"0000-01-01T00:00:00.000Z"'],
	['year 3000', ['3000-12-31T23:59:59.999Z'], '"3000-12-31T23:59:59.999Z"'],
	['year 3001', ['32535216000000'], undefined, 'dateOutOfRange'],
	['year 9999', ['9999-12-31'], undefined, 'dateOutOfRange'],
	['year -1', ['-62167219200001'], undefined, 'dateOutOfRange'],
	['epoch milliseconds beyond any date', ['9999999999999999'], undefined, 'notADate'],
	['day that no calendar has', ['2021-02-30'], undefined, 'notADate'],
	['American date', ['11/22/2026'], undefined, 'notADate'],
	['word', ['soon'], undefined, 'notADate'],
	['blank', [' '], undefined],
];

export const dateDecisions = [
	...decided({ ...attribute, type: 'date' }, [
		...dates,
		['several dates', ['0', '1'], '"1970-01-01T00:00:00.000Z"', 'severalValuesFirstSent'],
	]),
	...decided({ ...attribute, type: 'automatic', propertyType: 'date' }, [
		...dates,
		['several dates', ['0', '1'], '["1970-01-01T00:00:00.000Z","1970-01-01T00:00:00.001Z"]'],
		['dates and a word', ['0', 'soon'], '["1970-01-01T00:00:00.000Z"]', 'notADate'],
	]),
	...['date_of_first_session', 'date_of_last_session', 'marked_email_as_spam_at'].flatMap(
		(target) =>
			decided({ target, style: 'set', type: 'text' }, [
				...dates,
				['several dates', ['0', '1'], '"1970-01-01T00:00:00.000Z"', 'severalValuesFirstSent'],
			]),
	),
	...decided({ target: 'dob', style: 'set', type: 'automatic' }, [
		['epoch milliseconds', ['1580466030000'], '"2020-01-31"'],
		['epoch milliseconds before 1970', ['-1'], '"1969-12-31"'],
		['day', ['1979-02-28'], '"1979-02-28"'],
		['white space round it', [' 1979-02-28 '], '"1979-02-28"'],
		['day with a time of another zone', ['1979-02-28T23:30:00-11:00'], '"1979-02-28"'],
		["date of Braze's exports", ['1979-02-28 00:00:00.000 UTC'], '"1979-02-28"'],
		['year 0', ['0000-02-29'], '"0000-02-29"'],
		['year 3001', ['3001-01-01'], undefined, 'dateOutOfRange'],
		['epoch milliseconds of the year 3001', ['32535216000000'], undefined, 'dateOutOfRange'],
		['day that no calendar has', ['1979-02-29'], undefined, 'notADate'],
		['American date', ['02/28/1979'], undefined, 'notADate'],
		['several days', ['1979-02-28', '1980-01-01'], '"1979-02-28"', 'severalValuesFirstSent'],
		['blank', [' '], undefined],
	]),
];
