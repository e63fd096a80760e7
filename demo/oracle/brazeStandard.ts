const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const COUNTRY_CODES = LETTERS.flatMap((one) => LETTERS.map((other) => one + other)).filter(
	(code) => code !== 'ZZ' && COUNTRIES.of(code) !== undefined,
);
const COUNTRY_CODE_SET = new Set(COUNTRY_CODES);
const CODE_BY_NAME = new Map(COUNTRY_CODES.map((code) => [COUNTRIES.of(code), code]));
const TIME_ZONES = new Set(Intl.supportedValuesOf('timeZone'));
const GENDERS = ['M', 'F', 'O', 'N', 'P'];
const ADDRESS = /^[^\s@]+@[^\s@]+$/;
/** E.164: https://www.braze.com/docs/api/objects_filters/user_attributes_object */
const PHONE = /^\+[1-9]\d{1,14}$/;

/** ISO 3166-1 alpha-2, also from the English name. */
export function asCountry([first = '']: readonly string[]): string | undefined {
	const text = first.trim();
	const code = text.toUpperCase();
	return COUNTRY_CODE_SET.has(code) ? code : CODE_BY_NAME.get(text);
}

/** ISO 639-1. */
export function asLanguage([first = '']: readonly string[]): string | undefined {
	const code = first.trim().toLowerCase();
	return /^[a-z]{2}$/.test(code) && LANGUAGES.of(code) !== undefined ? code : undefined;
}

/** A name of the IANA database. */
export function asTimeZone([first = '']: readonly string[]): string | undefined {
	return TIME_ZONES.has(first) ? first : undefined;
}

/** Braze's letter for it. */
export function asGender([first = '']: readonly string[]): string | undefined {
	return GENDERS.find((gender) => gender === first);
}

export function asEmail([first = '']: readonly string[]): string | undefined {
	return ADDRESS.test(first.trim()) ? first.trim() : undefined;
}

/** A number with its country, without what people put between the digits. */
export function asPhone([first = '']: readonly string[]): string | undefined {
	const dialled = first.replace(/[\s().-]/g, '').replace(/^00/, '+');
	return PHONE.test(dialled) ? dialled : undefined;
}
