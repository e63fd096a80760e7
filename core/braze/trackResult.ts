import { z } from 'zod';

import { bodyAsJson, type HttpResponse } from '../flow/http';
import { excerpt } from '../flow/redact';

const entrySchema = z.object({
	type: z.string(),
	input_array: z.string().optional(),
	index: z.int().min(0).optional(),
});

const answerSchema = z.object({
	message: z.string().optional(),
	errors: z.array(z.union([entrySchema, z.string().transform((type) => ({ type }))])).optional(),
});

type Entry = z.infer<typeof entrySchema>;

/** What became of the objects of one request, by their place in it. */
export interface TrackOutcome {
	readonly refused: ReadonlyMap<number, string>;
	/** Objects of which the answer does not say what became of them. */
	readonly unknown: number;
}

/**
 * Reads an answer of `/users/track` that is a verdict on rows: a success, or a 400 that names
 * them (braze.com/docs, post_user_track, "Errors"). An entry without a place makes the rest of
 * the request unknown, not failed.
 *
 * @returns `undefined` when the answer is about the request, not about rows.
 */
export function trackOutcome(response: HttpResponse, sent: number): TrackOutcome | undefined {
	const isSuccess = response.status >= 200 && response.status < 300;
	if (!isSuccess && response.status !== 400) return undefined;
	const parsed = answerSchema.safeParse(bodyAsJson(response));
	if (!parsed.success) return isSuccess ? { refused: new Map(), unknown: sent } : undefined;
	const errors = parsed.data.errors ?? [];
	if (!isSuccess && errors.length === 0) return undefined;

	const refused = refusedObjects(errors, sent);
	if (!isSuccess && refused.size === 0) return undefined;
	const placeless = errors.length > 0 && errors.some((entry) => !isPlaced(entry, sent));
	return { refused, unknown: placeless ? sent - refused.size : 0 };
}

type Placed = Entry & { readonly index: number };

const isPlaced = (entry: Entry, sent: number): entry is Placed =>
	entry.index !== undefined &&
	entry.index < sent &&
	(entry.input_array === undefined || entry.input_array === 'attributes');

function refusedObjects(errors: readonly Entry[], sent: number): Map<number, string> {
	const refused = new Map<number, string>();
	for (const entry of errors) {
		if (isPlaced(entry, sent) && !refused.has(entry.index)) {
			refused.set(entry.index, excerpt(entry.type));
		}
	}
	return refused;
}
