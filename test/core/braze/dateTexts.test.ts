import fc from 'fast-check';
import { dateFormOf, writtenTime } from '../../../core/braze/dateTexts';
import { readDateText } from '../../../sandbox/braze/attributes/dateText';

it.each([
	['2020-07-10', '2020-07-10T00:00:00.000Z', undefined],
	['2020-07-10T15:01', '2020-07-10T15:01:00.000Z', undefined],
	['2020-07-10T15:01:02', '2020-07-10T15:01:02.000Z', undefined],
	['2020-07-10 15:01:02', '2020-07-10T15:01:02.000Z', undefined],
	['2020-07-10T15:01:02,3', '2020-07-10T15:01:02.300Z', undefined],
	['2020-07-10T15:01:02.345678Z', '2020-07-10T15:01:02.345Z', 0],
	['2020-07-10T15:01:02:345Z', '2020-07-10T15:01:02.345Z', 0],
	['2020-07-10 15:01:02.000 UTC', '2020-07-10T15:01:02.000Z', 0],
	['2020-07-10T15:01:02+02:00', '2020-07-10T15:01:02.000Z', 120],
	['2020-07-10T15:01:02+02', '2020-07-10T15:01:02.000Z', 120],
	['2020-07-10 15:01:02 -0530', '2020-07-10T15:01:02.000Z', -330],
	['0000-02-29', '0000-02-29T00:00:00.000Z', undefined],
	['9999-12-31', '9999-12-31T00:00:00.000Z', undefined],
])('%s is written as %s', (text, local, minutesAhead) => {
	const written = writtenTime(text);
	expect(new Date(written?.local ?? NaN).toISOString()).toBe(local);
	expect(written?.offset).toBe(minutesAhead === undefined ? undefined : minutesAhead * 60_000);
});

it.each([
	'2020-13-01',
	'2020-01-32',
	'2021-02-29',
	'2021-04-31T10:00:00Z',
	'2020-07-10T24:00:00Z',
	'2020-07-10T15:60:00Z',
	'2020-07-10T15:01:02+24:00',
	'2020-07-10T15:01:02 CET',
	'2020-07-10Z',
	'2020-7-1',
	' 2020-07-10',
	'20200710',
	'soon',
	'',
])('%j is no time', (text) => {
	expect(writtenTime(text)).toBeUndefined();
});

it.each([
	['2020-07-10', 'iso'],
	['2020-07-10 15:00:00.000 UTC', 'iso'],
	['0000-01-01', 'iso'],
	['3000-12-31', 'iso'],
	['3001-01-01', undefined],
	['12-1-2021', 'ambiguous'],
	['12/1/2021', 'ambiguous'],
	['22-11-2026', 'ambiguous'],
	['11-22-2026', 'ambiguous'],
	['22/11/2026', 'ambiguous'],
	['12-1/2021', undefined],
	['13-13-2021', undefined],
	['30-02-2021', undefined],
	['12-1-3001', undefined],
	['12-1-21', undefined],
	['Sun 11 22 10:20:30.+01:00 2026', 'ambiguous'],
	['Sun Nov 22 10:20:30 GMT 2026', 'ambiguous'],
	['Sun Nov 31 10:20:30 GMT 2026', undefined],
	['Sun Now 22 10:20:30 GMT 2026', undefined],
	['1.12.2021', undefined],
	['1580466030000', undefined],
	['1 to be', undefined],
])('Braze takes %j for a date: %s', (text, form) => {
	expect(dateFormOf(text)).toBe(form);
});

it('every text that the stand-in takes for a date is found', () => {
	const digits = (least: number, most: number) =>
		fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, '0'));
	const year = fc.integer({ min: 0, max: 3100 }).map((number) => String(number).padStart(4, '0'));
	const time = fc
		.tuple(digits(0, 24), digits(0, 60), digits(0, 60))
		.map((parts) => parts.join(':'));
	const zone = fc.constantFrom('', 'Z', ' UTC', 'UTC', '+02:00', '-0530', ' +01', '.Z', ' GMT');
	const fraction = fc.constantFrom('', '.1', '.123', ',123456', ':123');
	const day = fc.tuple(year, digits(0, 13), digits(0, 32)).map((parts) => parts.join('-'));
	const text = fc.oneof(
		fc
			.tuple(day, fc.constantFrom('', 'T', ' '), time, fraction, zone)
			.map((parts) => parts.join('')),
		day,
		fc
			.tuple(fc.nat(32), fc.nat(32), year, fc.constantFrom('-', '/'))
			.map(([one, two, last, mark]) => [one, two, last].join(mark)),
		fc
			.tuple(fc.constantFrom('Mon', 'Sun'), fc.constantFrom('Nov', '11', '00'), digits(0, 32), time)
			.chain((parts) => fc.tuple(zone, year).map((end) => `${parts.join(' ')}${end.join(' ')}`)),
	);
	fc.assert(
		fc.property(text, (one) => {
			expect(readDateText(one) === undefined || dateFormOf(one) !== undefined).toBe(true);
		}),
		{ numRuns: 2_000 },
	);
});
