import { dateFromIso } from '../../values/dates';

/** `2020-07-10T15:00:00.000Z` and, as in Braze's exports, `2020-07-10 15:00:00.000 UTC`. */
const common = /^[1-9]\d{3}-[01]\d-[0-2]\d[T ][01]\d:[0-5]\d:[0-5]\d(?:\.\d{3})?(?:Z| UTC)$/;
const startOfFraction = 19;
const mostDaysOfEveryMonth = 28;

/**
 * Epoch milliseconds of an ISO 8601 date, as `dateFromIso` reads it. The common forms are read by
 * their places: millions of values have them.
 */
export function isoMilliseconds(text: string, timeZone: string): number | undefined {
	if (common.test(text)) {
		const month = Number(text.slice(5, 7));
		const day = Number(text.slice(8, 10));
		if (month >= 1 && month <= 12 && day >= 1 && day <= mostDaysOfEveryMonth) {
			return Date.UTC(
				Number(text.slice(0, 4)),
				month - 1,
				day,
				Number(text.slice(11, 13)),
				Number(text.slice(14, 16)),
				Number(text.slice(17, 19)),
				text[startOfFraction] === '.' ? Number(text.slice(20, 23)) : 0,
			);
		}
	}
	return dateFromIso(text, timeZone)?.getTime();
}
