import { attribute, decided, type DecidedValue } from './decision';

/** However a number comes to be one. */
const numbers: readonly DecidedValue[] = [
	['whole number', ['12'], '12'],
	['white space round it', [' 12 '], '12'],
	['zero', ['0'], '0'],
	['zero below zero', ['-0'], '0'],
	['plus sign', ['+7'], '7'],
	['leading zeros', ['007'], '7'],
	['leading zeros below zero', ['-007.50'], '-7.5'],
	['decimal', ['12.5'], '12.5'],
	['zeros at the end', ['5.00'], '5'],
	['2^53 - 1', ['9007199254740991'], '9007199254740991'],
	['digits beyond 2^53', ['9007199254740993'], '9007199254740993'],
	['20 digits', ['-12345678901234567890'], '-12345678901234567890'],
	['decimal of 20 digits', ['0.12345678901234567891'], '0.12345678901234567891'],
	['amount of 18 digits', ['1234567890123456.78'], '1234567890123456.78'],
	['exponent', ['1e3'], '1000'],
	['exponent below zero', ['1E-2'], '0.01'],
	['large exponent', ['1.5e300'], '1.5e+300'],
	['small exponent', ['15e-300'], '1.5e-299'],
	['exponent beyond any number', ['1e999'], undefined, 'numberTooLarge'],
	['decimal comma', ['12,5'], undefined, 'notANumber'],
	['thousands with dots', ['1.000,5'], undefined, 'notANumber'],
	['word', ['abc'], undefined, 'notANumber'],
	['currency sign', ['€ 5'], undefined, 'notANumber'],
	['nothing before the point', ['.5'], undefined, 'notANumber'],
	['nothing after the point', ['5.'], undefined, 'notANumber'],
	['hexadecimal', ['0x10'], undefined, 'notANumber'],
	['NaN', ['NaN'], undefined, 'notANumber'],
	['Infinity', ['Infinity'], undefined, 'notANumber'],
	['two signs', ['--1'], undefined, 'notANumber'],
	['date', ['2020-07-10'], undefined, 'notANumber'],
	['blank', [' '], undefined],
];

const several: DecidedValue = ['several numbers', ['5', '06', '5.0'], '[6,5]'];

export const numberDecisions = [
	...decided({ ...attribute, type: 'number' }, [
		...numbers,
		['several numbers', ['5', '6'], '5', 'severalValuesFirstSent'],
		['several, the first no number', ['abc', '5'], undefined, 'notANumber'],
		['blank and a number', ['', '5'], '5'],
	]),
	...decided({ ...attribute, type: 'automatic', propertyType: 'number' }, [
		...numbers,
		several,
		['numbers and a word', ['5', 'abc'], '[5]', 'notANumber'],
		['several words', ['a', 'b'], undefined, 'notANumber'],
	]),
	...decided({ ...attribute, type: 'automatic', propertyType: 'decimal' }, [
		['decimal', ['0.10'], '0.1'],
		several,
	]),
	...decided({ ...attribute, type: 'automatic', propertyType: 'currency' }, [
		['amount', ['1234.50'], '1234.5'],
		['amount with its currency', ['1234.50 EUR'], undefined, 'notANumber'],
		several,
	]),
	...decided({ ...attribute, type: 'number', propertyType: 'date' }, [
		['epoch milliseconds', ['1580466030000'], '1580466030000'],
	]),
	...decided({ ...attribute, style: 'increment', type: 'automatic' }, [
		['whole number', ['5'], '{"inc":5}'],
		['below zero', [' -5 '], '{"inc":-5}'],
		['zero', ['0'], '{"inc":0}'],
		['leading zeros', ['005'], '{"inc":5}'],
		['whole number as a decimal', ['5.0'], '{"inc":5}'],
		['exponent', ['1e3'], '{"inc":1000}'],
		['2^53 - 1', ['9007199254740991'], '{"inc":9007199254740991}'],
		['-(2^53 - 1)', ['-9007199254740991'], '{"inc":-9007199254740991}'],
		['2^53', ['9007199254740992'], undefined, 'numberTooLarge'],
		['-2^53', ['-9007199254740992'], undefined, 'numberTooLarge'],
		['large exponent', ['1e30'], undefined, 'numberTooLarge'],
		['exponent beyond any number', ['1e999'], undefined, 'numberTooLarge'],
		['decimal', ['5.5'], undefined, 'notAnInteger'],
		['small exponent', ['1e-30'], undefined, 'notAnInteger'],
		['word', ['abc'], undefined, 'notANumber'],
		['word for a boolean', ['true'], undefined, 'notANumber'],
		['several numbers', ['', '5', '6'], '{"inc":5}', 'severalValuesFirstSent'],
		['blank', [' '], undefined],
	]),
	...decided({ ...attribute, style: 'increment', type: 'text', propertyType: 'date' }, [
		['whole number', ['5'], '{"inc":5}'],
	]),
];
