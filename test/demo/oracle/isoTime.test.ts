import { isoTimeMs } from '../../../demo/oracle/isoTime';

const NOON = Date.UTC(2020, 6, 10, 12);

test.each([
	['2020-07-10T12:00:00.000Z', NOON],
	['2020-07-10T12:00:00Z', NOON],
	['2020-07-10T12:00Z', NOON],
	['2020-07-10T12:00:00', NOON],
	['2020-07-10 12:00:00.000 UTC', NOON],
	['2020-07-10T14:00:00+02:00', NOON],
	['2020-07-10T14:00:00+0200', NOON],
	['2020-07-10T07:00:00-05', NOON],
	['2020-07-10T12:00:00.5Z', NOON + 500],
	['2020-07-10T12:00:00.123456Z', NOON + 123],
	[' 2020-07-10T12:00:00Z ', NOON],
	['2020-07-10', Date.UTC(2020, 6, 10)],
	['1969-12-31T23:59:59.999Z', -1],
	['2020-02-29', Date.UTC(2020, 1, 29)],
	['2021-02-29', undefined],
	['2020-13-01', undefined],
	['2020-07-10T25:00:00Z', undefined],
	['10 July 2020', undefined],
	['1594382400000', undefined],
	['soon', undefined],
	['', undefined],
])('%j is %p', (text, expected) => {
	expect(isoTimeMs(text)).toBe(expected);
});
