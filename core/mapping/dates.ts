const epochMilliseconds = /^-?\d{1,16}$/;
const iso = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?(UTC|Z|[+-]\d{2}:?\d{2}))?)?$/;

/** Years that Braze keeps as dates (braze.com/docs, custom attribute data types). */
const firstYear = 0;
const lastYear = 3000;

/** A BlueConic date: epoch milliseconds as text, or ISO 8601. */
export function dateFromBlueConic(text: string): Date | undefined {
	if (epochMilliseconds.test(text)) return valid(new Date(Number(text)));
	return dateFromIso(text);
}

/**
 * A Braze date: ISO 8601, or the form of its exports, `2020-07-10 15:00:00.000 UTC`. Without a zone
 * it is UTC, as in Braze.
 */
export function dateFromIso(text: string): Date | undefined {
	if (!iso.test(text)) return undefined;
	const [day = '', time = ''] = text.replace(' UTC', 'Z').split(/[T ](.*)/s);
	if (!isDay(day)) return undefined;
	if (time === '') return valid(new Date(`${day}T00:00:00Z`));
	const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(time) ? time : `${time}Z`;
	return valid(new Date(`${day}T${zoned.replace(' ', '')}`));
}

/** Whether Braze keeps the date as a date. */
export function isBrazeDate(date: Date): boolean {
	const year = date.getUTCFullYear();
	return year >= firstYear && year <= lastYear;
}

/** JavaScript takes the 30th of February for the 2nd of March. */
function isDay(day: string): boolean {
	const midnight = valid(new Date(`${day}T00:00:00Z`));
	return midnight?.toISOString().startsWith(day) ?? false;
}

const valid = (date: Date): Date | undefined => (Number.isNaN(date.getTime()) ? undefined : date);
