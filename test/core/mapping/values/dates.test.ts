import {
	dateFromBlueConic,
	dateFromIso,
	dayFromBlueConic,
	isBrazeDate,
} from '../../../../core/mapping/values/dates';

const iso: readonly (readonly [string, string | undefined])[] = [
	['2020-07-10', '2020-07-10T00:00:00.000Z'],
	['2020-07-10T15:01:02Z', '2020-07-10T15:01:02.000Z'],
	['2020-07-10T15:01:02.345Z', '2020-07-10T15:01:02.345Z'],
	['2020-07-10T15:01:02.345678Z', '2020-07-10T15:01:02.345Z'],
	['2020-07-10T15:01:02', '2020-07-10T15:01:02.000Z'],
	['2020-07-10T15:01', '2020-07-10T15:01:00.000Z'],
	['2020-07-10 15:01:02', '2020-07-10T15:01:02.000Z'],
	['2020-07-10 15:01:02.000 UTC', '2020-07-10T15:01:02.000Z'],
	['2020-07-10T15:01:02+02:00', '2020-07-10T13:01:02.000Z'],
	['2020-07-10 15:01:02 -0530', '2020-07-10T20:31:02.000Z'],
	['2020-02-29', '2020-02-29T00:00:00.000Z'],
	['0000-01-01', '0000-01-01T00:00:00.000Z'],
	['2020-13-01', undefined],
	['2020-01-32', undefined],
	['2021-02-30', undefined],
	['2021-02-29', undefined],
	['2021-04-31T10:00:00Z', undefined],
	['2020-07-10T25:00:00Z', undefined],
	['2020-7-1', undefined],
	['10.07.2020', undefined],
	['07/10/2020', undefined],
	['2020-07-10T15:01:02 CET', undefined],
	['soon', undefined],
	['', undefined],
	[' 2020-07-10', undefined],
];

it.each(iso)('ISO %j is %s', (text, expected) => {
	expect(dateFromIso(text)?.toISOString()).toBe(expected);
});

it.each([
	...iso,
	['1594393262000', '2020-07-10T15:01:02.000Z'],
	['0', '1970-01-01T00:00:00.000Z'],
	['-1', '1969-12-31T23:59:59.999Z'],
	['8640000000000000', '+275760-09-13T00:00:00.000Z'],
	['8640000000000001', undefined],
	['12345678901234567', undefined],
	['1594393262.5', undefined],
	['1e12', undefined],
	['--1', undefined],
] as const)('BlueConic %j is %s', (text, expected) => {
	expect(dateFromBlueConic(text)?.toISOString()).toBe(expected);
});

it.each([
	['2020-07-10', 'Europe/Amsterdam', '2020-07-09T22:00:00.000Z'],
	['2020-01-10 12:00:00', 'America/New_York', '2020-01-10T17:00:00.000Z'],
	['2020-07-10T15:01:02Z', 'Europe/Amsterdam', '2020-07-10T15:01:02.000Z'],
	['2020-07-10T15:01:02+05:30', 'Europe/Amsterdam', '2020-07-10T09:31:02.000Z'],
	['2020-07-10 15:00:00.000 UTC', 'Europe/Amsterdam', '2020-07-10T15:00:00.000Z'],
	['1594393262000', 'Europe/Amsterdam', '2020-07-10T15:01:02.000Z'],
	['2020-03-29T02:30', 'Europe/Amsterdam', '2020-03-29T01:30:00.000Z'],
	['2020-10-25T02:30', 'Europe/Amsterdam', '2020-10-25T00:30:00.000Z'],
])('%j in %s is %s', (text, timeZone, expected) => {
	expect(dateFromBlueConic(text, timeZone)?.toISOString()).toBe(expected);
});

it.each([
	['1979-02-28', 'Pacific/Kiritimati', '1979-02-28'],
	['1979-02-28', 'America/Los_Angeles', '1979-02-28'],
	['1979-02-28T23:59:59-11:00', 'Pacific/Kiritimati', '1979-02-28'],
	['1979-02-28T00:00:00.000Z', 'America/Los_Angeles', '1979-02-28'],
	['289004400000', 'UTC', '1979-02-27'],
	['289004400000', 'Europe/Amsterdam', '1979-02-28'],
	['-1', 'UTC', '1969-12-31'],
	['-1', 'Europe/Amsterdam', '1970-01-01'],
	['-86400000', 'UTC', '1969-12-31'],
	['soon', 'UTC', undefined],
	['8640000000000001', 'UTC', undefined],
])('the day of %j in %s is %s', (text, timeZone, expected) => {
	expect(dayFromBlueConic(text, timeZone)?.toISOString().slice(0, 10)).toBe(expected);
});

it.each([
	['0000-01-01T00:00:00.000Z', true],
	['3000-12-31T23:59:59.999Z', true],
	['3001-01-01T00:00:00.000Z', false],
	['-000001-12-31T23:59:59.999Z', false],
])('Braze keeps %s as a date: %s', (date, expected) => {
	expect(isBrazeDate(new Date(date))).toBe(expected);
});
