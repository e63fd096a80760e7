/** How exports may write the time values of custom attributes; Braze does not document it. */
export const TIME_FORMATS = ['utcText', 'iso'] as const;

export type TimeFormat = (typeof TIME_FORMATS)[number];

/** A moment: custom attributes keep it apart from texts. */
export class TimeValue {
	constructor(readonly timeMs: number) {}
}

/** A moment as text: `2020-07-10 15:00:00.000 UTC`, or the same in ISO 8601. */
export function timeText(timeMs: number, format: TimeFormat): string {
	const iso = new Date(timeMs).toISOString();
	return format === 'iso' ? iso : iso.replace('T', ' ').replace('Z', ' UTC');
}
