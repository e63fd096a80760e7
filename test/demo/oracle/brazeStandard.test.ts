import {
	asCountry,
	asEmail,
	asGender,
	asLanguage,
	asPhone,
	asTimeZone,
} from '../../../demo/oracle/brazeStandard';

test.each<[(values: readonly string[]) => unknown, string, unknown]>([
	[asCountry, 'NL', 'NL'],
	[asCountry, ' be ', 'BE'],
	[asCountry, 'Netherlands', 'NL'],
	[asCountry, 'Atlantis', undefined],
	[asCountry, 'ZZ', undefined],
	[asLanguage, 'NL', 'nl'],
	[asLanguage, 'xx', undefined],
	[asLanguage, 'Klingonish', undefined],
	[asTimeZone, 'Europe/Amsterdam', 'Europe/Amsterdam'],
	[asTimeZone, 'Mars/Olympus', undefined],
	[asGender, 'F', 'F'],
	[asGender, 'unknown', undefined],
	[asEmail, ' a@b.example ', 'a@b.example'],
	[asEmail, 'no address', undefined],
	[asPhone, '+31 6 12-34.56(78)', '+31612345678'],
	[asPhone, '0031612345678', '+31612345678'],
	[asPhone, '0612345678', undefined],
])('%p of %j', (as, text, expected) => {
	expect(as([text])).toBe(expected);
	expect(as([])).toBeUndefined();
});
