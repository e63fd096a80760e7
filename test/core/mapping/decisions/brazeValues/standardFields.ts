import { decided, tooLong, type DecidedValue } from './decision';

const standard = { style: 'set', type: 'automatic' } as const;

const texts: readonly DecidedValue[] = [
	['word', ['Ada'], '"Ada"'],
	['256 characters', [tooLong], `"${tooLong}"`],
	['ISO date', ['2020-07-10'], '"2020-07-10"'],
	['several words', ['Ada', 'Eve'], '"Ada"', 'severalValuesFirstSent'],
	['blank', [' '], undefined],
];

const flags: readonly DecidedValue[] = [
	['word for yes', ['Yes'], 'true'],
	['word for no', ['0'], 'false'],
	['another word', ['maybe'], undefined, 'notABoolean'],
];

const subscriptions: readonly DecidedValue[] = [
	['opted_in', ['opted_in'], '"opted_in"'],
	['letter case and white space', [' Subscribed '], '"subscribed"'],
	['unsubscribed', ['UNSUBSCRIBED'], '"unsubscribed"'],
	['word for yes', ['yes'], '"subscribed"', 'subscriptionMended'],
	['word for no', ['0'], '"unsubscribed"', 'subscriptionMended'],
	['another word', ['maybe'], undefined, 'notASubscriptionState'],
];

