import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { changeTrack, trackAttributes, userWith } from './trackCalls';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ profiles: 0, users: 0, braze: { track: { effectDelayMs: 0 } } });
});

afterAll(async () => {
	await sandbox.close();
});

const BEFORE = {
	country: 'BE',
	language: 'fr',
	gender: 'O',
	dob: '1999-12-31',
	time_zone: 'Europe/Brussels',
	first_name: 'Kim',
	email: 'kim@example.org',
	facebook: { id: 'kim' },
	email_open_tracking_disabled: true,
	marked_email_as_spam_at: '2026-01-12T12:30:15Z',
	date_of_first_session: '2026-01-12',
	push_tokens: [{ app_id: 'app', token: 't', device_id: 'd' }],
	email_subscribe: 'opted_in',
};

test.each<[string, string, unknown, unknown]>([
	['a country code', 'country', 'NL', 'NL'],
	['a country code in lower case', 'country', 'nl', 'NL'],
	['an English country name', 'country', 'netherlands', 'NL'],
	['another text as country clears', 'country', 'Nederland', undefined],
	['three letters as country clear', 'country', 'NLD', undefined],
	['a code that is no country clears', 'country', 'ZZ', undefined],
	['a language code', 'language', 'nl', 'nl'],
	['a language with a region', 'language', 'en-US', 'en'],
	['an English language name', 'language', 'Dutch', 'nl'],
	['another text as language clears', 'language', 'Nederlands', undefined],
	['three letters as language clear', 'language', 'nld', undefined],
	...['M', 'F', 'O', 'N', 'P'].map<[string, string, string, string]>((gender) => {
		return [`gender ${gender}`, 'gender', gender, gender];
	}),
	['no gender', 'gender', null, undefined],
	['another gender is ignored', 'gender', 'female', 'O'],
	['a birthday', 'dob', '2000-02-29', '2000-02-29'],
	['a birthday that does not exist is ignored', 'dob', '2001-02-29', '1999-12-31'],
	['another date format as birthday is ignored', 'dob', '12/31/2000', '1999-12-31'],
	['a birthday with a time is ignored', 'dob', '2000-01-01T00:00:00Z', '1999-12-31'],
	['a time zone', 'time_zone', 'America/New_York', 'America/New_York'],
	['an older name of a time zone', 'time_zone', 'Asia/Kolkata', 'Asia/Kolkata'],
	['another text as time zone is ignored', 'time_zone', 'Eastern Time', 'Europe/Brussels'],
	['an offset as time zone is ignored', 'time_zone', '+01:00', 'Europe/Brussels'],
	['another spelling of a time zone is ignored', 'time_zone', 'europe/paris', 'Europe/Brussels'],
	['null clears a name', 'first_name', null, undefined],
	['a number as name is ignored', 'first_name', 5, 'Kim'],
	['a name may be long', 'first_name', 'x'.repeat(300), 'x'.repeat(300)],
	['null clears an e-mail address', 'email', null, undefined],
	['null clears a subscription state', 'email_subscribe', null, undefined],
	['accounts elsewhere', 'facebook', { id: 'robin' }, { id: 'robin' }],
	['a text as account is ignored', 'facebook', 'robin', { id: 'kim' }],
	['a flag', 'email_open_tracking_disabled', false, false],
	['a text as flag is ignored', 'email_open_tracking_disabled', 'no', true],
	['a moment', 'marked_email_as_spam_at', '2026-02-01', '2026-02-01'],
	['another text as moment is ignored', 'date_of_first_session', 'soon', '2026-01-12'],
	['push tokens', 'push_tokens', [{ app_id: 'b', token: 'u' }], [{ app: 'b', token: 'u' }]],
	[
		'a text as push tokens is ignored',
		'push_tokens',
		'x',
		[{ app: 'app', token: 't', device_id: 'd' }],
	],
])('%s', async (name, field, given, expected) => {
	await trackAttributes(
		sandbox,
		{ external_id: name, ...BEFORE },
		{ external_id: name, [field]: given },
	);
	const user = (await userWith(sandbox, name)) ?? {};
	expect(user[field]).toEqual(expected);
	expect(user).not.toHaveProperty('custom_attributes');
});

test('the order of coordinates is a setting', async () => {
	const current_location = { longitude: 5.85, latitude: 51.84 };
	await trackAttributes(sandbox, { external_id: 'here', current_location });
	expect(await userWith(sandbox, 'here')).toEqual({ last_coordinates: [5.85, 51.84] });
	await changeTrack(sandbox, { coordinates: 'latitudeFirst' });
	await trackAttributes(sandbox, { external_id: 'here', current_location });
	expect(await userWith(sandbox, 'here')).toEqual({ last_coordinates: [51.84, 5.85] });
});
