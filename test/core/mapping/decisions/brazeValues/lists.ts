import { attribute, decided, longest, tooLong, upTo, type DecidedValue } from './decision';

const quoted = (texts: readonly string[]): string =>
	`[${texts.map((text) => `"${text}"`).join(',')}]`;

const severalTexts: readonly DecidedValue[] = [
	['several words', ['a', 'b'], '["a","b"]'],
	['duplicates', ['b', 'a', 'b', 'A'], '["a","b","A"]'],
	['blank and words', ['', 'a', ' ', 'b'], '["a","b"]'],
	['dates in texts', ['2020-07-10', '12-1-2021'], '["2020-07-10","12-1-2021"]'],
	['numbers', ['007', '12'], '["007","12"]'],
	['one over 255 characters', ['a', tooLong, longest], `["a","${longest}"]`, 'textTooLong'],
	['all over 255 characters', [tooLong, `${tooLong}x`], undefined, 'textTooLong'],
	['25 values', upTo(25), quoted(upTo(25))],
	['30 values', upTo(30), quoted(upTo(30).slice(5)), 'listCut'],
	['30 values of 25 kinds', [...upTo(25), ...upTo(5)], quoted([...upTo(25).slice(5), ...upTo(5)])],
	[
		'30 values and one over 255 characters',
		[...upTo(30), tooLong],
		quoted(upTo(30).slice(5)),
		'textTooLong',
	],
	['several blanks', [' ', ''], undefined],
];

/** Where one value is a list too. */
const singleTexts: readonly DecidedValue[] = [
	['word', ['a'], '["a"]'],
	['date in a text', ['2020-07-10'], '["2020-07-10"]'],
	['over 255 characters', [tooLong], undefined, 'textTooLong'],
	['no value', [], undefined],
];

export const listDecisions = [
	...decided({ ...attribute, type: 'automatic' }, [
		...severalTexts,
		['two equal words', ['a', 'a'], '["a"]'],
	]),
	...decided({ ...attribute, type: 'list' }, [...severalTexts, ...singleTexts]),
	...decided({ ...attribute, type: 'list', propertyType: 'number' }, [
		['number', ['5'], '[5]'],
		['numbers and a word', ['5', 'abc', '007'], '[5,7]', 'notANumber'],
		['word', ['abc'], undefined, 'notANumber'],
	]),
	...decided({ ...attribute, type: 'list', propertyType: 'date' }, [
		['date', ['0'], '["1970-01-01T00:00:00.000Z"]'],
		['word', ['soon'], undefined, 'notADate'],
	]),
	...decided({ ...attribute, style: 'addToList', type: 'automatic' }, [
		...severalTexts,
		...singleTexts,
	]),
	...decided({ ...attribute, style: 'addToList', type: 'automatic', propertyType: 'number' }, [
		['number', ['5'], '[5]'],
		['numbers and a word', ['5', 'abc'], '[5]', 'notANumber'],
	]),
	...decided({ ...attribute, style: 'addToList', type: 'number' }, [
		['number', ['5'], '[5]'],
		['digits beyond 2^53', ['9007199254740993'], '[9007199254740993]'],
		['word', ['abc'], undefined, 'notANumber'],
	]),
	...decided({ ...attribute, style: 'addToList', type: 'text', propertyType: 'number' }, [
		['leading zeros', ['007'], '["007"]'],
	]),
	...decided({ ...attribute, style: 'addToList', type: 'boolean' }, [
		['several words', ['yes', 'maybe', 'no'], '[true,false]', 'notABoolean'],
	]),
	...decided({ ...attribute, style: 'addToList', type: 'date' }, [
		['date', ['2020-07-10'], '["2020-07-10T00:00:00.000Z"]'],
	]),
	...decided({ ...attribute, style: 'removeFromList', type: 'automatic' }, [
		['word', ['a'], '["a"]'],
		['duplicates', ['a', 'a'], '["a"]'],
		['30 values', upTo(30), quoted(upTo(30))],
		['over 255 characters', [tooLong], undefined, 'textTooLong'],
		['date in a text', ['2020-07-10'], '["2020-07-10"]'],
		['blank', [''], undefined],
	]),
	...decided({ ...attribute, style: 'removeFromList', type: 'number' }, [
		['leading zeros', ['007'], '[7]'],
		['word', ['abc'], undefined, 'notANumber'],
	]),
];