const byField: Readonly<Record<string, readonly DecidedValue[]>> = {
	first_name: texts,
	last_name: texts,
	home_city: texts,
	country: [
		['code', ['NL'], '"NL"'],
		['lower case and white space', [' nl '], '"NL"'],
		['English name', ['Netherlands'], '"NL"', 'countryNameMended'],
		['English name with an article', ['the netherlands'], '"NL"', 'countryNameMended'],
		['name with an accent', ["CÔTE D'IVOIRE"], '"CI"', 'countryNameMended'],
		['former name', ['Turkey'], '"TR"', 'countryNameMended'],
		['abbreviation', ['U.S.A.'], '"US"', 'countryNameMended'],
		['code in use that is none', ['UK'], '"GB"', 'countryNameMended'],
		['code of three letters', ['NLD'], undefined, 'notACountry'],
		['code that is none', ['XX'], undefined, 'notACountry'],
		['word', ['Mars'], undefined, 'notACountry'],
		['several codes', ['NL', 'BE'], '"NL"', 'severalValuesFirstSent'],
		['several names', ['Belgium', 'BE'], '"BE"', 'countryNameMended'],
	],
	language: [
		['code', ['en'], '"en"'],
		['upper case and white space', [' EN '], '"en"'],
		['code with a region', ['en-US'], '"en"', 'languageMended'],
		['code with a region after an underscore', ['pt_BR'], '"pt"', 'languageMended'],
		['code with a script and a region', ['zh-Hans-CN'], '"zh"', 'languageMended'],
		['withdrawn code', ['iw'], '"he"', 'languageMended'],
		['English name', ['Dutch'], '"nl"', 'languageMended'],
		['code of three letters', ['nld'], undefined, 'notALanguage'],
		['code that is none', ['xx-US'], undefined, 'notALanguage'],
		['word', ['Klingonish'], undefined, 'notALanguage'],
	],
	time_zone: [
		['name', ['Europe/Amsterdam'], '"Europe/Amsterdam"'],
		['white space round it', [' Europe/Amsterdam '], '"Europe/Amsterdam"'],
		['older name', ['Asia/Calcutta'], '"Asia/Calcutta"'],
		['newer name', ['Asia/Kolkata'], '"Asia/Kolkata"'],
		['lower case', ['america/port-au-prince'], '"America/Port-au-Prince"', 'timeZoneMended'],
		['older name in lower case', ['us/eastern'], '"US/Eastern"', 'timeZoneMended'],
		['UTC', ['utc'], '"UTC"', 'timeZoneMended'],
		['offset', ['+01:00'], undefined, 'notATimeZone'],
		['name that is none', ['Europe/Utrecht'], undefined, 'notATimeZone'],
		['name of Rails', ['Eastern Time (US & Canada)'], undefined, 'notATimeZone'],
	],
	gender: [
		...['M', 'F', 'O', 'N', 'P'].map((code): DecidedValue => [code, [code], `"${code}"`]),
		['lower case', ['m'], '"M"', 'genderMended'],
		['word for male', ['Male'], '"M"', 'genderMended'],
		['word for female', ['woman'], '"F"', 'genderMended'],
		['word for other', ['non-binary'], '"O"', 'genderMended'],
		['word for not said', ['Prefer not to say'], '"P"', 'genderMended'],
		['another word', ['unknown'], undefined, 'notAGender'],
	],
	email: [
		['address', ['Ada.Love+x@Example.co.uk'], '"Ada.Love+x@Example.co.uk"'],
		['white space round it', [' ada@example.com\n'], '"ada@example.com"'],
		['address of other letters', ['añö@bücher.example'], '"añö@bücher.example"'],
		['no at sign', ['ada.example.com'], undefined, 'notAnEmail'],
		['two at signs', ['a@b@example.com'], undefined, 'notAnEmail'],
		['no dot after the at sign', ['ada@localhost'], undefined, 'notAnEmail'],
		['two dots together', ['ada..l@example.com'], undefined, 'notAnEmail'],
		['white space inside', ['ada l@example.com'], undefined, 'notAnEmail'],
		['name and address', ['Ada <ada@example.com>'], undefined, 'notAnEmail'],
		['255 characters', [`${'a'.repeat(243)}@example.com`], undefined, 'notAnEmail'],
		['several addresses', ['a@b.cd', 'e@f.gh'], '"a@b.cd"', 'severalValuesFirstSent'],
	],
	phone: [
		['E.164', ['+31201234567'], '"+31201234567"'],
		['white space round it', [' +31201234567 '], '"+31201234567"'],
		['separators', ['+1 (555) 123-4567'], '"+15551234567"', 'phoneMended'],
		['dots', ['+31.20.123.4567'], '"+31201234567"', 'phoneMended'],
		['00 for plus', ['0031 20 1234567'], '"+31201234567"', 'phoneMended'],
		['zero dialled inside a country', ['+31 (0)20 1234567'], '"+31201234567"', 'phoneMended'],
		['without a country', ['020 1234567'], undefined, 'notAPhone'],
		['digits only', ['31201234567'], undefined, 'notAPhone'],
		['6 digits', ['+312012'], undefined, 'notAPhone'],
		['7 digits', ['+3120123'], '"+3120123"'],
		['15 digits', ['+123456789012345'], '"+123456789012345"'],
		['16 digits', ['+1234567890123456'], undefined, 'notAPhone'],
		['letters', ['+31 20 FLOWERS'], undefined, 'notAPhone'],
	],
	email_subscribe: subscriptions,
	push_subscribe: subscriptions,
	email_open_tracking_disabled: flags,
	email_click_tracking_disabled: flags,
	current_location: [
		['place', ['{"longitude":4.9,"latitude":52.37}'], '{"longitude":4.9,"latitude":52.37}'],
		[
			'numbers as texts',
			['{"latitude":"52.37","longitude":"4.90"}'],
			'{"longitude":4.9,"latitude":52.37}',
		],
		['north of the pole', ['{"longitude":4.9,"latitude":91}'], undefined, 'notALocation'],
		['one number', ['{"longitude":4.9}'], undefined, 'notALocation'],
		['list', ['[4.9,52.37]'], undefined, 'notALocation'],
		['word', ['Amsterdam'], undefined, 'notALocation'],
	],
	facebook: [
		[
			'object',
			['{"id":"1","likes":["a"],"num_friends":2}'],
			'{"id":"1","likes":["a"],"num_friends":2}',
		],
		['word', ['ada'], undefined, 'notAnObject'],
	],
	twitter: [
		['object', ['{"id":9007199254740993}'], '{"id":9007199254740993}'],
		['nulls', ['{"id":1,"screen_name":null}'], '{"id":1}', 'nullsRemoved'],
		['list of objects', ['[{"id":1}]'], undefined, 'notAnObject'],
	],
};

const group: readonly DecidedValue[] = [
	['subscribed', ['Subscribed'], '"subscribed"'],
	['opted_in', ['opted_in'], '"subscribed"'],
	['unsubscribed', [' unsubscribed '], '"unsubscribed"'],
	...['yes', 'true', '1', 'on'].map((word): DecidedValue => [
		`yes as ${JSON.stringify(word)}`,
		[word],
		'"subscribed"',
	]),
	...['no', 'false', '0', 'off'].map((word): DecidedValue => [
		`no as ${JSON.stringify(word)}`,
		[word],
		'"unsubscribed"',
	]),
	['another word', ['maybe'], undefined, 'notASubscriptionState'],
	['several states', ['yes', 'no'], '"subscribed"', 'severalValuesFirstSent'],
	['blank', [' '], undefined],
];

export const standardFieldDecisions = [
	...Object.entries(byField).flatMap(([target, values]) =>
		decided({ target, ...standard }, values),
	),
	...decided({ target: 'first_name', style: 'set', type: 'number' }, [
		['leading zeros', ['007'], '"007"'],
	]),
	...decided({ target: 'country', style: 'set', type: 'text' }, [['lower case', ['nl'], '"NL"']]),
	...decided({ target: 'subscription group', ...standard }, group),
];
