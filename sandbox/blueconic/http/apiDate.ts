import { z } from 'zod';

/** An ISO 8601 time with its zone, in milliseconds. */
export const apiTime = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

/** A date in ISO 8601, with or without the time, in milliseconds. */
export const apiDate = z
	.union([z.iso.datetime({ offset: true }), z.iso.date()])
	.transform((text) => Date.parse(text));

/** Milliseconds as the API writes a time: UTC in RFC 3339. */
export function apiTimeText(timeMs: number): string {
	return new Date(timeMs).toISOString();
}
