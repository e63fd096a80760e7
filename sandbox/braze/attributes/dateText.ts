import { TimeValue } from './timeValue';

const LAST_YEAR = 3000;
const MINUTE_MS = 60_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const DAY = String.raw`(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)`;
const MINUTES = String.raw`(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d)`;
const SECONDS = String.raw`(?<second>[0-5]\d)`;
const OFFSET = String.raw`[+-]\d\d(?::?[0-5]\d)?`;
const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';

const ISO_8601 = new RegExp(
	String.raw`^${DAY}(?:T${MINUTES}(?::${SECONDS}(?:[.,](?<fraction>\d{1,9}))?)?(?<zone>Z|${OFFSET})?)?$`,
);

/** yyyy-MM-ddTHH:mm:ss:SSSZ, which Braze takes beside ISO 8601. */
const BRAZE_TIME = new RegExp(
	String.raw`^${DAY}T${MINUTES}:${SECONDS}:(?<fraction>\d{3})(?<zone>Z|${OFFSET})?$`,
);

/** Texts that look like dates: https://www.braze.com/docs/user_guide/data/custom_data/custom_attributes */
const DATE_FORMATS: readonly RegExp[] = [
	ISO_8601,
	BRAZE_TIME,
	// yyyy-MM-dd HH:mm:ss, and 2020-07-10 15:00:00.000 UTC as in exports.
	new RegExp(
		String.raw`^${DAY} ${MINUTES}:${SECONDS}(?:\.(?<fraction>\d{3}))?(?: ?(?<zone>Z|UTC|${OFFSET}))?$`,
	),
	/^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/,
	/^(?<day>\d{1,2})-(?<month>\d{1,2})-(?<year>\d{4})$/,
	// ddd MM dd HH:mm:ss.TZD YYYY
	new RegExp(
		String.raw`^${WEEKDAY} (?<month>\d\d|${MONTHS.join('|')}) (?<day>\d\d) ${MINUTES}:${SECONDS}[. ](?<zone>Z|UTC|GMT|${OFFSET}) (?<year>\d{4})$`,
	),
];

type Parts = Readonly<Record<string, string | undefined>>;

function monthIndex(month: string): number {
	const named = MONTHS.indexOf(month);
	return named >= 0 ? named : Number(month) - 1;
}

function offsetMs(zone = 'Z'): number {
	const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
	const size = (Number(hours ?? 0) * 60 + Number(minutes)) * MINUTE_MS;
	return sign === '-' ? -size : size;
}

/** The moment in milliseconds since 1970; nothing when the calendar has no such day. */
function momentOf({ year, month = '', day, hour, minute, second, fraction, zone }: Parts) {
	const date = new Date(0);
	// Date.UTC takes the years 0 to 99 for those of the 20th century.
	date.setUTCFullYear(Number(year), monthIndex(month), Number(day));
	// A day too many is one of the next month.
	if (date.getUTCMonth() !== monthIndex(month)) return undefined;
	const milliseconds = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
	date.setUTCHours(Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0), milliseconds);
	return date.getTime() - offsetMs(zone);
}

/** The moment an ISO 8601 text means, in milliseconds since 1970; without a zone it is UTC. */
export function readIsoTime(text: string): number | undefined {
	const parts = ISO_8601.exec(text)?.groups;
	return parts && momentOf(parts);
}

/**
 * The moment of an event or a purchase, in milliseconds since 1970.
 * https://www.braze.com/docs/api/objects_filters/event_object
 */
export function readEventTime(text: string): number | undefined {
	const parts = BRAZE_TIME.exec(text)?.groups;
	return parts ? momentOf(parts) : readIsoTime(text);
}

/** The time value of a text that looks like a date, unless its year is over 3000. */
export function readDateText(text: string): TimeValue | undefined {
	for (const format of DATE_FORMATS) {
		const parts = format.exec(text)?.groups;
		if (!parts || Number(parts['year']) > LAST_YEAR) continue;
		const timeMs = momentOf(parts);
		if (timeMs !== undefined) return new TimeValue(timeMs);
	}
	return undefined;
}
