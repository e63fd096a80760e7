import {
	attribute,
	decided,
	longest,
	longestOfFoxes,
	tooLong,
	tooManyFoxes,
	type DecidedValue,
} from './decision';

/** Whatever the type, a text that is none but a text. */
const plainTexts: readonly DecidedValue[] = [
	['word', ['Amsterdam'], '"Amsterdam"'],
	['white space round it', [' 12 '], '" 12 "'],
	['leading zeros', ['007'], '"007"'],
	['letter case', ['aBcD'], '"aBcD"'],
	['quotes and backslashes', ['a"b\\c'], '"a\\"b\\\\c"'],
	['line ends', ['a\nb'], '"a\\nb"'],
	['digits beyond 2^53', ['9007199254740993'], '"9007199254740993"'],
	['word for a boolean', ['true'], '"true"'],
	['JSON of an object', ['{"a":1}'], '"{\\"a\\":1}"'],
	['__proto__', ['__proto__'], '"__proto__"'],
	['255 characters', [longest], `"${longest}"`],
	['255 characters outside the basic plane', [longestOfFoxes], `"${longestOfFoxes}"`],
	['256 characters', [tooLong], undefined, 'textTooLong'],
	['256 characters outside the basic plane', [tooManyFoxes], undefined, 'textTooLong'],
	['blank', [' '], undefined],
	['blank, with a no-break space', ['\u00a0\u2003'], undefined],
	['no value', [], undefined],
	['blank and a word', ['', ' ', 'b'], '"b"'],
	['month and day in either order', ['12-1-2021'], undefined, 'looksLikeDate'],
	['American date', ['11/22/2026'], undefined, 'looksLikeDate'],
	['European date with dashes', ['22-11-2026'], undefined, 'looksLikeDate'],
	['date with a weekday', ['Sun 11 22 10:20:30.Z 2026'], undefined, 'looksLikeDate'],
	['date with a named month', ['Sun Nov 22 10:20:30 UTC 2026'], undefined, 'looksLikeDate'],
	['date after the year 3000', ['3001-01-01'], '"3001-01-01"'],
	['day that no calendar has', ['2021-02-30'], '"2021-02-30"'],
	['numbers with dashes that are no date', ['32-13-2021'], '"32-13-2021"'],
	['date with two digits of the year', ['12-1-21'], '"12-1-21"'],
	['date with dots', ['22.11.2026'], '"22.11.2026"'],
	['date in a sentence', ['on 2026-11-22'], '"on 2026-11-22"'],
	['epoch milliseconds', ['1580466030000'], '"1580466030000"'],
];

export const textDecisions = [
	...decided({ ...attribute, type: 'text' }, [
		...plainTexts,
		['several words', ['a', 'b'], '"a"', 'severalValuesFirstSent'],
		['several, the first too long', [tooLong, 'b'], undefined, 'textTooLong'],
		['ISO date', ['2020-07-10'], undefined, 'looksLikeDate'],
		['ISO date and time', ['2020-07-10T15:00:00Z'], undefined, 'looksLikeDate'],
		["date of Braze's exports", ['2020-07-10 15:00:00.000 UTC'], undefined, 'looksLikeDate'],
		['milliseconds after a colon', ['2020-07-10T15:00:00:123Z'], undefined, 'looksLikeDate'],
	]),
	...decided({ ...attribute, type: 'automatic' }, [
		...plainTexts,
		['ISO date', ['2020-07-10'], '"2020-07-10T00:00:00.000Z"', 'dateTextSentAsDate'],
		[
			'ISO date and time',
			['2020-07-10T15:00:00+02:00'],
			'"2020-07-10T13:00:00.000Z"',
			'dateTextSentAsDate',
		],
		[
			"date of Braze's exports",
			['2020-07-10 15:00:00.000 UTC'],
			'"2020-07-10T15:00:00.000Z"',
			'dateTextSentAsDate',
		],
		[
			'milliseconds after a colon',
			['2020-07-10T15:00:00:123Z'],
			'"2020-07-10T15:00:00.123Z"',
			'dateTextSentAsDate',
		],
		[
			'date that another zone puts into the year 3001',
			['3000-12-31T23:00:00-02:00'],
			undefined,
			'looksLikeDate',
		],
	]),
	...decided({ ...attribute, type: 'automatic', propertyType: 'text' }, [
		['number', ['12'], '"12"'],
		['ISO date', ['2020-07-10'], '"2020-07-10T00:00:00.000Z"', 'dateTextSentAsDate'],
	]),
	...decided({ ...attribute, type: 'automatic', propertyType: 'email' }, [
		['address', ['Ada@Example.com'], '"Ada@Example.com"'],
		['no address', ['ada'], '"ada"'],
		['several addresses', ['a@b.cd', 'e@f.gh'], '["a@b.cd","e@f.gh"]'],
	]),
	...decided({ ...attribute, type: 'text', propertyType: 'number' }, [
		['leading zeros', ['0031'], '"0031"'],
	]),
	...decided({ ...attribute, type: 'text', propertyType: 'date' }, [
		['epoch milliseconds', ['1580466030000'], '"1580466030000"'],
	]),
	...decided({ ...attribute, type: 'boolean' }, [
		...['true', 'Yes', ' 1 ', 'ON', 't', 'y'].map((word): DecidedValue => [
			`yes as ${JSON.stringify(word)}`,
			[word],
			'true',
		]),
		...['false', 'No', '0', ' off', 'F', 'n'].map((word): DecidedValue => [
			`no as ${JSON.stringify(word)}`,
			[word],
			'false',
		]),
		['another word', ['maybe'], undefined, 'notABoolean'],
		['number', ['2'], undefined, 'notABoolean'],
		['several', ['no', 'yes'], 'false', 'severalValuesFirstSent'],
		['blank', [' '], undefined],
	]),
];
