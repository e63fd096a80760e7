import { writtenTime } from '../../braze/dateTexts';
import { localTime, momentOfLocal } from './timeZone';

const epochMilliseconds = /^-?\d{1,16}$/;

/** The years 0 to 3000, which Braze keeps as dates (braze.com/docs, custom attribute data types). */
const firstMoment = Date.parse('0000-01-01T00:00:00.000Z');
const lastMoment = Date.parse('3000-12-31T23:59:59.999Z');

/**
 * A BlueConic date: epoch milliseconds as text, or ISO 8601, where the time zone counts if the text
 * has none.
 */
export function dateFromBlueConic(text: string, timeZone = 'UTC'): Date | undefined {
	if (epochMilliseconds.test(text)) return valid(new Date(Number(text)));
	return dateFromIso(text, timeZone);
}

/**
 * A Braze date: ISO 8601, or the form of its exports, `2020-07-10 15:00:00.000 UTC`. The time zone
 * counts for a text without one.
 */
export function dateFromIso(text: string, timeZone = 'UTC'): Date | undefined {
	const written = writtenTime(text);
	if (!written) return undefined;
	const { local, offset } = written;
	return new Date(offset === undefined ? momentOfLocal(local, timeZone) : local - offset);
}

/**
 * The day of a BlueConic date, as its beginning in UTC: epoch milliseconds have it in the time zone,
 * ISO 8601 is on the day as written.
 */
export function dayFromBlueConic(text: string, timeZone: string): Date | undefined {
	if (!epochMilliseconds.test(text)) {
		const written = writtenTime(text);
		return written && dayOf(written.local);
	}
	const date = valid(new Date(Number(text)));
	return date && dayOf(localTime(date.getTime(), timeZone));
}

/** Whether Braze keeps the date as a date. */
export function isBrazeDate(date: Date): boolean {
	const moment = date.getTime();
	return moment >= firstMoment && moment <= lastMoment;
}

const day = 86_400_000;

const dayOf = (local: number): Date => new Date(Math.floor(local / day) * day);

const valid = (date: Date): Date | undefined => (Number.isNaN(date.getTime()) ? undefined : date);
