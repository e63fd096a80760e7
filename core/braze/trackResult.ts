import { z } from 'zod';

import { bodyAsJson, type HttpResponse } from '../flow/http';
import { excerpt } from '../flow/redact';
import type { BatchOutcome, RowNote } from '../stage/deliver/batchOutcome';

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

const unclear: RowNote = {
	reason: 'brazeUnclear',
	message: `Braze's answer does not say whether it took this object.`,
};

/**
 * Reads an answer of `/users/track` that is a verdict on rows: a success, or a 400 that names
 * them (braze.com/docs, post_user_track, "Errors"). An entry without a place makes the rest of
 * the request unknown, not failed.
 *
 * @returns `undefined` when the answer is about the request, not about rows.
 */
export function trackOutcome(response: HttpResponse, sent: number): BatchOutcome | undefined {
	const isSuccess = response.status >= 200 && response.status < 300;
	if (!isSuccess && response.status !== 400) return undefined;
	const parsed = answerSchema.safeParse(bodyAsJson(response));
	if (!parsed.success) return isSuccess ? outcomeOf(sent, new Map(), true) : undefined;
	const errors = parsed.data.errors ?? [];
	if (!isSuccess && errors.length === 0) return undefined;

	const refused = refusedObjects(errors, sent);
	if (!isSuccess && refused.size === 0) return undefined;
	const hasPlaceless = errors.some((entry) => !isPlaced(entry, sent));
	return outcomeOf(sent, refused, hasPlaceless);
}

/** Rows that are not refused were taken, or are all unknown. */
function outcomeOf(
	sent: number,
	refused: ReadonlyMap<number, RowNote>,
	othersUnknown: boolean,
): BatchOutcome {
	const unknown = new Map<number, RowNote>();
	for (let place = 0; othersUnknown && place < sent; place += 1) {
		if (!refused.has(place)) unknown.set(place, unclear);
	}
	return { counts: { accepted: sent - refused.size - unknown.size }, refused, unknown, skips: {} };
}

type Placed = Entry & { readonly index: number };

const isPlaced = (entry: Entry, sent: number): entry is Placed =>
	entry.index !== undefined &&
	entry.index < sent &&
	(entry.input_array === undefined || entry.input_array === 'attributes');

function refusedObjects(errors: readonly Entry[], sent: number): Map<number, RowNote> {
	const refused = new Map<number, RowNote>();
	for (const entry of errors) {
		if (isPlaced(entry, sent) && !refused.has(entry.index)) {
			refused.set(entry.index, { reason: 'braze', message: excerpt(entry.type) });
		}
	}
	return refused;
}
