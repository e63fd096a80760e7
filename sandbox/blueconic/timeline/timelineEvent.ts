import { z } from 'zod';

export type EventValue = string | number | boolean | readonly EventData[];

/** The values of one field of an event; a nested field has lists of fields as values. */
export interface EventData {
	readonly id: string;
	readonly values: readonly EventValue[];
}

export const eventData: z.ZodType<EventData> = z.lazy(() =>
	z.object({
		id: z.string(),
		values: z.array(z.union([z.string(), z.number(), z.boolean(), z.array(eventData)])),
	}),
);

/** An event of a profile's timeline. Its id, type and date together tell it from others. */
export interface TimelineEvent {
	readonly id: string;
	readonly eventTypeId: string;
	readonly dateMs: number;
	readonly source: string;
	readonly data: readonly EventData[];
}
