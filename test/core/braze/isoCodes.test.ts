import { countryCodes, countryNamed } from '../../../core/braze/isoCountries';
import { languageCodes, languageNamed } from '../../../core/braze/isoLanguages';

it('249 countries and 183 languages have a code', () => {
	expect([countryCodes.size, languageCodes.size]).toEqual([249, 183]);
});

it.each([
	['Netherlands', 'NL'],
	['the netherlands', 'NL'],
	['TÜRKİYE', 'TR'],
	['Turkey', 'TR'],
	['cote d’ivoire', 'CI'],
	['Bosnia & Herzegovina', 'BA'],
	['Trinidad and Tobago', 'TT'],
	['Hong Kong', 'HK'],
	['United States of America', 'US'],
	['USA', 'US'],
	['uk', 'GB'],
	['Atlantis', undefined],
	['', undefined],
])('the country %j is %s', (name, code) => {
	expect(countryNamed(name)).toBe(code);
});

it.each([
	['English', 'en'],
	['en-GB', 'en'],
	['EN_us', 'en'],
	['sr-Latn-RS', 'sr'],
	['iw-IL', 'he'],
	['Norwegian Bokmål', 'nb'],
	['qq', undefined],
	['qq-US', undefined],
	['en-', undefined],
	['constructor', undefined],
])('the language %j is %s', (name, code) => {
	expect(languageNamed(name)).toBe(code);
});
