import { z } from 'zod';

import { excerpt } from '../flow/redact';
import { KindCounter } from '../report/counts';
import type { BatchOutcome, RowNote, SettledCounts } from '../stage/deliver/batchOutcome';

const resultSchema = z.object({
	identifier: z.string().nullish(),
	state: z.string(),
	validationErrors: z.record(z.string(), z.array(z.string())).nullish(),
});

/** Answer of a bulk write: one element an entry. */
export const bulkResultSchema = z.array(resultSchema);

type BulkResult = z.infer<typeof resultSchema>;

type SettledName = keyof SettledCounts;

/** How each state counts (rest.apidoc.blueconic.com, PUT /profiles). */
const countsOfState: Readonly<Record<string, readonly SettledName[]>> = {
	CREATED: ['accepted', 'created'],
	MODIFIED: ['accepted', 'updated'],
	UNCHANGED: ['unchanged'],
	SKIPPED: ['skipped'],
	NOTFOUND: ['skipped'],
	CONSENT_MISMATCH: ['skipped'],
	RESTRICTION_MISMATCH: ['skipped'],
};

const namesOf = (state: string): readonly SettledName[] | undefined =>
	Object.hasOwn(countsOfState, state) ? countsOfState[state] : undefined;

/** Why nobody knows what became of an entry. */
const unclear = (result: BulkResult | undefined): RowNote => ({
	reason: 'blueConicUnclear',
	message: result
		? `BlueConic answered with a state that it does not document: '${excerpt(result.state, 50)}'.`
		: `BlueConic's answer does not name this entry.`,
});

/**
 * Why an entry was refused, or `undefined` when it was not. An entry with validation errors counts
 * as refused: part of it was not written.
 */
function refusalOf(result: BulkResult): RowNote | undefined {
	const invalid = Object.entries(result.validationErrors ?? {});
	if (invalid.length > 0) {
		const told = invalid.map(([property, texts]) => `${property}: ${texts.join(', ')}`);
		return { reason: 'blueConicValidation', message: excerpt(told.join('; ')) };
	}
	if (result.state === 'UNAUTHORIZED') {
		return {
			reason: 'blueConicUnauthorized',
			message: `The application's user may not write these properties: give its role access to them in BlueConic.`,
		};
	}
	return undefined;
}

/**
 * What became of a bulk write's entries. Each element names its entry by the identifier that was
 * sent with it; entries that no element names, or with a state that is not documented, are unknown.
 */
export function bulkOutcome(
	results: readonly BulkResult[],
	identifiers: readonly string[],
): BatchOutcome {
	const byIdentifier = new Map(results.map((result) => [result.identifier, result]));
	const counts: SettledCounts = {};
	const refused = new Map<number, RowNote>();
	const unknown = new Map<number, RowNote>();
	const skips = new KindCounter();
	for (const [place, identifier] of identifiers.entries()) {
		const result = byIdentifier.get(identifier);
		const refusal = result && refusalOf(result);
		const names = result && namesOf(result.state);
		if (refusal) refused.set(place, refusal);
		else if (!names) unknown.set(place, unclear(result));
		else for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
		if (result && !refusal && names?.includes('skipped')) skips.add(result.state);
	}
	return { counts, refused, unknown, skips: skips.kinds() };
}
