import { toBlueConicAddend, toBlueConicValues } from '../../../core/mapping/blueConicValues';
import type { BlueConicValueType } from '../../../core/mapping/model';

it.each<[BlueConicValueType, unknown, unknown]>([
	['text', 'a', { value: ['a'] }],
	['text', ' a ', { value: [' a '] }],
	['text', 0, { value: ['0'] }],
	['text', -12.5, { value: ['-12.5'] }],
	['text', true, { value: ['true'] }],
	['text', false, { value: ['false'] }],
	['text', ['b', 'a', 1, null, ''], { value: ['b', 'a', '1'] }],
	['text', [['a'], ['b']], { value: ['a', 'b'] }],
	['text', { plan: 'gold', n: 1 }, { value: ['{"plan":"gold","n":1}'] }],
	['text', [{ a: 1 }, { b: 2 }, {}], { value: ['{"a":1}', '{"b":2}'] }],
	['text', undefined, undefined],
	['text', null, undefined],
	['text', '', undefined],
	['text', ' \n', undefined],
	['text', [], undefined],
	['text', [null, ''], undefined],
	['text', {}, undefined],
	['date', '2020-07-10 15:00:00.000 UTC', { value: ['1594393200000'] }],
	['date', '2020-07-10T15:00:00Z', { value: ['1594393200000'] }],
	['date', '1969-12-31', { value: ['-86400000'] }],
	[
		'date',
		['2020-07-10', 'soon', '2020-07-11'],
		{ value: ['1594339200000', '1594425600000'], warning: 'notADate' },
	],
	['date', 'soon', { warning: 'notADate' }],
	['date', true, { warning: 'notADate' }],
	['date', {}, undefined],
	['date', '', undefined],
	['date', null, undefined],
])('%s of %j', (type, value, expected) => {
	expect(toBlueConicValues(value, type)).toEqual(expected);
});

it.each<[unknown, unknown]>([
	[5, { value: ['5'] }],
	[-2.5, { value: ['-2.5'] }],
	[0, { value: ['0'] }],
	[-0, { value: ['0'] }],
	[' +007 ', { value: ['7'] }],
	['1e3', { value: ['1000'] }],
	[[5, 6], { value: ['5'], warning: 'severalValuesFirstSent' }],
	[['', 6], { value: ['6'] }],
	[['abc', 6], { warning: 'notANumber' }],
	['abc', { warning: 'notANumber' }],
	['2026-11-21', { warning: 'notANumber' }],
	[true, { warning: 'notANumber' }],
	[{ points: 5 }, { warning: 'notANumber' }],
	[1e16, { warning: 'numberTooLarge' }],
	[1e300, { warning: 'numberTooLarge' }],
	[1e-7, { warning: 'numberTooSmall' }],
	[undefined, undefined],
	[null, undefined],
	['', undefined],
	[[], undefined],
	[{}, undefined],
])('%j as a number that is added', (value, expected) => {
	expect(toBlueConicAddend(value)).toEqual(expected);
});
