import fc from 'fast-check';
import { isoText } from '../../../../core/mapping/values/isoText';
import { textJson } from '../../../../core/mapping/values/textJson';

it('any moment is written as JavaScript writes it', () => {
	fc.assert(
		fc.property(fc.date({ noInvalidDate: true }), (date) => {
			expect(isoText(date.getTime())).toBe(date.toISOString());
		}),
	);
});

it('days are written anew after any number of them', () => {
	for (let day = 0; day < 90_000; day += 1) isoText(day * 86_400_000);
	expect(isoText(0)).toBe('1970-01-01T00:00:00.000Z');
});

it('what is no moment is refused', () => {
	expect(() => isoText(8.65e15)).toThrow(RangeError);
	expect(() => isoText(NaN)).toThrow(RangeError);
});

it('any text is written as JSON.stringify writes it', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
			expect(textJson(text)).toBe(JSON.stringify(text));
		}),
		{ numRuns: 500 },
	);
	for (let unit = 0; unit <= 0xffff; unit += 1) {
		const text = `a${String.fromCharCode(unit)}`;
		if (textJson(text) !== JSON.stringify(text)) throw new Error(`U+${unit.toString(16)}`);
	}
});
