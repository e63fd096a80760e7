import fc from 'fast-check';
import {
	isTimeZone,
	localTime,
	momentOfLocal,
	timeZoneNamed,
} from '../../../../core/mapping/values/timeZone';

it.each([
	['UTC', 'UTC'],
	['Europe/Amsterdam', 'Europe/Amsterdam'],
	['europe/amsterdam', 'Europe/Amsterdam'],
	['Asia/Kolkata', 'Asia/Kolkata'],
	['Asia/Calcutta', 'Asia/Calcutta'],
	['asia/kolkata', 'Asia/Kolkata'],
	['AMERICA/ARGENTINA/COMODRIVADAVIA', 'America/Argentina/ComodRivadavia'],
	['etc/gmt+5', 'Etc/GMT+5'],
	['Europe/Utrecht', undefined],
	['+01:00', undefined],
	['Local', undefined],
	['', undefined],
	[' UTC', undefined],
	['constructor', undefined],
])('the zone %j is %s', (name, spelled) => {
	expect(timeZoneNamed(name)).toBe(spelled);
	expect(isTimeZone(name)).toBe(spelled !== undefined);
});

it('names are told apart anew after any number of them', () => {
	for (let count = 0; count < 2_500; count += 1) expect(isTimeZone(`No/Zone${count}`)).toBe(false);
	expect(isTimeZone('Europe/Amsterdam')).toBe(true);
});

const iso = (moment: number): string => new Date(moment).toISOString().slice(0, -1);

it.each([
	['2020-07-10T12:00:00.000', 'UTC', '2020-07-10T12:00:00.000'],
	['2020-07-10T12:00:00.123', 'Europe/Amsterdam', '2020-07-10T10:00:00.123'],
	['2020-01-10T12:00:00.000', 'Europe/Amsterdam', '2020-01-10T11:00:00.000'],
	['2020-01-10T12:00:00.000', 'America/New_York', '2020-01-10T17:00:00.000'],
	['2020-01-10T12:00:00.000', 'Asia/Kathmandu', '2020-01-10T06:15:00.000'],
	['2020-01-10T12:00:00.000', 'Pacific/Kiritimati', '2020-01-09T22:00:00.000'],
	// Clocks went from 02:00 to 03:00.
	['2020-03-29T01:59:59.999', 'Europe/Amsterdam', '2020-03-29T00:59:59.999'],
	['2020-03-29T02:30:00.000', 'Europe/Amsterdam', '2020-03-29T01:30:00.000'],
	['2020-03-29T03:00:00.000', 'Europe/Amsterdam', '2020-03-29T01:00:00.000'],
	// From 03:00 back to 02:00: 02:30 was twice.
	['2020-10-25T01:59:59.999', 'Europe/Amsterdam', '2020-10-24T23:59:59.999'],
	['2020-10-25T02:30:00.000', 'Europe/Amsterdam', '2020-10-25T00:30:00.000'],
	['2020-10-25T03:00:00.000', 'Europe/Amsterdam', '2020-10-25T02:00:00.000'],
	['2020-03-08T02:30:00.000', 'America/New_York', '2020-03-08T07:30:00.000'],
	['2020-11-01T01:30:00.000', 'America/New_York', '2020-11-01T05:30:00.000'],
	// Half an hour, south of the equator.
	['2020-10-04T02:15:00.000', 'Australia/Lord_Howe', '2020-10-03T15:45:00.000'],
	['2020-04-05T01:45:00.000', 'Australia/Lord_Howe', '2020-04-04T14:45:00.000'],
	// Clocks went forward at midnight, and over a whole day.
	['2018-11-04T00:00:00.000', 'America/Sao_Paulo', '2018-11-04T03:00:00.000'],
	['2011-12-30T12:00:00.000', 'Pacific/Apia', '2011-12-30T22:00:00.000'],
	// Before zones had whole minutes, and before the year 1.
	['1900-01-01T00:00:00.000', 'America/New_York', '1900-01-01T05:00:00.000'],
	['0000-06-01T00:00:00.000', 'America/New_York', '0000-06-01T04:56:02.000'],
])('%s in %s is %s in UTC', (local, zone, moment) => {
	expect(iso(momentOfLocal(Date.parse(`${local}Z`), zone))).toBe(moment);
});

it.each([
	['1969-12-31T23:59:59.999', 'UTC', '1969-12-31T23:59:59.999'],
	['1969-12-31T23:59:59.999', 'Europe/Amsterdam', '1970-01-01T00:59:59.999'],
	['2020-03-29T01:00:00.000', 'Europe/Amsterdam', '2020-03-29T03:00:00.000'],
	['2020-10-25T00:30:00.000', 'Europe/Amsterdam', '2020-10-25T02:30:00.000'],
	['2020-10-25T01:30:00.000', 'Europe/Amsterdam', '2020-10-25T02:30:00.000'],
	['0000-01-01T00:00:00.000', 'America/New_York', '-000001-12-31T19:03:58.000'],
])('%s of UTC is in %s %s', (moment, zone, local) => {
	expect(iso(localTime(Date.parse(`${moment}Z`), zone))).toBe(local);
});

it('a moment comes back from its local time, unless the clocks show that one twice', () => {
	const zones = ['Europe/Amsterdam', 'America/St_Johns', 'Pacific/Apia', 'Africa/Casablanca'];
	const moment = fc.integer({ min: Date.UTC(1850, 0), max: Date.UTC(2150, 0) });
	fc.assert(
		fc.property(moment, fc.constantFrom(...zones), (given, zone) => {
			const local = localTime(given, zone);
			const back = momentOfLocal(local, zone);
			expect(localTime(back, zone)).toBe(local);
			expect(back).toBeLessThanOrEqual(given);
		}),
	);
});
