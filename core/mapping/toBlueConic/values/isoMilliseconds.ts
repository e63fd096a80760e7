import { dateFromIso } from '../../values/dates';

/** `2020-07-10T15:00:00.000Z` and, as in Braze's exports, `2020-07-10 15:00:00.000 UTC`. */
const common =
	/^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[T ][01]\d:[0-5]\d:[0-5]\d(?:\.\d{3})?(?:Z| UTC)$/;
const point = '.';
const startOfFraction = 19;
const zero = 48;
const daysOfEveryMonth = 28;

/** The whole number of so many digits at a place; quicker than a text of them. */
function numberAt(text: string, place: number, digits: number): number {
	let number = 0;
	for (let at = place; at < place + digits; at += 1) {
		number = number * 10 + text.charCodeAt(at) - zero;
	}
	return number;
}

/**
 * Epoch milliseconds of an ISO 8601 date, as `dateFromIso` reads it. The common forms are read by
 * their places: millions of values have them.
 */
export function isoMilliseconds(text: string, timeZone: string): number | undefined {
	if (!common.test(text)) return dateFromIso(text, timeZone)?.getTime();
	const day = numberAt(text, 8, 2);
	const milliseconds = Date.UTC(
		numberAt(text, 0, 4),
		numberAt(text, 5, 2) - 1,
		day,
		numberAt(text, 11, 2),
		numberAt(text, 14, 2),
		numberAt(text, 17, 2),
		text[startOfFraction] === point ? numberAt(text, startOfFraction + 1, 3) : 0,
	);
	// The 30th of February would be a day in March.
	const isDay = day <= daysOfEveryMonth || new Date(milliseconds).getUTCDate() === day;
	return isDay ? milliseconds : undefined;
}
