import { findEventType } from './eventTypes';
import type { TimelineEvent } from './timelineEvent';

const DAY_MS = 86_400_000;

/** https://rest.apidoc.blueconic.com: what a profile's timeline holds. */
const MAX_EVENTS = 250;
const MANY_HIGH_EVENTS = 200;
const MAX_LOW_EVENTS_BESIDE_MANY = 50;

function isLow({ eventTypeId }: TimelineEvent): boolean {
	return findEventType(eventTypeId)?.priority === 'LOW';
}

function isPastRetention({ eventTypeId, dateMs }: TimelineEvent, nowMs: number): boolean {
	const days = findEventType(eventTypeId)?.retentionPeriod ?? 0;
	return dateMs < nowMs - days * DAY_MS;
}

/**
 * The events that are kept: 250 a profile, the newest; those of priority LOW only for some days,
 * and 50 of them beside 200 of priority HIGH.
 */
export function keptEvents(
	events: readonly TimelineEvent[],
	nowMs: number,
): readonly TimelineEvent[] {
	const newestFirst = events.toSorted((one, other) => other.dateMs - one.dateMs);
	const high = newestFirst.filter((event) => !isLow(event)).slice(0, MAX_EVENTS);
	const maxLow =
		high.length >= MANY_HIGH_EVENTS
			? Math.min(MAX_LOW_EVENTS_BESIDE_MANY, MAX_EVENTS - high.length)
			: MAX_EVENTS - high.length;
	const low = newestFirst.filter((event) => isLow(event) && !isPastRetention(event, nowMs));
	const kept = new Set([...high, ...low.slice(0, maxLow)]);
	return kept.size === events.length ? events : events.filter((event) => kept.has(event));
}
