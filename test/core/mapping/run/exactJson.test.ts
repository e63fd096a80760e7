import fc from 'fast-check';

import {
	holdsLongDigits,
	jsonTextOf,
	mayHoldLongNumber,
	parseExact,
} from '../../../../core/mapping/run/exactJson';

const outcomeOf = (parse: () => unknown): unknown => {
	try {
		return { value: parse() };
	} catch (error) {
		return error instanceof SyntaxError ? 'SyntaxError' : error;
	}
};

describe('whole numbers', () => {
	it.each<[string, unknown]>([
		['9007199254740991', 9007199254740991],
		['9007199254740992', 9007199254740992n],
		['9007199254740993', 9007199254740993n],
		['-9007199254740991', -9007199254740991],
		['-9007199254740993', -9007199254740993n],
		['100000000000000000000000', 100000000000000000000000n],
		['1000000000000000', 1000000000000000],
		['1', 1],
		[' 12345678901234567890 ', 12345678901234567890n],
		['[12345678901234567890,1]', [12345678901234567890n, 1]],
		['[1 , 12345678901234567890 ]', [1, 12345678901234567890n]],
		['{"a":12345678901234567890}', { a: 12345678901234567890n }],
		['{"a":{"b":[[-12345678901234567890]]}}', { a: { b: [[-12345678901234567890n]] } }],
		['{"12345678901234567890":1}', { '12345678901234567890': 1 }],
		['["12345678901234567890"]', ['12345678901234567890']],
		['["\\"12345678901234567890"]', ['"12345678901234567890']],
		['["\\\\",12345678901234567890]', ['\\', 12345678901234567890n]],
		['["\\\\\\"12345678901234567890"]', ['\\"12345678901234567890']],
		['1.12345678901234567890', 1.1234567890123457],
		['12345678901234567890.5', Number('12345678901234567890.5')],
		['12345678901234567890e2', Number('12345678901234567890e2')],
		['1e12345678901234567890', Infinity],
	])('%s', (text, expected) => {
		expect(parseExact(text)).toEqual(expected);
	});
});

it.each([
	['one', '"~12345678901234567890"'],
	['escaped', '"\\u007e12345678901234567890"'],
	['twice', '"~\\u007E12345678901234567890"'],
	['as a key', '{"~":1}'],
])('a text that looks like one of our own is text: %s', (_case, text) => {
	const parsed = parseExact(`[${text},12345678901234567890]`);
	expect(parsed).toEqual([JSON.parse(text), 12345678901234567890n]);
});

it('__proto__ is a key like any other', () => {
	const parsed = parseExact('{"__proto__":12345678901234567890}');
	expect(Object.entries(Object(parsed))).toEqual([['__proto__', 12345678901234567890n]]);
	expect(jsonTextOf(parsed)).toBe('{"__proto__":12345678901234567890}');
});

it.each([
	'',
	'{12345678901234567890:1}',
	'{12345678901234567890 : 1}',
	'[12345678901234567890',
	'[12345678901234567890,]',
	'012345678901234567890',
	'+12345678901234567890',
	'--12345678901234567890',
	'-012345678901234567890',
	'.12345678901234567890',
	'12345678901234567890.',
	'12345678901234567890e',
	'1 12345678901234567890',
	'12345678901234567890 12345678901234567890',
	'tru12345678901234567890e',
	'"12345678901234567890',
	'"a\\" 12345678901234567890',
	'"\\',
	'12345678901234567890n',
	'12345678901234567890"a"',
	'{"a" 12345678901234567890}',
])('broken JSON stays broken: %s', (text) => {
	expect(() => parseExact(text)).toThrow(SyntaxError);
	expect(() => JSON.parse(text)).toThrow(SyntaxError);
});

it('nests as deep as JSON.parse does', () => {
	const depth = 100_000;
	const text = `${'['.repeat(depth)}12345678901234567890${']'.repeat(depth)}`;
	let parsed = parseExact(text);
	while (Array.isArray(parsed)) [parsed] = parsed;
	expect(parsed).toBe(12345678901234567890n);
});

