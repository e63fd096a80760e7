import { isBlank, toBrazeValue } from '../../../core/mapping/brazeValues';
import type { BrazeField, BrazeValueType } from '../../../core/mapping/model';

const custom: BrazeField = { kind: 'customAttribute', name: 'a' };
const standard: BrazeField = { kind: 'standard', name: 'first_name' };
const dob: BrazeField = { kind: 'standard', name: 'dob' };

const LONGEST = '🦊'.repeat(255);
const TOO_LONG = '🦊'.repeat(256);

const value = (is: unknown, warning?: string) => (warning ? { value: is, warning } : { value: is });
const left = (warning: string) => ({ warning });
const number = { style: 'set', type: 'number', field: custom } as const;
const several = 'severalValuesFirstSent';

it.each<[BrazeValueType, readonly string[], BrazeField, unknown]>([
	['text', ['a'], custom, value('a')],
	['text', [' 12 '], custom, value(' 12 ')],
	['text', ['007'], custom, value('007')],
	['text', ['a', 'b'], custom, value('a', several)],
	['text', ['', ' ', 'b'], custom, value('b')],
	['text', [LONGEST], custom, value(LONGEST)],
	['text', [TOO_LONG], custom, left('textTooLong')],
	['text', ['x'.repeat(256)], custom, left('textTooLong')],
	['text', ['x'.repeat(256)], standard, value('x'.repeat(256))],
	['text', [TOO_LONG, 'b'], custom, left('textTooLong')],
	['text', ['\u00a0\u2003'], custom, undefined],
	['text', [], custom, undefined],

	['automatic', ['12'], custom, value('12')],
	['automatic', ['true'], custom, value('true')],
	['automatic', ['a', 'b'], custom, value(['a', 'b'])],
	['automatic', ['a', ' '], custom, value('a')],
	['automatic', ['a', 'a'], custom, value(['a'])],
	['automatic', ['a', TOO_LONG], custom, value(['a'], 'textTooLong')],
	['automatic', [], custom, undefined],

	['list', ['a'], custom, value(['a'])],
	['list', ['b', 'a', 'b', 'A'], custom, value(['b', 'a', 'A'])],
	['list', ['', 'a', ' '], custom, value(['a'])],
	['list', [TOO_LONG, LONGEST], custom, value([LONGEST], 'textTooLong')],
	['list', [TOO_LONG], custom, left('textTooLong')],
	['list', [' '], custom, undefined],

	['number', ['12'], custom, value(12)],
	['number', [' 12 '], custom, value(12)],
	['number', ['+7'], custom, value(7)],
	['number', ['-0.10'], custom, value(-0.1)],
	['number', ['1e3'], custom, value(1000)],
	['number', ['1E-2'], custom, value(0.01)],
	['number', ['007'], custom, value(7)],
	['number', ['5', '6'], custom, value(5, several)],
	['number', ['12,5'], custom, left('notANumber')],
	['number', ['1.000,5'], custom, left('notANumber')],
	['number', ['abc'], custom, left('notANumber')],
	['number', ['.5'], custom, left('notANumber')],
	['number', ['0x10'], custom, left('notANumber')],
	['number', ['1e999'], custom, left('notANumber')],
	['number', ['NaN'], custom, left('notANumber')],
	['number', ['Infinity'], custom, left('notANumber')],
	['number', ['abc', '5'], custom, left('notANumber')],
	['number', [' '], custom, undefined],

	...['true', 'Yes', ' 1 ', 'ON', 't', 'y'].map(
		(word) =>
			['boolean', [word], custom, value(true)] as [BrazeValueType, string[], BrazeField, unknown],
	),
	...['false', 'No', '0', ' off', 'F', 'n'].map(
		(word) =>
			['boolean', [word], custom, value(false)] as [BrazeValueType, string[], BrazeField, unknown],
	),
	['boolean', ['maybe'], custom, left('notABoolean')],
	['boolean', ['2'], custom, left('notABoolean')],
	['boolean', ['no', 'yes'], custom, value(false, several)],
	['boolean', [], custom, undefined],

	['date', ['1580466030000'], custom, value('2020-01-31T10:20:30.000Z')],
	['date', [' 2020-01-31 '], custom, value('2020-01-31T00:00:00.000Z')],
	['date', ['2020-01-31T11:20:30+01:00'], custom, value('2020-01-31T10:20:30.000Z')],
	['date', ['-1'], custom, value('1969-12-31T23:59:59.999Z')],
	['date', ['-1'], dob, value('1969-12-31')],
	['date', ['1580466030000'], dob, value('2020-01-31')],
	[
		'date',
		['1580466030000'],
		{ kind: 'customAttribute', name: 'dob' },
		value('2020-01-31T10:20:30.000Z'),
	],
	['date', ['soon'], custom, left('notADate')],
	['date', ['32535216000000'], custom, left('dateOutOfRange')],
	['date', ['-62167219200001'], custom, left('dateOutOfRange')],
	['date', ['0', '1'], custom, value('1970-01-01T00:00:00.000Z', several)],
	['date', [], custom, undefined],
])('%s of %j for %j', (type, values, field, expected) => {
	expect(toBrazeValue(values, { style: 'set', type, field })).toEqual(expected);
});

it.each<[readonly string[], unknown]>([
	[['5'], value({ inc: 5 })],
	[[' -5 '], value({ inc: -5 })],
	[['0'], value({ inc: 0 })],
	[['5.0'], value({ inc: 5 })],
	[['1e3'], value({ inc: 1000 })],
	[['', '5', '6'], value({ inc: 5 }, several)],
	[['5.5'], left('notAnInteger')],
	[['abc'], left('notANumber')],
	[['true'], left('notANumber')],
	[['9007199254740993'], left('numberTooLarge')],
	[[' '], undefined],
	[[], undefined],
])('an increment by %j', (values, expected) => {
	for (const type of ['automatic', 'date'] as const) {
		expect(toBrazeValue(values, { style: 'increment', type, field: custom })).toEqual(expected);
	}
});

it('a zero below zero is sent as 0', () => {
	expect(JSON.stringify(toBrazeValue(['-0'], number))).toBe('{"value":0}');
});

it('a whole number that JavaScript cannot hold is not sent as another', () => {
	const converted = toBrazeValue(['12345678901234567890'], number);
	const sent = converted && 'value' in converted ? JSON.stringify(converted.value) : undefined;
	expect([undefined, '12345678901234567890']).toContain(sent);
});

it.each([
	['', true],
	[' \t\n', true],
	['\u00a0', true],
	['0', false],
	[' a ', false],
])('%j is blank: %s', (text, expected) => {
	expect(isBlank(text)).toBe(expected);
});
