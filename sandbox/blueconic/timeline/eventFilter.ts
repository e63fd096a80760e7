import { z } from 'zod';
import { apiTime, apiTimeText } from '../http/apiDate';
import { queryList } from '../http/queryList';
import type { TimelineEvent } from './timelineEvent';

/** The timeline filters of the profile reads: https://rest.apidoc.blueconic.com */
export const eventFilter = z.object({
	eventTypeId: queryList,
	eventProperty: queryList,
	eventCount: z.coerce.number().int().min(0).optional(),
	fromDate: apiTime.default(-Infinity),
	toDate: apiTime.default(Infinity),
});

export type EventFilter = z.output<typeof eventFilter>;

/** An event as the API shows it, with all its data or with these fields of it. */
export function eventView(
	{ id, eventTypeId, dateMs, source, data }: TimelineEvent,
	fields: readonly string[] = [],
): Record<string, unknown> {
	const shown = fields.length === 0 ? data : data.filter((field) => fields.includes(field.id));
	return { id, eventTypeId, date: apiTimeText(dateMs), source, data: shown };
}

/** The events that are asked for: later than `fromDate`, before `toDate`, newest first. */
export function shownEvents(
	events: readonly TimelineEvent[],
	{ eventTypeId, eventProperty, eventCount, fromDate, toDate }: EventFilter,
): readonly Record<string, unknown>[] {
	return events
		.filter((event) => eventTypeId.length === 0 || eventTypeId.includes(event.eventTypeId))
		.filter(({ dateMs }) => dateMs > fromDate && dateMs < toDate)
		.toSorted((one, other) => other.dateMs - one.dateMs)
		.slice(0, eventCount)
		.map((event) => eventView(event, eventProperty));
}
