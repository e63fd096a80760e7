import { otherTimeZoneNames } from './timeZoneNames';

const utcNames = new Set(['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT']);

/** Also farther from a local time than any zone's clocks are from UTC's. */
const day = 86_400_000;
/** The last one that JavaScript has. */
const lastMoment = 8.64e15;

const spelled: ReadonlyMap<string, string> = new Map(
	[...Intl.supportedValuesOf('timeZone'), ...otherTimeZoneNames].map((name) => [
		name.toLowerCase(),
		name,
	]),
);

/** Names told apart so far: data may hold any number of different ones. */
const known = new Map<string, boolean>();
const mostKnown = 1_000;

/** Whether the IANA time zone database has a zone of this name, in whichever case. */
export function isTimeZone(name: string): boolean {
	const remembered = known.get(name);
	if (remembered !== undefined) return remembered;
	const is = isKnownToIntl(name);
	if (known.size >= mostKnown) known.clear();
	known.set(name, is);
	return is;
}

/** A time zone's name as the IANA database spells it; nothing when it has none of that name. */
export function timeZoneNamed(name: string): string | undefined {
	if (!isTimeZone(name)) return undefined;
	return spelled.get(name.toLowerCase()) ?? name;
}

/** Some engines take an offset for a zone's name, others do not: it is none in the database. */
function isKnownToIntl(name: string): boolean {
	if (!/^[A-Za-z]/.test(name)) return false;
	try {
		Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
	const made =
		formats.get(timeZone) ??
		new Intl.DateTimeFormat('en-US', {
			timeZone,
			hourCycle: 'h23',
			era: 'narrow',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
	formats.set(timeZone, made);
	return made;
}

/** What a zone's clocks are ahead of UTC on days that were looked at; NaN where that changes. */
const offsetsOfDays = new Map<string, Map<number, number>>();
const mostDays = 40_000;

/**
 * What a time zone's clocks show at a moment, as the milliseconds since 1970 at which UTC's show it.
 *
 * @throws RangeError when there is no such zone, or no such moment.
 */
export function localTime(moment: number, timeZone: string): number {
	if (utcNames.has(timeZone)) return moment;
	const offset = offsetOfDay(Math.floor(moment / day), timeZone);
	return Number.isNaN(offset) ? shownTime(moment, timeZone) : moment + offset;
}

/** Formatting is slow. No zone has changed its clocks there and back again within a day. */
function offsetOfDay(number: number, timeZone: string): number {
	const days = offsetsOfDays.get(timeZone) ?? new Map<number, number>();
	const known = days.get(number);
	if (known !== undefined) return known;
	const begin = number * day;
	// The last moments that there are lie on no whole day.
	if (Math.abs(begin) + day > lastMoment) return NaN;
	const first = shownTime(begin, timeZone) - begin;
	const last = shownTime(begin + day, timeZone) - begin - day;
	if (days.size >= mostDays) days.clear();
	days.set(number, first === last ? first : NaN);
	offsetsOfDays.set(timeZone, days);
	return first === last ? first : NaN;
}

function shownTime(moment: number, timeZone: string): number {
	const shown = new Map<string, string>();
	for (const { type, value } of formatOf(timeZone).formatToParts(moment)) shown.set(type, value);
	const number = (part: string): number => Number(shown.get(part));
	// Before the year 1 they count backwards.
	const year = shown.get('era') === 'B' ? 1 - number('year') : number('year');
	const local = new Date(0);
	local.setUTCFullYear(year, number('month') - 1, number('day'));
	const seconds = (number('hour') * 60 + number('minute')) * 60 + number('second');
	return local.getTime() + seconds * 1_000 + (((moment % 1_000) + 1_000) % 1_000);
}

/**
 * The moment at which a time zone's clocks show a local time, given as `localTime` gives it. A time
 * that is shown twice when clocks go back is the earlier moment; one that is left out when they go
 * forward is as much later as is left out. So does RFC 5545, and Temporal calls it compatible.
 */
export function momentOfLocal(local: number, timeZone: string): number {
	if (utcNames.has(timeZone)) return local;
	const offsetAt = (moment: number): number => localTime(moment, timeZone) - moment;
	const before = local - offsetAt(local - day);
	if (localTime(before, timeZone) === local) return before;
	const after = local - offsetAt(local + day);
	return localTime(after, timeZone) === local ? after : before;
}
