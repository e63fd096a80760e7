/** A point in time, in milliseconds since 1970, to tell times from numbers. */
export class Moment {
	constructor(readonly ms: number) {}
}

const DATE = String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})`;
const CLOCK = String.raw`(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})`;
const ISO_CLOCK = String.raw`(?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?`;
const ZONE = String.raw`(?<zone>Z|UTC|[+-]\d{2}(?::?\d{2})?)`;

const ISO_8601 = new RegExp(`^${DATE}(?:T${ISO_CLOCK}${ZONE}?)?$`);
const COLON_FORM = new RegExp(`^${DATE}T${CLOCK}:(?<fraction>\\d{3})${ZONE}?$`);
/** The other forms in which texts are taken for dates. */
const OTHER_FORMS = [
	COLON_FORM,
	new RegExp(`^${DATE} ${CLOCK}$`),
	/^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/,
	/^(?<day>\d{1,2})-(?<month>\d{1,2})-(?<year>\d{4})$/,
	new RegExp(`^[A-Z][a-z]{2} (?<month>\\d{2}) (?<day>\\d{2}) ${CLOCK}\\.${ZONE} (?<year>\\d{4})$`),
];

const LAST_YEAR = 3000;

function offsetMinutes(zone: string | undefined): number {
	if (zone === undefined || zone === 'Z' || zone === 'UTC') return 0;
	const sign = zone.startsWith('-') ? -1 : 1;
	return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '')));
}

/** The time, and the year that was written. */
function momentOf(found: RegExpExecArray | null): { moment: Moment; year: number } | undefined {
	const parts = found?.groups;
	if (parts === undefined) return undefined;
	const number = (name: string): number => Number(parts[name] ?? 0);
	const [year, month, day] = [number('year'), number('month'), number('day')];
	const [hour, minute, second] = [number('hour'), number('minute'), number('second')];
	const ms = Math.floor(Number(`0.${parts.fraction ?? 0}`) * 1000);
	if (hour > 23 || minute > 59 || second > 59) return undefined;

	const date = new Date(0);
	date.setUTCFullYear(year, month - 1, day);
	// The 30th of February comes out as another day.
	if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
	date.setUTCHours(hour, minute - offsetMinutes(parts.zone), second, ms);
	return { moment: new Moment(date.getTime()), year };
}

/** The time that a text in ISO 8601 says; without a zone it is UTC. */
export function isoMoment(text: string): Moment | undefined {
	return momentOf(ISO_8601.exec(text))?.moment;
}

/** The time that an event says: ISO 8601, or with a colon before the milliseconds. */
export function eventMoment(text: string): Moment | undefined {
	return isoMoment(text) ?? momentOf(COLON_FORM.exec(text))?.moment;
}

/** The time that an attribute's text says, in any form that is taken for a date. */
export function dateLikeMoment(text: string): Moment | undefined {
	for (const form of [ISO_8601, ...OTHER_FORMS]) {
		const found = momentOf(form.exec(text));
		if (found !== undefined && found.year <= LAST_YEAR) return found.moment;
	}
	return undefined;
}
