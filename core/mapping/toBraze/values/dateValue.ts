import { dateFromBlueConic, dayFromBlueConic, isBrazeDate } from '../../values/dates';
import { isoText } from '../../values/isoText';
import type { Converted, ConvertText } from './converted';

function brazeDate(date: Date | undefined, jsonOf: (iso: string) => string): Converted {
	if (!date) return { warning: 'notADate' };
	return isBrazeDate(date)
		? { json: jsonOf(isoText(date.getTime())) }
		: { warning: 'dateOutOfRange' };
}

/** A moment, as ISO 8601 in UTC. */
export const dateText =
	(timeZone: string): ConvertText =>
	(text) =>
		brazeDate(dateFromBlueConic(text.trim(), timeZone), (iso) => `"${iso}"`);

/** A moment inside an object (braze.com/docs, nested custom attributes, "Time"). */
export const nestedDate =
	(timeZone: string): ConvertText =>
	(text) =>
		brazeDate(dateFromBlueConic(text.trim(), timeZone), (iso) => `{"$time":"${iso}"}`);

/** A day without a time, which no time zone moves. */
export const dayText =
	(timeZone: string): ConvertText =>
	(text) =>
		brazeDate(
			dayFromBlueConic(text.trim(), timeZone),
			(iso) => `"${iso.slice(0, 'YYYY-MM-DD'.length)}"`,
		);
