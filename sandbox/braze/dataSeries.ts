import { z } from 'zod';

const DAY_MS = 86_400_000;

const ISO_TIME = /^(\d{4}-\d\d-\d\d)(?:T([\d:.]+)(?:Z|([+-])(\d{1,2}):(\d\d))?)?$/;

/**
 * An ISO 8601 time, read as milliseconds since 1970; without a zone it is UTC. The documentation's
 * own example has a zone of one digit: `-5:00`.
 */
export const brazeTime = z.string().transform((text, context) => {
	const [, date, time = '00:00', sign = '+', hours = '00', minutes = '00'] =
		ISO_TIME.exec(text) ?? [];
	const timeMs = Date.parse(`${date}T${time}${sign}${hours.padStart(2, '0')}:${minutes}`);
	if (Number.isNaN(timeMs)) context.addIssue('is not an ISO 8601 time');
	return timeMs;
});

/**
 * How many days a series shall have, and the last of them.
 * https://www.braze.com/docs/api/endpoints/export/segments/get_segment_analytics
 */
export const seriesQuery = z.object({
	length: z.coerce.number().int().min(1).max(100),
	ending_at: brazeTime.optional(),
});

/** The days of a series as `YYYY-MM-DD`, the earliest first. */
export function seriesDays({ length, ending_at: endMs }: z.output<typeof seriesQuery>): string[] {
	const lastMs = endMs ?? Date.now();
	return Array.from({ length }, (_, day) => {
		return new Date(lastMs - (length - 1 - day) * DAY_MS).toISOString().slice(0, 10);
	});
}
