import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { changeTrack, trackAttributes, userWith } from './trackCalls';

const NOON = '2026-01-12 12:30:15.000 UTC';
const MIDNIGHT = '2026-01-12 00:00:00.000 UTC';

let sandbox: Sandbox;

beforeAll(async () => {
	const track = { effectDelayMs: 0 };
	sandbox = await startSandbox({ profiles: 0, users: 0, braze: { track } });
});

afterAll(async () => {
	await sandbox.close();
});

async function stored(externalId: string, value: unknown): Promise<unknown> {
	await trackAttributes(sandbox, { external_id: externalId, value });
	return (await userWith(sandbox, externalId))?.['custom_attributes'];
}

test.each([
	['ISO 8601 in UTC', '2026-01-12T12:30:15Z', NOON],
	['ISO 8601 with an offset', '2026-01-12T14:30:15+02:00', NOON],
	['ISO 8601 west of Greenwich', '2026-01-12T07:00:15-0530', NOON],
	['ISO 8601 with milliseconds', '2026-01-12T12:30:15.250Z', '2026-01-12 12:30:15.250 UTC'],
	['ISO 8601 with half a second', '2026-01-12T12:30:15.5Z', '2026-01-12 12:30:15.500 UTC'],
	['ISO 8601 with microseconds', '2026-01-12T12:30:15.001999Z', '2026-01-12 12:30:15.001 UTC'],
	['yyyy-MM-ddTHH:mm:ss:SSSZ', '2026-01-12T12:30:15:250Z', '2026-01-12 12:30:15.250 UTC'],
	['yyyy-MM-ddTHH:mm:ss, which is UTC', '2026-01-12T12:30:15', NOON],
	['yyyy-MM-dd HH:mm:ss', '2026-01-12 12:30:15', NOON],
	['yyyy-MM-dd, which is midnight', '2026-01-12', MIDNIGHT],
	['MM/dd/yyyy', '01/12/2026', MIDNIGHT],
	['M/d/yyyy', '1/12/2026', MIDNIGHT],
	['d-M-yyyy', '12-1-2026', MIDNIGHT],
	['ddd MM dd HH:mm:ss.TZD YYYY', 'Mon 01 12 12:30:15.Z 2026', NOON],
	['the same with a named month and an offset', 'Mon Jan 12 14:30:15 +0200 2026', NOON],
	['as exports write it', NOON, NOON],
	['before 1970', '1930-06-01', '1930-06-01 00:00:00.000 UTC'],
	['year 50', '0050-06-01', '0050-06-01 00:00:00.000 UTC'],
	['year 3000', '3000-01-01', '3000-01-01 00:00:00.000 UTC'],
	['year 3001 stays text', '3001-01-01', '3001-01-01'],
	['a year before 0 stays text', '-0001-01-01', '-0001-01-01'],
	['a day that does not exist stays text', '2026-02-29', '2026-02-29'],
	['month 13 stays text', '13/01/2026', '13/01/2026'],
	['hour 24 stays text', '2026-01-12T24:00:00Z', '2026-01-12T24:00:00Z'],
	['a number with eight digits stays text', '20260112', '20260112'],
	['a date in a sentence stays text', 'on 2026-01-12', 'on 2026-01-12'],
])('a text that looks like a date: %s', async (name, given, expected) => {
	expect(await stored(name, given)).toEqual({ value: expected });
});

test.each([
	['a date', { at: { $time: '2026-01-12' } }, { at: MIDNIGHT }],
	['a date in a list', { at: [{ $time: '2026-01-12' }] }, { at: [MIDNIGHT] }],
	['a text that looks like one', { at: '2026-01-12' }, { at: '2026-01-12' }],
])('nested: %s', async (name, given, expected) => {
	expect(await stored(`nested ${name}`, given)).toEqual({ value: expected });
});

test('a setting writes times in ISO 8601', async () => {
	await changeTrack(sandbox, { customTimeFormat: 'iso' });
	const given = { at: { $time: '2026-01-12' } };
	await trackAttributes(sandbox, { external_id: 'iso', top: '2026-01-12', given });
	expect((await userWith(sandbox, 'iso'))?.['custom_attributes']).toEqual({
		top: '2026-01-12T00:00:00.000Z',
		given: { at: '2026-01-12T00:00:00.000Z' },
	});
	await changeTrack(sandbox, { customTimeFormat: 'utcText' });
});
