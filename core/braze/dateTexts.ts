/** A time as it is written: the calendar's own, and what it is ahead of UTC where the text says so. */
export interface WrittenTime {
	/** Milliseconds since 1970 if it were UTC. */
	readonly local: number;
	readonly offset: number | undefined;
}

/** Later years stay text (braze.com/docs/user_guide/data/custom_data/custom_attributes). */
const lastYear = 3000;
const minute = 60_000;

/**
 * ISO 8601 with the forms of it that Braze takes beside it: `2020-07-10 15:00:00.000 UTC` as in its
 * exports, and milliseconds after a colon.
 */
const iso =
	/^(\d{4})-(\d\d)-(\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,:](\d{1,9}))?)?(?: ?(?:(Z|UTC)|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?))?)?$/;

/** Month and day may stand in either order, which makes them no date anyone can count on. */
const twoNumbersAndYear = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})$/;

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const weekdayFirst = new RegExp(
	`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\\d\\d|${months}) (\\d\\d) (?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d[. ](?:Z|UTC|GMT|[+-]\\d\\d(?::?[0-5]\\d)?) (\\d{4})$`,
);
const monthNames = months.split('|');

/** The shortest and the longest text that is one of the forms. */
const fewestLetters = 8;
const mostLetters = 40;

/**
 * The time that a text of ISO 8601 means, or of Braze's own forms of it (the page above, "Date");
 * nothing when it is none or the calendar has no such day.
 */
export function writtenTime(text: string): WrittenTime | undefined {
	if (text.length < fewestLetters || text.length > mostLetters) return undefined;
	const parts = iso.exec(text);
	if (!parts) return undefined;
	const [, year, month, day, hour, minutes, seconds, fraction = '', utc, ...offset] = parts;
	const date = midnight(Number(year), Number(month), Number(day));
	if (!date) return undefined;
	const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
	date.setUTCHours(Number(hour ?? 0), Number(minutes ?? 0), Number(seconds ?? 0), milliseconds);
	return { local: date.getTime(), offset: utc ? 0 : offsetOf(offset) };
}

/**
 * Which kind of date Braze would take a custom attribute's text for, without a word; nothing for a
 * text that stays one. `ambiguous` where the order of day and month is anyone's guess.
 */
export function dateFormOf(text: string): 'iso' | 'ambiguous' | undefined {
	if (text.length < fewestLetters || text.length > mostLetters || !mayBeDate(text)) {
		return undefined;
	}
	const written = writtenTime(text);
	if (written) return new Date(written.local).getUTCFullYear() <= lastYear ? 'iso' : undefined;
	return isAmbiguousDate(text) ? 'ambiguous' : undefined;
}

const isDigit = (letter: string | undefined): boolean =>
	letter !== undefined && letter >= '0' && letter <= '9';

/** A form begins with a weekday, or with a number that a separator ends. */
function mayBeDate(text: string): boolean {
	if (!isDigit(text[0])) return text[3] === ' ';
	for (let place = 1; place < 5; place += 1) {
		const letter = text[place];
		if (!isDigit(letter)) return letter === '-' || letter === '/';
	}
	return false;
}

function isAmbiguousDate(text: string): boolean {
	const numbers = twoNumbersAndYear.exec(text);
	if (numbers) {
		const [, first, , second, year] = numbers;
		return isDay(year, first, second) || isDay(year, second, first);
	}
	const [, month = '', day, year] = weekdayFirst.exec(text) ?? [];
	if (year === undefined) return false;
	const named = monthNames.indexOf(month) + 1;
	return isDay(year, named > 0 ? String(named) : month, day);
}

function isDay(year: string | undefined, month: string | undefined, day: string | undefined) {
	return (
		Number(year) <= lastYear && midnight(Number(year), Number(month), Number(day)) !== undefined
	);
}

/** The day's beginning; nothing for the 30th of February. */
function midnight(year: number, month: number, day: number): Date | undefined {
	const date = new Date(0);
	// Date.UTC takes the years 0 to 99 for those of the 20th century.
	date.setUTCFullYear(year, month - 1, day);
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : undefined;
}

function offsetOf([sign, hours, minutes = '0']: readonly (string | undefined)[]) {
	if (sign === undefined) return undefined;
	const size = (Number(hours) * 60 + Number(minutes)) * minute;
	return sign === '-' ? -size : size;
}