/** JSON text in which every long number is whole, with whitespace anywhere. */
const jsonTexts = fc
	.tuple(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'))
	.map(([value, indent]) => JSON.stringify(value, undefined, indent));

const tokens = fc.constantFrom(
	...['{', '}', '[', ']', ',', ':', ' ', '"', '\\', '\\"', '\\\\', '-', '+', '.', 'e', '~', '0'],
	...['1', '"a"', '"~"', '\\u007e', 'true', 'null', '12345678901234567890', '9007199254740993'],
);

const inexact = (value: unknown): unknown => JSON.parse(jsonTextOf(value));

it('says what JSON.parse says, whatever the text', () => {
	const texts = fc.oneof(
		jsonTexts,
		fc.string(),
		fc.array(tokens, { maxLength: 12 }).map((some) => some.join('')),
	);
	fc.assert(
		fc.property(texts, (text) => {
			const exact = outcomeOf(() => inexact(parseExact(text)));
			// 1e400 is no JSON number: stringified it becomes null on both ways.
			expect(exact).toEqual(outcomeOf(() => inexact(JSON.parse(text))));
		}),
		{ numRuns: 2000 },
	);
});

const exactValue = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		fc.bigInt().filter((big) => !Number.isSafeInteger(Number(big))),
		fc.maxSafeInteger(),
		fc.string(),
		fc.string().map((text) => `~${text}`),
		fc.boolean(),
		fc.constant(null),
		fc.array(tie('value')),
		fc
			.array(fc.tuple(fc.oneof(fc.string(), fc.constant('__proto__')), tie('value')))
			.map((entries): unknown => Object.fromEntries(entries)),
	),
})).value;

it('what is written is read the same', () => {
	fc.assert(
		fc.property(exactValue, (value) => {
			const text = jsonTextOf(value);
			expect(jsonTextOf(parseExact(text))).toBe(text);
			expect(parseExact(text)).toEqual(value);
		}),
		{ numRuns: 1000 },
	);
});

it('writes what JSON.stringify writes where nothing is long', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			expect(jsonTextOf(value)).toBe(JSON.stringify(value));
			expect(jsonTextOf([value, 1n])).toBe(JSON.stringify([value, 1]));
		}),
	);
	expect(jsonTextOf(undefined)).toBe('null');
});

describe('whether a text may hold long numbers', () => {
	it.each([
		[true, '{"id":12345678901234567890}'],
		[true, '{"id": 9007199254740993}'],
		[true, '[-9007199254740993]'],
		[true, '[1,9007199254740993]'],
		[true, '9007199254740993'],
		[true, '\n\t9007199254740993'],
		[false, '{"id":"12345678901234567890"}'],
		[false, '{"id":123456789012345}'],
		[false, '{"id":1.12345678901234567890}'],
		[false, '{"id":"a12345678901234567890"}'],
		[false, ''],
	])('%s: %s', (expected, text) => {
		expect(mayHoldLongNumber(text)).toBe(expected);
	});

	it('never false where one is', () => {
		fc.assert(
			fc.property(exactValue, (value) => {
				const text = jsonTextOf(value);
				if (!mayHoldLongNumber(text)) expect(jsonTextOf(JSON.parse(text))).toBe(text);
			}),
			{ numRuns: 1000 },
		);
	});
});

it('16 digits in a row are found wherever they stand, and fewer are not', () => {
	const bytes = fc.array(fc.constantFrom(...'0123456789'.repeat(4), 'a', '"', 'é'), {
		maxLength: 80,
	});
	fc.assert(
		fc.property(bytes, (characters) => {
			const text = characters.join('');
			expect(holdsLongDigits(Buffer.from(text))).toBe(/\d{16}/.test(text));
		}),
		{ numRuns: 2000 },
	);
});
