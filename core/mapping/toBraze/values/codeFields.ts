import { countryCodes, countryNamed } from '../../../braze/isoCountries';
import { languageCodes, languageNamed } from '../../../braze/isoLanguages';
import { timeZoneNamed } from '../../values/timeZone';
import { sentText, type ConvertText } from './converted';

/** Braze's words for genders, by the words that people write for them. */
const genders: ReadonlyMap<string, string> = new Map([
	['m', 'M'],
	['male', 'M'],
	['man', 'M'],
	['f', 'F'],
	['female', 'F'],
	['woman', 'F'],
	['o', 'O'],
	['other', 'O'],
	['non-binary', 'O'],
	['nonbinary', 'O'],
	['n', 'N'],
	['not applicable', 'N'],
	['n/a', 'N'],
	['p', 'P'],
	['prefer not to say', 'P'],
]);

/** ISO 3166-1 alpha-2; Braze empties the field of others (user attributes object, "country"). */
export const country: ConvertText = (text) => {
	if (countryCodes.has(text)) return sentText(text);
	const trimmed = text.trim();
	const code = trimmed.toUpperCase();
	if (countryCodes.has(code)) return sentText(code);
	const named = countryNamed(trimmed);
	return named === undefined ? { warning: 'notACountry' } : sentText(named, 'countryNameMended');
};

/** ISO 639-1 (user attributes object, "language"). */
export const language: ConvertText = (text) => {
	if (languageCodes.has(text)) return sentText(text);
	const trimmed = text.trim();
	const code = trimmed.toLowerCase();
	if (languageCodes.has(code)) return sentText(code);
	const named = languageNamed(trimmed);
	return named === undefined ? { warning: 'notALanguage' } : sentText(named, 'languageMended');
};

/** A name of the IANA database; Braze ignores others (user attributes object, "time_zone"). */
export const timeZone: ConvertText = (text) => {
	const trimmed = text.trim();
	const name = timeZoneNamed(trimmed);
	if (name === undefined) return { warning: 'notATimeZone' };
	return sentText(name, name === trimmed ? undefined : 'timeZoneMended');
};

/** One of M, F, O, N and P (user attributes object, "gender"). */
export const gender: ConvertText = (text) => {
	const trimmed = text.trim();
	const code = genders.get(trimmed.toLowerCase());
	if (code === undefined) return { warning: 'notAGender' };
	return sentText(code, code === trimmed ? undefined : 'genderMended');
};
