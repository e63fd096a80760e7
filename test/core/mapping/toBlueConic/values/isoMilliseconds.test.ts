import fc from 'fast-check';

import { isoMilliseconds } from '../../../../../core/mapping/toBlueConic/values/isoMilliseconds';
import { quoted } from '../../../../../core/mapping/toBlueConic/values/quoted';
import { dateFromIso } from '../../../../../core/mapping/values/dates';

const two = (most: number) =>
	fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));

const dates = fc
	.record({
		year: fc.integer({ min: 0, max: 9999 }).map((year) => String(year).padStart(4, '0')),
		month: two(14),
		day: two(33),
		between: fc.constantFrom('T', ' ', 't'),
		hours: two(26),
		minutes: two(61),
		seconds: two(61),
		fraction: fc.constantFrom('', '.0', '.007', '.123', '.1234', ','),
		zone: fc.constantFrom('', 'Z', ' UTC', ' Z', '+02:00'),
	})
	.map(
		({ year, month, day, between, hours, minutes, seconds, fraction, zone }) =>
			`${year}-${month}-${day}${between}${hours}:${minutes}:${seconds}${fraction}${zone}`,
	);

it('reads what dateFromIso reads', () => {
	fc.assert(
		fc.property(dates, fc.constantFrom('UTC', 'Europe/Amsterdam'), (text, timeZone) => {
			expect(isoMilliseconds(text, timeZone)).toBe(dateFromIso(text, timeZone)?.getTime());
		}),
		{ numRuns: 5000 },
	);
});

it('any text is quoted as JSON does', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
			expect(quoted(text)).toBe(JSON.stringify(text));
		}),
		{ numRuns: 1000 },
	);
	expect(quoted('\ud800"\\\u007f')).toBe(JSON.stringify('\ud800"\\\u007f'));
});
