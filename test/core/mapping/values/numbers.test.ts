import fc from 'fast-check';
import { numberText, wholeNumberText } from '../../../../core/mapping/values/numbers';

it.each([
	['999999999999999', '999999999999999'],
	['1000000000000000', '1000000000000000'],
	['-0.0', '0'],
	['000', '0'],
	['0.000', '0'],
	['00.10', '0.1'],
	['100', '100'],
	['-100.00', '-100'],
	['1e21', '1e+21'],
	['1e20', '100000000000000000000'],
	['1.5e-6', '0.0000015'],
	['1.5e-7', '1.5e-7'],
	['-12e-9', '-1.2e-8'],
	['0e99999', '0'],
	['1e-99999', '1e-99999'],
])('%j is the number %s', (text, json) => {
	expect(numberText(text)).toEqual({ json });
});

it.each([
	['1e999999', 'notANumber'],
	['9'.repeat(400), 'numberTooLarge'],
	['', 'notANumber'],
	['١٢', 'notANumber'],
	['1_000', 'notANumber'],
	['1 000', 'notANumber'],
])('%j is no number: %s', (text, warning) => {
	expect(numberText(text)).toEqual({ warning });
});

it('the text of any double is that double', () => {
	fc.assert(
		fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
			const converted = numberText(String(number));
			// JSON has no zero below zero.
			expect('json' in converted && JSON.parse(converted.json)).toBe(number === 0 ? 0 : number);
		}),
	);
});

it('a whole number keeps all its digits', () => {
	fc.assert(
		fc.property(
			fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }),
			fc.nat(5),
			(number, leadingZeros) => {
				const size = String(number).replace('-', '');
				const text = `${number < 0n ? '-' : '+'}${'0'.repeat(leadingZeros)}${size}`;
				expect(numberText(text)).toEqual({ json: String(number) });
			},
		),
	);
});

it('a decimal keeps all its digits, and one number is one text', () => {
	const digits = fc.stringMatching(/^\d{1,30}$/);
	fc.assert(
		fc.property(digits, digits, fc.nat(5), (whole, fraction, zeros) => {
			const converted = numberText(`${whole}.${fraction}`);
			expect(numberText(`${whole}.${fraction}${'0'.repeat(zeros)}`)).toEqual(converted);
			const [wholeSent = '', fractionSent = ''] =
				'json' in converted ? converted.json.split('.') : [];
			expect(BigInt(wholeSent)).toBe(BigInt(whole));
			expect(fractionSent.padEnd(30, '0')).toBe(fraction.padEnd(30, '0'));
		}),
	);
});

it('only whole numbers that a double holds exactly are added', () => {
	fc.assert(
		fc.property(fc.oneof(fc.bigInt(), fc.maxSafeInteger().map(BigInt)), (number) => {
			const isSafe = Number.isSafeInteger(Number(number)) && BigInt(Number(number)) === number;
			expect(wholeNumberText(String(number))).toEqual(
				isSafe ? { json: String(number) } : { warning: 'numberTooLarge' },
			);
		}),
	);
});
