import { isoTimeMs } from './isoTime';

/** A list at its limit drops its oldest elements. */
const MAX_LIST_ELEMENTS = 25;

/** As Braze shows times: `2020-07-10 15:00:00.000 UTC`. */
function shownTime(timeMs: number): string {
	return new Date(timeMs).toISOString().replace('T', ' ').replace('Z', ' UTC');
}

/** What Braze holds of a custom attribute that it was sent: a text that is a date becomes a time. */
export function heldByBraze(value: unknown): unknown {
	if (Array.isArray(value)) return value.slice(-MAX_LIST_ELEMENTS);
	const timeMs = typeof value === 'string' ? isoTimeMs(value) : undefined;
	return timeMs === undefined ? value : shownTime(timeMs);
}

function heldPart(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	if ('$time' in value) return shownTime(isoTimeMs(String(value.$time)) ?? NaN);
	return heldInside(value);
}

/** The same of what lies inside an object, where only what is marked so is a time. */
export function heldInside(object: object): Readonly<Record<string, unknown>> {
	return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, heldPart(value)]));
}
