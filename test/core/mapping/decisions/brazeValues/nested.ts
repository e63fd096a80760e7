import { decided, longest, nested, tooLong, upTo } from './decision';

export const nestedDecisions = [
	...decided({ ...nested, type: 'automatic' }, [
		['word', ['a'], '"a"'],
		['leading zeros', ['007'], '"007"'],
		['255 characters', [longest], `"${longest}"`],
		['256 characters', [tooLong], undefined, 'textTooLong'],
		['ISO date', ['2020-07-10'], '"2020-07-10"'],
		['American date', ['11/22/2026'], '"11/22/2026"'],
		['several words', ['a', 'b', 'a'], '["b","a"]'],
		['30 values', upTo(30), JSON.stringify(upTo(30))],
		['one over 255 characters', ['a', tooLong], '["a"]', 'textTooLong'],
		['blank', [' '], undefined],
	]),
	...decided({ ...nested, type: 'automatic', propertyType: 'number' }, [
		['leading zeros', ['007'], '7'],
		['several numbers', ['5', '6'], '[5,6]'],
		['word', ['abc'], undefined, 'notANumber'],
	]),
	...decided({ ...nested, type: 'automatic', propertyType: 'date' }, [
		['epoch milliseconds', ['1580466030000'], '{"$time":"2020-01-31T10:20:30.000Z"}'],
		[
			'several dates',
			['0', '1'],
			'[{"$time":"1970-01-01T00:00:00.000Z"},{"$time":"1970-01-01T00:00:00.001Z"}]',
		],
		['word', ['soon'], undefined, 'notADate'],
	]),
	...decided({ ...nested, type: 'text' }, [
		['ISO date', ['2020-07-10'], '"2020-07-10"'],
		['several words', ['a', 'b'], '"a"', 'severalValuesFirstSent'],
		['256 characters', [tooLong], undefined, 'textTooLong'],
	]),
	...decided({ ...nested, type: 'date' }, [
		['ISO date', ['2020-07-10'], '{"$time":"2020-07-10T00:00:00.000Z"}'],
		['year 3001', ['3001-01-01'], undefined, 'dateOutOfRange'],
		['word', ['soon'], undefined, 'notADate'],
	]),
	...decided({ ...nested, type: 'number' }, [
		['digits beyond 2^53', ['9007199254740993'], '9007199254740993'],
		['word', ['abc'], undefined, 'notANumber'],
	]),
	...decided({ ...nested, type: 'boolean' }, [
		['word for yes', ['yes'], 'true'],
		['another word', ['maybe'], undefined, 'notABoolean'],
	]),
	...decided({ ...nested, type: 'list' }, [['word', ['a'], '["a"]']]),
	...decided({ ...nested, type: 'object' }, [
		['object', ['{"a":1}'], '{"a":1}'],
		['name inc only', ['{"inc":5}'], '{"inc":5}'],
		['nulls', ['{"a":1,"b":null}'], '{"a":1}', 'nullsRemoved'],
		['name with a space', ['{"a b":1}'], undefined, 'badNestedName'],
		['list of objects', ['[{"a":1}]'], '[{"a":1}]'],
		['word', ['abc'], undefined, 'notAnObject'],
	]),
	...decided({ ...nested, style: 'set', type: 'automatic' }, [['word', ['a'], '"a"']]),
];
